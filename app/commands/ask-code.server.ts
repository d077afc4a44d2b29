import { and, count, eq, gt, isNull } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { personByEmail } from '#db/queries/people.server.ts'
import { codeRequests } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'

export type CodeAsked = { request: string }

const minute = 60_000
const perTenMinutes = 5

/**
 * Asks a six-digit code and a link for an e-mail address: ten minutes, once, for the session that asks. Known and unknown
 * addresses get the same answer. Earlier open requests of the session die. Refuses `too-many-tries` after five requests
 * for one address in ten minutes (ASVS 6.3.1, 6.5.5).
 */
export async function askSignInCode(
  session: string,
  form: { email: string; back: string | null },
  now: Date,
): Promise<Verdict<CodeAsked>> {
  return transaction(async (tx) => {
    const [asked] = await tx
      .select({ n: count() })
      .from(codeRequests)
      .where(
        and(
          eq(codeRequests.email, form.email),
          gt(codeRequests.createdAt, new Date(now.getTime() - 10 * minute)),
        ),
      )
    if ((asked?.n ?? 0) >= perTenMinutes) return refused('too-many-tries', { minutes: 10 })
    await tx
      .update(codeRequests)
      .set({ usedAt: now })
      .where(
        and(
          eq(codeRequests.sessionHash, session),
          eq(codeRequests.purpose, 'sign-in'),
          isNull(codeRequests.usedAt),
        ),
      )
    const fund = (await currentFund(tx))?.id
    if (!fund) return refused('not-found')
    const known = await personByEmail(tx, form.email)
    const request = newId(now)
    await tx.insert(codeRequests).values({
      id: request,
      purpose: 'sign-in',
      email: form.email,
      personId: known?.id ?? null,
      sessionHash: session,
      back: form.back,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 10 * minute),
    })
    await record(tx, {
      type: 'sign-in-asked',
      fund,
      actor: known?.id ?? 'system',
      person: known?.id ?? request,
      request,
      at: now,
    })
    return allowed({ request })
  })
}

/**
 * Asks a code by mail for somebody who is signed in: to step up before money moves, or to sign one agreement. The code
 * is bound to the session, the person and the subject. Refuses `too-many-tries` like the sign-in code, and `not-found` for
 * a grant that is not there.
 */
export async function askBoundCode(
  actor: Actor & { person: string; email: string },
  purpose: { kind: 'step-up' } | { kind: 'sign-agreement'; grant: string; termsVersion: string },
  now: Date,
): Promise<Verdict<CodeAsked>> {
  return transaction(async (tx) => {
    if (purpose.kind === 'sign-agreement' && !(await lockGrant(tx, actor.fund, purpose.grant)))
      return refused('not-found')
    const [asked] = await tx
      .select({ n: count() })
      .from(codeRequests)
      .where(
        and(
          eq(codeRequests.personId, actor.person),
          gt(codeRequests.createdAt, new Date(now.getTime() - 10 * minute)),
        ),
      )
    if ((asked?.n ?? 0) >= 2 * perTenMinutes) return refused('too-many-tries', { minutes: 10 })
    await tx
      .update(codeRequests)
      .set({ usedAt: now })
      .where(
        and(
          eq(codeRequests.sessionHash, actor.session),
          eq(codeRequests.purpose, purpose.kind),
          isNull(codeRequests.usedAt),
        ),
      )
    const request = newId(now)
    await tx.insert(codeRequests).values({
      id: request,
      purpose: purpose.kind,
      email: actor.email,
      personId: actor.person,
      sessionHash: actor.session,
      subjectId: purpose.kind === 'sign-agreement' ? purpose.termsVersion : null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 10 * minute),
    })
    const common = { fund: actor.fund, actor: actor.person, person: actor.person, request, at: now }
    await record(
      tx,
      purpose.kind === 'step-up'
        ? { type: 'step-up-asked', ...common }
        : { type: 'signing-code-asked', ...common, grant: purpose.grant, termsVersion: purpose.termsVersion },
    )
    return allowed({ request })
  })
}
