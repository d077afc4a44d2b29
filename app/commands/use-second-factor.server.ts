import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { unseal } from '#app/effects/codes.server.ts'
import { sha256 } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { secondFactorOf } from '#db/queries/people.server.ts'
import { recoveryCodes, secondFactors } from '#db/schema/index.ts'

const period = 30

/**
 * Judges a code of the authenticator app (RFC 6238, one step of slack either way) or one of the recovery codes. A step
 * and a recovery code each work once. Refuses `code-wrong`.
 */
export async function judgeSecondFactor(person: string, typed: string, now: Date): Promise<Verdict> {
  const text = typed.replace(/[\s-]/g, '').toLowerCase()
  if (/^\d{6}$/.test(text)) return judgeTotp(person, text, now)
  const used = await db()
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.personId, person),
        eq(recoveryCodes.codeHash, sha256(text)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ person: recoveryCodes.personId })
  return used.length === 1 ? allowed() : refused('code-wrong', {})
}

/** The one-time-password generator of a secret, as authenticator apps know it. */
export function totpOf(secret: string, account: string, issuer: string): TOTP {
  return new TOTP({
    issuer,
    label: account,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: Secret.fromBase32(secret),
  })
}

async function judgeTotp(person: string, code: string, now: Date): Promise<Verdict> {
  const factor = await secondFactorOf(db(), person)
  if (!factor) return refused('code-wrong', {})
  const delta = totpOf(unseal(factor.sealedSecret), person, 'Dichtbij').validate({
    token: code,
    timestamp: now.getTime(),
    window: 1,
  })
  if (delta === null) return refused('code-wrong', {})
  const step = Math.floor(now.getTime() / 1000 / period) + delta
  const taken = await db()
    .update(secondFactors)
    .set({ lastStep: step })
    .where(
      and(
        eq(secondFactors.personId, person),
        or(isNull(secondFactors.lastStep), lt(secondFactors.lastStep, step)),
      ),
    )
    .returning({ person: secondFactors.personId })
  return taken.length === 1 ? allowed() : refused('code-wrong', {})
}
