import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { transaction } from '#db/client.server.ts'
import { sessions } from '#db/schema/index.ts'
import { takeRequest } from '#db/writes/codes.server.ts'
import { judgeCode } from './use-code.server.ts'
import { judgeSecondFactor } from './use-second-factor.server.ts'

/**
 * Proves once more who is here, before money moves: with the authenticator app, or where somebody has none (a demo
 * persona) with a code by mail. Good for fifteen minutes on this session. Refuses a wrong, old or used code.
 */
export async function stepUp(
  actor: Person,
  proof: { totp: string } | { code: string },
  now: Date,
): Promise<Verdict> {
  if ('totp' in proof) {
    const verdict = await judgeSecondFactor(actor.person, proof.totp, now)
    if (!verdict.ok) return verdict
    return transaction(async (tx) => {
      await tx.update(sessions).set({ steppedUpAt: now }).where(eq(sessions.idHash, actor.session))
      return allowed()
    })
  }
  const judged = await judgeCode(actor.session, 'step-up', { code: proof.code }, now)
  if (!judged.ok) return judged
  return transaction(async (tx) => {
    if (!(await takeRequest(tx, judged.request.id, now))) return refused('code-expired')
    await tx.update(sessions).set({ steppedUpAt: now }).where(eq(sessions.idHash, actor.session))
    return allowed()
  })
}
