import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canBookRepayment,
  canSettle,
  reclaimableUntil,
  repaymentPlan,
  type SettlementFacts,
  type SettlementForm,
  settledBy,
  usualFinal,
} from '#app/domain/grant/settlement.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import type { Verdict } from '#app/domain/verdict.ts'

const facts: SettlementFacts = {
  awardCents: cents(20_000_00),
  earnedCents: cents(0),
  unearnedCents: cents(0),
  paidCents: cents(16_000_00),
  spentCents: cents(17_000_00),
  otherCents: cents(2_000_00),
  finalReportAccepted: true,
  paymentUnderWay: false,
  resultsWait: false,
  waiverBelowCents: cents(50_00),
  maximumMonths: 24,
  today: '2027-08-01',
}
const form = (change: Partial<SettlementForm> = {}): SettlementForm => ({
  finalCents: cents(15_000_00),
  ground: 'costs-lower',
  explanation: 'De zaal was gratis.',
  heardOn: null,
  waivedCents: cents(0),
  waiverReason: null,
  planMonths: 1,
  lesson: null,
  ...change,
})
const codeOf = (verdict: Verdict) => (verdict.ok ? 'ok' : verdict.reason.code)

const amount = fc.integer({ min: 0, max: 100_000_00 }).map(cents)
const cases = fc
  .record({ award: amount, unearned: amount, paid: amount, final: amount, waived: amount, below: amount })
  .map((one) => ({
    ...one,
    paid: cents(Math.min(one.paid, one.award)),
    final: cents(Math.min(one.final, one.award)),
  }))
const settled = ({
  award,
  unearned,
  paid,
  final,
  waived,
  below,
}: Record<'award' | 'unearned' | 'paid' | 'final' | 'waived' | 'below', ReturnType<typeof cents>>) =>
  settledBy(
    { finalCents: final, waivedCents: waived },
    { awardCents: award, unearnedCents: unearned, paidCents: paid, waiverBelowCents: below },
  )

describe('what a final amount means', () => {
  test('adds up, is never negative, and never asks more back than was paid', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { toPayCents, askedCents, waivedCents, releasedCents } = settled(one)
        expect(one.paid + toPayCents - askedCents - waivedCents).toBe(one.final)
        expect(Math.max(one.paid, one.final) + releasedCents).toBe(one.award + one.unearned)
        expect(Math.min(toPayCents, askedCents, waivedCents, releasedCents)).toBeGreaterThanOrEqual(0)
        expect(askedCents).toBeLessThanOrEqual(one.paid)
        expect(toPayCents === 0 || askedCents === 0).toBe(true)
      }),
    )
  })

  test('asks less back, or pays more, the higher it is', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 10_000_00 }), (one, more) => {
        const higher = { ...one, final: cents(Math.min(one.award, one.final + more)) }
        const [less, greater] = [
          settled({ ...one, below: cents(0), waived: cents(0) }),
          settled({ ...higher, below: cents(0), waived: cents(0) }),
        ]
        expect(greater.askedCents).toBeLessThanOrEqual(less.askedCents)
        expect(greater.toPayCents).toBeGreaterThanOrEqual(less.toPayCents)
      }),
    )
  })

  test('lets go what is left below the bound of the terms', () => {
    const left = (final: number) => settledBy({ finalCents: cents(final), waivedCents: cents(0) }, facts)
    expect(left(15_950_01)).toMatchObject({ askedCents: 0, waivedCents: 49_99 })
    expect(left(15_950_00)).toMatchObject({ askedCents: 50_00, waivedCents: 0 })
  })
})

describe('the usual amount', () => {
  test('is what the other money did not bear, within the gift', () => {
    expect(usualFinal(facts)).toBe(15_000_00)
    expect(usualFinal({ ...facts, spentCents: cents(40_000_00) })).toBe(20_000_00)
    expect(usualFinal({ ...facts, spentCents: cents(0) })).toBe(0)
  })

  test('is never less than what results earned, whatever they cost', () => {
    const earned = { ...facts, earnedCents: cents(6_000_00) }
    expect(usualFinal({ ...earned, spentCents: cents(3_000_00) })).toBe(6_000_00)
    expect(usualFinal(earned)).toBe(15_000_00)
  })
})

