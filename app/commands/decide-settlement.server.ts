import { eq } from 'drizzle-orm'
import { can, type Person, steppedUp } from '#app/domain/access.ts'
import { addMonths, dayOf } from '#app/domain/calendar.ts'
import {
  canDecideSettlement,
  dueAfter,
  reclaimableUntil,
  type SettlementStanding,
} from '#app/domain/grant/settlement.ts'
import { replaceCommitment } from '#app/domain/ledger/lines.ts'
import { allowed, firstRefusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { openCommitments } from '#db/queries/ledger.server.ts'
import { lessonsOfGrant } from '#db/queries/reports.server.ts'
import { type Settlement, settlementOf } from '#db/queries/settlements.server.ts'
import { grantSettlements } from '#db/schema/index.ts'
import { cancelPrepared, lockGrant } from '#db/writes/grants.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { addLesson } from '#db/writes/reports.server.ts'
import { closeIfSquare } from './close-grant.server.ts'
import { expectedRepayments } from './expect-repayments.server.ts'
import { freezeGrantLetter } from './freeze-grant-letter.server.ts'
import { handles } from './may-judge.server.ts'
import { type Judged, judgeSettlement } from './prepare-settlement.server.ts'

/**
 * An approver decides the settlement that another prepared, with a fresh second factor: the final amount stands, a letter
 * tells it, what is not paid any more, also of what results could have earned, is free in the ledger, and a grant with
 * nothing left to pay or to get back is settled; a loan that was paid out lives on until it is over, one that was not is
 * free as well. Refuses `not-found`, `settlement-decided`, `settlement-returned`, `same-person`, `step-up-needed`,
 * `settlement-changed` when payments, reports or results came in since it was prepared, and what `judgeSettlement` refuses.
 */
export async function decideSettlement(
  actor: Person,
  grantId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'decide-settlement', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'decide-settlement')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      const settlement = grant && (await settlementOf(tx, grant.id))
      if (!settlement) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'approver', now)
      if (!clear.ok) return clear
      const verdict = maySettle(settlement, actor, now)
      if (!verdict.ok) return verdict
      const judged = await judgeSettlement(
        tx,
        grant,
        { ...settlement, explanation: settlement.explanation ?? '' },
        now,
      )
      if (!judged.ok) return judged
      const { awardCents, paidCents, spentCents } = judged.facts
      const same = [awardCents, paidCents, spentCents].every(
        (now, at) => now === [settlement.awardCents, settlement.paidCents, settlement.spentCents][at],
      )
      if (!same) return refused('settlement-changed')
      const decided = await decide(tx, actor, grant, settlement, judged, now)
      return decided.ok ? allowed({ grant: grant.id }) : decided
    }),
  )
}

/** May this person decide it now? Asked by the command, and by the page before it shows a button. */
export function maySettle(
  settlement: SettlementStanding,
  actor: Pick<Person, 'person' | 'steppedUpAt'>,
  now: Date,
): Verdict {
  return firstRefusal(canDecideSettlement(settlement, actor.person), steppedUp(actor, now))
}

async function decide(
  tx: Tx,
  actor: Person,
  grant: Grant,
  settlement: Settlement,
  judged: Judged,
  now: Date,
): Promise<Verdict> {
  const today = dayOf(now)
  const dueOn = dueAfter(today)
  const { known, terms, toPayCents } = judged
  const parts = terms.tranches.filter(({ instrument }) => instrument !== 'loan').map(({ id }) => id)
  const rest = parts.find((id) => !known.releases.get(id)?.paidOn)
  const payTrancheId = toPayCents > 0 ? (rest ?? null) : null
  await tx
    .update(grantSettlements)
    .set({
      payTrancheId,
      decidedBy: actor.person,
      decidedAt: now,
      decidedOn: today,
      dueOn,
      reclaimableUntil: reclaimableUntil(today),
    })
    .where(eq(grantSettlements.id, settlement.id))
  await cancelPrepared(tx, grant.id, now)
  if (settlement.lesson)
    await addLesson(tx, {
      ...{ id: newId(now), fund: grant.fund, grant: grant.id, report: null, settlement: settlement.id },
      ...settlement.lesson,
      source: grant.reference,
      learnedOn: today,
      published: false,
    })
  const lessons = await lessonsOfGrant(tx, grant.id)
  const frozen = await freezeGrantLetter(
    tx,
    actor,
    grant,
    settlement.id,
    ({ base }) => ({
      ...base,
      kind: 'settlement',
      ground: settlement.ground,
      explanation: settlement.explanation ?? '',
      heardOn: settlement.heardOn,
      award: judged.facts.awardCents,
      spent: judged.facts.spentCents,
      paid: judged.facts.paidCents,
      final: judged.finalCents,
      toPay: toPayCents,
      asked: judged.askedCents,
      waived: judged.waivedCents,
      waiverReason: settlement.waiverReason,
      planMonths: settlement.planMonths,
      maximumMonths: terms.reclaim.planMonths,
      dueOn,
      keepUntil: addMonths(today, terms.control.paperYears * 12),
      lessons: lessons.map(({ title }) => title),
    }),
    now,
  )
  if (!frozen.ok) return frozen
  const event = { fund: grant.fund, actor: actor.id, grant: grant.id, at: now }
  await record(tx, { type: 'settlement-decided', ...event, settlement: settlement.id, letter: frozen.letter })
  await closeIfSquare(tx, actor.id, grant, now)
  const open = await openCommitments(tx, grant.id)
  const kept = open.flatMap((one) => {
    const release = one.id === undefined ? undefined : known.releases.get(one.id)
    const stands = release?.approvedAt && !release.failedAt
    return stands ? [{ ...one, amount: Math.min(one.amount, release.amountCents) }] : []
  })
  const last = payTrancheId ? [{ id: payTrancheId, amount: toPayCents, plannedOn: dueOn }] : []
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: 'decision',
    lines: [
      ...replaceCommitment(open, [...kept, ...last], { pot: grant.pot, grant: grant.id }),
      ...(await expectedRepayments(tx, grant, today)),
    ],
    round: grant.round,
    decidedOn: dayOf(grant.awardedAt),
    by: actor.id,
    at: now,
  })
  return allowed()
}
