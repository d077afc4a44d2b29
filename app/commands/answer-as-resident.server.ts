import { eq } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { takesReports } from '#app/domain/grant/ending.ts'
import { canAnswer, type ResidentAnswer } from '#app/domain/grant/resident-code.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { residentCodeHash } from '#app/effects/codes.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { codeAsked } from '#db/queries/resident-codes.server.ts'
import { residentCodes } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

/**
 * A resident says with a code whether a result is there for them: yes or no, once, and nothing about who they are is asked
 * or kept. The code counts from then on, under the lock of its grant, so that sending it again changes nothing. `code` is
 * as it was typed. Refuses what `canAnswer` refuses.
 */
export async function answerAsResident(
  fund: string,
  code: string,
  answer: ResidentAnswer,
  now: Date,
): Promise<Verdict> {
  const hash = residentCodeHash(code)
  return transaction(async (tx) => {
    const found = await codeAsked(tx, fund, hash)
    const grant = found && (await lockGrant(tx, fund, found.grant))
    const known = grant && (await codeAsked(tx, fund, hash))
    if (!known) return refused('resident-code-unknown')
    const ended = !takesReports(grant.state, 'final')
    const verdict = canAnswer({ ...known, ended }, dayOf(now))
    if (!verdict.ok) return verdict
    await tx
      .update(residentCodes)
      .set({ answer, answeredOn: dayOf(now) })
      .where(eq(residentCodes.codeHash, known.hash))
    await record(tx, {
      type: 'resident-answered',
      fund,
      actor: 'system',
      grant: grant.id,
      codes: known.set,
      at: now,
    })
    await refreshGrant(tx, grant.id, now)
    return allowed()
  })
}
