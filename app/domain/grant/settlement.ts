import { addDays, addMonths, type IsoDate } from '../calendar.ts'
import { type Cents, cents } from '../money.ts'
import type { Lesson } from '../results/lesson.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'

/**
 * Why the final amount is what it is. A grant is settled as it was given (`as-agreed`) unless there is a ground: the real
 * costs were lower, or one of art. 4:46 lid 2 Awb: not done, duties not met, wrong data, wrongly awarded.
 */
export const settlementGrounds = [
  'as-agreed',
  'costs-lower',
  'not-done',
  'duties-not-met',
  'wrong-data',
  'wrongly-awarded',
] as const
export type SettlementGround = (typeof settlementGrounds)[number]

/** Amounts in cents. `waivedCents` is what need not come back although it is left. */
export type SettlementForm = {
  finalCents: Cents
  ground: SettlementGround
  explanation: string
  heardOn: IsoDate | null
  waivedCents: Cents
  waiverReason: string | null
  /** In how many monthly parts it may be paid back; 1 is all at once. */
  planMonths: number
  /** What the fund learned from it, for the register of lessons. */
  lesson: Lesson | null
}

/**
 * What is on record: the gift with what results earned, what was paid of it, what accepted reports say was spent, and other
 * money that came in. What results did not earn of their cap (`unearnedCents`) is no part of the gift.
 */
export type SettlementFacts = {
  awardCents: Cents
  earnedCents: Cents
  unearnedCents: Cents
  paidCents: Cents
  spentCents: Cents
  otherCents: Cents
  finalReportAccepted: boolean
  paymentUnderWay: boolean
  /** Results were attested that nobody looked at yet. */
  resultsWait: boolean
  waiverBelowCents: Cents
  maximumMonths: number
  today: IsoDate
}

/** What follows: one of `toPayCents` and `askedCents` is nought. `releasedCents` is free again in the ledger. */
export type Settled = {
  finalCents: Cents
  toPayCents: Cents
  askedCents: Cents
  waivedCents: Cents
  releasedCents: Cents
}

/**
 * The usual final amount: the costs that the other money did not bear, never more than the gift, nor less than what
 * results earned, which does not hang on costs.
 */
export function usualFinal({
  awardCents,
  earnedCents,
  spentCents,
  otherCents,
}: Pick<SettlementFacts, 'awardCents' | 'earnedCents' | 'spentCents' | 'otherCents'>): Cents {
  return cents(Math.min(awardCents, Math.max(earnedCents, spentCents - otherCents)))
}

/**
 * What a final amount means. Less than the bound of the terms is never asked back; of more, what the fund lets go. Paid
 * plus to pay less asked less waived is the final amount; paid plus to pay plus released is the gift with what results did
 * not earn.
 */
export function settledBy(
  { finalCents, waivedCents }: Pick<SettlementForm, 'finalCents' | 'waivedCents'>,
  {
    awardCents,
    unearnedCents,
    paidCents,
    waiverBelowCents,
  }: Pick<SettlementFacts, 'awardCents' | 'unearnedCents' | 'paidCents' | 'waiverBelowCents'>,
): Settled {
  const left = Math.max(0, paidCents - finalCents)
  const waived = left < waiverBelowCents ? left : Math.min(waivedCents, left)
  const toPay = Math.max(0, finalCents - paidCents)
  return {
    finalCents,
    toPayCents: cents(toPay),
    askedCents: cents(left - waived),
    waivedCents: cents(waived),
    releasedCents: cents(Math.max(0, awardCents + unearnedCents - paidCents - toPay)),
  }
}

/**
 * May a grant be settled so? No payment is on its way (`payment-under-way`), no results wait to be
 * looked at (`results-to-judge`), the final report was accepted or the ground
 * is that nothing came of it (`final-report-missing`), the amount lies within the gift (`final-out-of-range`), less than
 * the gift has a ground and the whole gift none (`ground-needed`), lower costs do not go below the costs (`below-costs`),
 * a ground of blame was spoken of (`hearing-needed`, `heard-later`), a waiver has a reason and is not more than what is
 * left (`waiver-reason-needed`, `waiver-too-high`), and the plan is within the months of the terms (`plan-too-long`).
 */
