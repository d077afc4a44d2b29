import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { Secret } from 'otpauth'
import type { Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { seal, unseal } from '#app/effects/codes.server.ts'
import { sha256 } from '#app/effects/hash.ts'
import { record } from '#app/effects/record.server.ts'
import { db, type Tx, transaction } from '#db/client.server.ts'
import { secondFactorOf } from '#db/queries/people.server.ts'
import { recoveryCodes, secondFactors, sessions } from '#db/schema/index.ts'
import { judgeSecondFactor, totpOf } from './use-second-factor.server.ts'

/** The secret that somebody is about to put in an authenticator app: made once, the same until it is confirmed. */
export async function offeredSecret(person: string): Promise<string> {
  await db()
    .insert(secondFactors)
    .values({ personId: person, sealedSecret: seal(new Secret({ size: 20 }).base32) })
    .onConflictDoNothing()
  const factor = await secondFactorOf(db(), person)
  return unseal(factor?.sealedSecret ?? '')
}

/** The address that an authenticator app reads from a picture. */
export function authenticatorAddress(secret: string, account: string, issuer: string): string {
  return totpOf(secret, account, issuer).toString()
}

/**
 * Confirms a new authenticator app with its first code and answers ten recovery codes, shown this once; only their
 * hashes are kept. Refuses `code-wrong`, and `not-in-this-state` when a factor was confirmed before.
 */
export async function confirmSecondFactor(
  actor: Person,
  code: string,
  now: Date,
): Promise<Verdict<{ recoveryCodes: string[] }>> {
  const verdict = await judgeSecondFactor(actor.person, code, now)
  if (!verdict.ok) return verdict
  return transaction(async (tx) => {
    const confirmed = await tx
      .update(secondFactors)
      .set({ confirmedAt: now })
      .where(and(eq(secondFactors.personId, actor.person), isNull(secondFactors.confirmedAt)))
      .returning({ person: secondFactors.personId })
    if (confirmed.length === 0) return refused('not-in-this-state', {})
    const codes = Array.from({ length: 10 }, () =>
      randomBytes(6)
        .toString('hex')
        .replace(/(.{4})(?=.)/g, '$1-'),
    )
    await tx
      .insert(recoveryCodes)
      .values(codes.map((plain) => ({ personId: actor.person, codeHash: sha256(plain.replaceAll('-', '')) })))
    await passSecondFactor(tx, actor.session, now)
    await record(tx, {
      type: 'second-factor-confirmed',
      fund: actor.fund,
      actor: actor.person,
      person: actor.person,
      at: now,
    })
    return allowed({ recoveryCodes: codes })
  })
}

/** Shows the second factor for this session. Refuses a wrong or used code. */
export async function showSecondFactor(actor: Person, code: string, now: Date): Promise<Verdict> {
  const verdict = await judgeSecondFactor(actor.person, code, now)
  if (!verdict.ok) return verdict
  return transaction(async (tx) => {
    await passSecondFactor(tx, actor.session, now)
    return allowed()
  })
}

async function passSecondFactor(tx: Tx, session: string, now: Date): Promise<void> {
  await tx
    .update(sessions)
    .set({ factors: ['mail', 'totp'], steppedUpAt: now })
    .where(eq(sessions.idHash, session))
}