describe('settling', () => {
  test('follows the grant unless there is a ground', () => {
    expect(codeOf(canSettle(form(), facts))).toBe('ok')
    expect(codeOf(canSettle(form({ ground: 'as-agreed' }), facts))).toBe('ground-needed')
    const whole = form({ finalCents: cents(20_000_00) })
    expect(codeOf(canSettle(whole, facts))).toBe('ground-needed')
    expect(codeOf(canSettle({ ...whole, ground: 'as-agreed' }, facts))).toBe('ok')
    expect(codeOf(canSettle(form({ finalCents: cents(20_000_01) }), facts))).toBe('final-out-of-range')
    expect(codeOf(canSettle(form({ finalCents: cents(14_999_99) }), facts))).toBe('below-costs')
    expect(codeOf(canSettle(form({ finalCents: cents(15_500_00) }), facts))).toBe('ok')
  })

  test('with blame comes after a talk', () => {
    const blame = form({ ground: 'not-done', finalCents: cents(1_000_00) })
    expect(codeOf(canSettle(blame, facts))).toBe('hearing-needed')
    expect(codeOf(canSettle({ ...blame, heardOn: '2027-08-02' }, facts))).toBe('heard-later')
    expect(codeOf(canSettle({ ...blame, heardOn: '2027-07-02' }, facts))).toBe('ok')
  })

  test('waits for the final report, for payments on their way and for results to be looked at', () => {
    expect(codeOf(canSettle(form(), { ...facts, resultsWait: true }))).toBe('results-to-judge')
    expect(codeOf(canSettle(form(), { ...facts, paymentUnderWay: true }))).toBe('payment-under-way')
    const unreported = { ...facts, finalReportAccepted: false }
    expect(codeOf(canSettle(form(), unreported))).toBe('final-report-missing')
    const blame = form({ ground: 'duties-not-met', heardOn: '2027-07-02' })
    expect(codeOf(canSettle(blame, unreported))).toBe('ok')
  })

  test('waives with a reason, never more than is left, and plans within the months', () => {
    expect(codeOf(canSettle(form({ waivedCents: cents(100_00) }), facts))).toBe('waiver-reason-needed')
    const why = { waiverReason: 'De kas is leeg.' }
    expect(canSettle(form({ waivedCents: cents(100_00), ...why }), facts)).toMatchObject({
      ok: true,
      askedCents: 900_00,
      waivedCents: 100_00,
    })
    expect(codeOf(canSettle(form({ waivedCents: cents(1_000_01), ...why }), facts))).toBe('waiver-too-high')
    expect(codeOf(canSettle(form({ planMonths: 25 }), facts))).toBe('plan-too-long')
    expect(codeOf(canSettle(form({ planMonths: 0 }), facts))).toBe('plan-too-long')
  })
})

describe('paying back', () => {
  test('in parts adds up to the cent, a month apart', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 120 }), (asked, months) => {
        const plan = repaymentPlan(asked, '2027-01-31', months)
        expect(sumCents(plan.map((part) => part.cents))).toBe(asked)
        expect(plan.every((part) => part.cents > 0)).toBe(true)
        expect(plan.map(({ on }) => on)).toEqual(plan.map(({ on }) => on).toSorted())
      }),
    )
    expect(repaymentPlan(cents(100_00), '2027-01-31', 3)).toEqual([
      { on: '2027-01-31', cents: 33_34 },
      { on: '2027-02-28', cents: 33_33 },
      { on: '2027-03-31', cents: 33_33 },
    ])
  })

  test('is booked on a day that was, for no more than is due', () => {
    const due = { dueCents: cents(100_00), decidedOn: '2027-08-01', today: '2027-08-20' }
    expect(codeOf(canBookRepayment({ amount: cents(100_00), on: '2027-08-20' }, due))).toBe('ok')
    expect(codeOf(canBookRepayment({ amount: cents(100_01), on: '2027-08-20' }, due))).toBe(
      'repayment-too-high',
    )
    expect(codeOf(canBookRepayment({ amount: cents(1), on: '2027-08-21' }, due))).toBe('value-date-wrong')
  })

  test('can be asked for five years', () => {
    expect(reclaimableUntil('2027-08-01')).toBe('2032-08-01')
  })
})
