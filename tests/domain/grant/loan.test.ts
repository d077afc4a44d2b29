import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graceKinds, instalmentsOf, loanSchema, repaymentKinds, waivedCents } from '#app/domain/grant/loan.ts'
import { type LoanInput, loanSchedule, scheduleOf } from '#app/domain/grant/loan-schedule.ts'
import { earnedCents } from '#app/domain/grant/outcome.ts'
import { cents } from '#app/domain/money.ts'

const { loans } = JSON.parse(readFileSync('tests/examples/vectors.json', 'utf8'))

const input: fc.Arbitrary<LoanInput> = fc.record({
  kind: fc.constantFrom(...repaymentKinds),
  principal: fc.integer({ min: 1, max: 1_000_000_000 }),
  months: fc.integer({ min: 1, max: 120 }),
  graceMonths: fc.integer({ min: 0, max: 24 }),
  grace: fc.constantFrom(...graceKinds),
  bp: fc.integer({ min: 0, max: 2_000 }),
  paidOut: fc.constantFrom('2026-01-31', '2028-02-29', '2026-06-15'),
})

describe('the schedule of a loan', () => {
  test.each(loans as { name: string; input: LoanInput }[])('as worked out: $name', (one) => {
    const { name: _name, input: given, ...expected } = one
    expect(loanSchedule(given)).toEqual(expected)
  })

  test('pays back exactly what was lent with what grace added, and never owes less than nothing', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { rows, totalPrincipal, totalInterest, totalPaid } = loanSchedule(given)
        const added = rows.reduce((sum, row) => sum + (row.added ?? 0), 0)
        expect(totalPrincipal).toBe(given.principal + added)
        expect(totalPaid).toBe(totalPrincipal + totalInterest)
        expect(rows).toHaveLength(given.graceMonths + given.months)
        expect(rows.at(-1)?.open).toBe(0)
        for (const row of rows) {
          expect(row.open).toBeGreaterThanOrEqual(0)
          expect(row.principal).toBeGreaterThanOrEqual(0)
          expect(row.pay).toBe(row.principal + row.interest)
        }
      }),
    )
  })

  test('asks no interest of a loan without interest, whatever its grace', () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(loanSchedule({ ...given, bp: 0 }).totalInterest).toBe(0)
      }),
    )
  })

  test('follows the terms, and knows what a waiver comes to', () => {
    const loan = loanSchema.parse({
      kind: 'loan',
      amountCents: 1_000_000,
      repayment: 'bullet',
      months: 12,
      graceMonths: 0,
      grace: 'interest-only',
      interestBp: 250,
      reminderDays: 14,
      waiver: { indicator: 'i1', shareBp: 6_000, waivedBp: 3_333 },
    })
    expect(scheduleOf(loan, '2025-01-15').totalInterest).toBe(24_996)
    expect(instalmentsOf(loan)).toBe(1)
    expect(instalmentsOf({ ...loan, repayment: 'linear' })).toBe(12)
    expect(waivedCents(loan)).toBe(333_300)
    expect(waivedCents({ ...loan, waiver: null })).toBe(0)
    expect(loanSchema.safeParse({ ...loan, graceMonths: 1 }).success).toBe(false)
  })
})

describe('money per result', () => {
  const outcome = { priceCents: cents(25_000), amountCents: cents(110_000) }
  test.each([
    [0, 0],
    [4, 100_000],
    [5, 110_000],
    [Number.MAX_SAFE_INTEGER, 110_000],
  ])('%i results come to %i cents', (attested, earned) => {
    expect(earnedCents(outcome, attested)).toBe(earned)
  })
})
