import { and, eq, isNull } from 'drizzle-orm'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { personByEmail } from '#db/queries/people.server.ts'
import { initiatives, memberships, people, proposals } from '#db/schema/index.ts'
import { takeRequest } from '#db/writes/codes.server.ts'
import { judgeCode, type Proof } from './use-code.server.ts'

export type SignedIn = { person: string; back: string | null }

/**
 * Signs in with the code or the link of the session's open request. A new address becomes a person. The drafts that this
 * browser wrote anonymously become theirs, and each says so by mail. Refuses what `judgeCode` refuses.
 */
export async function signIn(
  session: string,
  proof: Proof,
  locale: string,
  now: Date,
): Promise<Verdict<SignedIn>> {
  const judged = await judgeCode(session, 'sign-in', proof, now)
  if (!judged.ok) return judged
  const { id: request, email, back } = judged.request
  return transaction(async (tx) => {
    if (!(await takeRequest(tx, request, now))) return refused('code-expired')
    const fund = (await currentFund(tx))?.id
    if (!fund) return refused('not-found')
    const person = (await personByEmail(tx, email))?.id ?? (await newPerson(tx, email, locale, now))
    await record(tx, { type: 'signed-in', fund, actor: person, person, at: now })
    await adoptDrafts(tx, fund, session, person, now)
    return allowed({ person, back })
  })
}

async function newPerson(tx: Tx, email: string, locale: string, now: Date): Promise<string> {
  const id = newId(now)
  await tx.insert(people).values({ id, email, name: '', locale, createdAt: now }).onConflictDoNothing()
  return (await personByEmail(tx, email))?.id ?? id
}

async function adoptDrafts(tx: Tx, fund: string, session: string, person: string, now: Date): Promise<void> {
  const drafts = await tx
    .select({ proposal: proposals.id, initiative: initiatives.id })
    .from(proposals)
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .where(and(eq(proposals.sessionHash, session), isNull(proposals.submittedAt)))
    .orderBy(proposals.id)
    .for('update', { of: proposals })
  for (const { proposal, initiative } of drafts) {
    await tx.update(proposals).set({ sessionHash: null }).where(eq(proposals.id, proposal))
    await tx
      .insert(memberships)
      .values({ fundId: fund, initiativeId: initiative, personId: person, relation: 'owner', since: now })
    await record(tx, { type: 'draft-first-saved', fund, actor: person, proposal, person, at: now })
  }
}