export function canSettle(form: SettlementForm, facts: SettlementFacts): Verdict<Settled> {
  const { finalCents, ground, heardOn } = form
  const { awardCents, paidCents, today } = facts
  const left = Math.max(0, paidCents - finalCents)
  const blame = ground !== 'as-agreed' && ground !== 'costs-lower'
  const reportless = ground === 'not-done' || ground === 'duties-not-met'
  const no = (when: boolean, code: string, data: Record<string, unknown> = {}) =>
    when ? refused(code, data) : allowed()
  const verdict = firstRefusal(
    no(facts.paymentUnderWay, 'payment-under-way'),
    no(facts.resultsWait, 'results-to-judge'),
    no(!facts.finalReportAccepted && !reportless, 'final-report-missing'),
    no(finalCents < 0 || finalCents > awardCents, 'final-out-of-range', { most: awardCents }),
    no((ground === 'as-agreed') !== (finalCents === awardCents), 'ground-needed', { most: awardCents }),
    no(ground === 'costs-lower' && finalCents < usualFinal(facts), 'below-costs', {
      least: usualFinal(facts),
    }),
    no(blame && heardOn === null, 'hearing-needed'),
    no(heardOn !== null && heardOn > today, 'heard-later'),
    no(form.waivedCents > left, 'waiver-too-high', { most: left }),
    no(form.waivedCents > 0 && form.waiverReason === null, 'waiver-reason-needed'),
    no(form.planMonths < 1 || form.planMonths > facts.maximumMonths, 'plan-too-long', {
      most: facts.maximumMonths,
    }),
  )
  return verdict.ok ? allowed(settledBy(form, facts)) : verdict
}

/** Who prepared a settlement, and what became of it. */
export type SettlementStanding = { preparedBy: string; decidedAt: Date | null; returnedAt: Date | null }

/** May this person decide it? Refuses `settlement-decided`, `settlement-returned` and `same-person`. */
export function canDecideSettlement(settlement: SettlementStanding, by: string): Verdict {
  return firstRefusal(
    settlement.decidedAt ? refused('settlement-decided') : allowed(),
    settlement.returnedAt ? refused('settlement-returned') : allowed(),
    settlement.preparedBy === by ? refused('same-person') : allowed(),
  )
}

/** May this person give it back to who prepared it? The same, and `return-needs-reason`. */
export function canReturnSettlement(settlement: SettlementStanding, reason: string, by: string): Verdict {
  const verdict = canDecideSettlement(settlement, by)
  return verdict.ok && !reason.trim() ? refused('return-needs-reason') : verdict
}

/** Days in which what is left is paid back, or the rest is paid. */
export const daysToSquare = 30

/** When the first part is due: so many days after the decision. */
export function dueAfter(decidedOn: IsoDate): IsoDate {
  return addDays(decidedOn, daysToSquare)
}

/** The parts in which an amount is paid back, a month apart; the first takes what does not divide. Adds up exactly. */
export function repaymentPlan(
  asked: Cents,
  firstDue: IsoDate,
  months: number,
): { on: IsoDate; cents: Cents }[] {
  if (asked === 0) return []
  const parts = Math.min(months, asked)
  const each = Math.floor(asked / parts)
  return Array.from({ length: parts }, (_, at) => ({
    on: addMonths(firstDue, at),
    cents: cents(at === 0 ? asked - each * (parts - 1) : each),
  }))
}

/** The last day on which more may be asked back: five years after the settlement (art. 4:49 lid 3 and 4:57 lid 4 Awb). */
export function reclaimableUntil(decidedOn: IsoDate): IsoDate {
  return addMonths(decidedOn, 60)
}

/** May so much be booked as paid back? Not more than is still due (`repayment-too-high`), on a day not after today. */
export function canBookRepayment(
  { amount, on }: { amount: Cents; on: IsoDate },
  { dueCents, decidedOn, today }: { dueCents: Cents; decidedOn: IsoDate; today: IsoDate },
): Verdict {
  if (on < decidedOn || on > today) return refused('value-date-wrong', { from: decidedOn, to: today })
  return amount > dueCents ? refused('repayment-too-high', { most: dueCents }) : allowed()
}
