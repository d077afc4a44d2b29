import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canEnd, type EndingForm, finalReportDue, takesEffect } from '#app/domain/grant/ending.ts'
import { sumCents } from '#app/domain/money.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { type Ending, openEnding } from '#db/queries/endings.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { factsOfGrant } from '#db/queries/tranches.server.ts'
import { grantEndings } from '#db/schema/index.ts'
import { setFinalReportDue } from '#db/writes/grants.server.ts'
import { applyEnding } from './apply-ending.server.ts'
import { freezeGrantLetter } from './freeze-grant-letter.server.ts'

/** May this side end this grant so? Asks `canEnd` with what is on record; `not-signed` without terms in force. */
export async function mayEnd(
  tx: Tx,
  side: Ending['side'],
  grant: Grant,
  form: EndingForm,
  now: Date,
): Promise<Verdict> {
  const version = await versionInForce(tx, grant.id)
  if (!version) return refused('not-signed')
  const open = (await openEnding(tx, grant.id)) !== null
  return canEnd(side, form, { state: grant.state, open, terms: version.terms, today: dayOf(now) })
}

/**
 * Announces an ending under the lock of its grant: a letter tells both sides the last day and what follows. One that
 * takes effect at once is applied in the same transaction. Refuses `not-signed`, and `letter-incomplete`.
 */
export async function announceEnding(
  tx: Tx,
  actor: Person,
  grant: Grant,
  ending: Ending,
  now: Date,
): Promise<Verdict> {
  const today = dayOf(now)
  const version = await versionInForce(tx, grant.id)
  if (!version) return refused('not-signed')
  await tx
    .update(grantEndings)
    .set({ state: 'announced', decidedBy: actor.person, decidedAt: now })
    .where(eq(grantEndings.id, ending.id))
  const known = await factsOfGrant(tx, grant.fund, grant.id, today)
  const releases = [...(known?.releases.values() ?? [])]
  const paid = sumCents(releases.flatMap(({ paidOn, amountCents }) => (paidOn ? [amountCents] : [])))
  const { side, ground, heardOn, lastDay, explanation } = ending
  const reportDue = finalReportDue(version.terms, ending.lastDay)
  await setFinalReportDue(tx, grant.id, version.terms, reportDue)
  const frozen = await freezeGrantLetter(
    tx,
    side === 'fund' ? actor : null,
    grant,
    ending.id,
    ({ base }) => ({
      ...base,
      kind: 'ending',
      side,
      ground,
      explanation: explanation ?? '',
      heardOn,
      lastDay,
      reportDue,
      settlementWeeks: version.terms.settlement.weeks,
      paid,
    }),
    now,
  )
  if (!frozen.ok) return frozen
  await record(tx, {
    type: 'ending-announced',
    fund: grant.fund,
    actor: actor.id,
    grant: grant.id,
    ending: ending.id,
    side,
    lastDay,
    letter: frozen.letter,
    at: now,
  })
  if (takesEffect(ending, today)) await applyEnding(tx, actor, grant, ending, now)
  return allowed()
}
