import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { graceKinds, type Loan, repaymentKinds } from '#app/domain/grant/loan.ts'
import {
  allocate,
  type LoanDecision,
  type LoanReceipt,
  loanDecisionKinds,
} from '#app/domain/grant/loan-allocation.ts'
import { type LoanInput, loanSchedule } from '#app/domain/grant/loan-schedule.ts'
import {
  canBookReceipt,
  canLetGo,
  expectedOf,
  isLoanOver,
  leftOf,
  missedOf,
  serviceOf,
} from '#app/domain/grant/loan-service.ts'
import { replaceExpectation } from '#app/domain/ledger/lines.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import { allowed, refused } from '#app/domain/verdict.ts'

const { cover } = JSON.parse(readFileSync('tests/examples/vectors.json', 'utf8'))

const lentBy = (input: LoanInput) => ({ ...loanSchedule(input), bp: input.bp, paidOut: input.paidOut })
/** € 12.000 in twelve months without interest, due on the 15th. */
const plain: LoanInput = {
  kind: 'linear',
  principal: 1_200_000,
  months: 12,
  graceMonths: 0,
  grace: 'interest-only',
  bp: 0,
  paidOut: '2026-01-15',
}
const received = (on: string, amount: number, id = on): LoanReceipt => ({ id, on, cents: cents(amount) })

const input: fc.Arbitrary<LoanInput> = fc.record({
  kind: fc.constantFrom(...repaymentKinds),
  principal: fc.integer({ min: 100, max: 100_000_000 }),
  months: fc.integer({ min: 1, max: 48 }),
  graceMonths: fc.integer({ min: 0, max: 12 }),
  grace: fc.constantFrom(...graceKinds),
  bp: fc.integer({ min: 0, max: 2_000 }),
  paidOut: fc.constantFrom('2026-01-31', '2028-02-29', '2026-06-15'),
})
const acts = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 1_500 }),
    shareBp: fc.integer({ min: 1, max: 6_000 }),
    kind: fc.constantFrom('receipt' as const, 'receipt' as const, ...loanDecisionKinds),
  }),
  { maxLength: 12 },
)

describe('a loan in service', () => {
  test('every cent that came in is somewhere, nothing is owed twice, and all of it adds up to what was lent', () => {
    fc.assert(
      fc.property(input, acts, (given, happened) => {
        const lent = lentBy(given)
        const on = (after: number) => addDays(given.paidOut, after)
        const receipts = happened.flatMap(({ after, shareBp, kind }, at) =>
          kind === 'receipt'
            ? [received(on(after), Math.ceil((given.principal * shareBp) / 10_000), String(at))]
            : [],
        )
        const decisions = happened.flatMap(({ after, shareBp, kind }): LoanDecision[] =>
          kind === 'receipt'
            ? []
            : [{ kind, on: on(after), cents: cents(Math.ceil((given.principal * shareBp) / 10_000)) }],
        )
        const today = on(1_600)
        const service = serviceOf(lent, receipts, decisions, today)
        const { instalments, allocations, excess, outstanding } = service
        const laid = sumCents(allocations.map(({ interest, principal }) => interest + principal))
        expect(laid + excess).toBe(sumCents(receipts.map((one) => one.cents)))
        expect(laid).toBe(sumCents(instalments.map((one) => one.paidPrincipal + one.paidInterest)))
        for (const one of allocations) expect(Math.min(one.interest, one.principal)).toBeGreaterThanOrEqual(0)
        const backOrLetGo = sumCents(instalments.map((one) => one.paidPrincipal + one.letGo))
        expect(backOrLetGo + outstanding).toBe(lent.totalPrincipal)
        expect(outstanding).toBeGreaterThanOrEqual(0)
        for (const one of instalments) {
          expect(leftOf(one)).toBeGreaterThanOrEqual(0)
          expect(one.interest).toBeLessThanOrEqual(lent.rows[one.n - 1]?.interest ?? 0)
        }
        expect(isLoanOver(service)).toBe(instalments.every((one) => leftOf(one) === 0))
        expect(service.arrears === null).toBe(service.state !== 'in-arrears')
        const expected = expectedOf(service, lent.rows)
        expect(sumCents(expected.map(({ amount }) => amount))).toBeLessThanOrEqual(
          Math.min(outstanding, given.principal),
        )
      }),
    )
  })

  test('paid as agreed, it asks just what the schedule says and ends repaid', () => {
    fc.assert(
      fc.property(input, (given) => {
        const lent = lentBy(given)
        const receipts = lent.rows.flatMap(({ n, due, pay }) =>
          pay > 0 ? [received(due, pay, String(n))] : [],
        )
        const service = serviceOf(lent, receipts, [], addDays(given.paidOut, 4_000))
        expect(service.excess).toBe(0)
        expect(service.state).toBe('repaid')
        expect(service.instalments.map(({ interest }) => interest)).toEqual(
          lent.rows.map(({ interest }) => interest),
        )
        for (const { due, settledOn } of service.instalments) expect(settledOn ?? due).toBe(due)
      }),
    )
  })

  test('pays what has fallen due first: interest, then principal, the oldest first', () => {
    const lent = lentBy({ ...plain, bp: 1_200 })
    const { allocations } = allocate(lent, [received('2026-03-20', 130_000)], [])
    expect(allocations).toEqual([
      { receipt: '2026-03-20', n: 1, interest: 12_000, principal: 100_000 },
      { receipt: '2026-03-20', n: 2, interest: 11_000, principal: 7_000 },
    ])
  })

  test('pays ahead on the principal to come, which makes its interest less', () => {
    const lent = lentBy({ ...plain, bp: 1_200 })
    const { instalments } = serviceOf(
      lent,
      [received('2026-02-15', 112_000), received('2026-02-15', 500_000, 'b')],
      [],
      '2026-03-01',
    )
    expect(instalments[1]).toMatchObject({ paidPrincipal: 100_000, interest: 6_000, paidInterest: 0 })
    expect(instalments[6]).toMatchObject({ paidPrincipal: 0, interest: 6_000 })
  })

  test('is in arrears from the day after, and what is long overdue is missed', () => {
    const lent = lentBy(plain)
    expect(serviceOf(lent, [], [], '2026-02-15')).toMatchObject({
      state: 'in-repayment',
      arrears: null,
      next: { n: 1, due: '2026-02-15', cents: 100_000 },
    })
    const late = serviceOf(lent, [received('2026-02-20', 40_000)], [], '2026-03-17')
    expect(late).toMatchObject({
      state: 'in-arrears',
      arrears: { cents: 160_000, days: 30, since: '2026-02-15' },
      next: { n: 3, due: '2026-04-15' },
    })
    expect(missedOf(late, '2026-03-17', 30)).toEqual([])
    expect(missedOf(late, '2026-03-18', 30).map(({ n }) => n)).toEqual([1])
  })

  test('lets principal go from the end, and interest along when nothing is left', () => {
    const lent = lentBy({ ...plain, bp: 1_200 })
    const waived = serviceOf(
      lent,
      [],
      [{ kind: 'waiver', on: '2026-02-01', cents: cents(250_000) }],
      '2026-02-10',
    )
    expect(waived.outstanding).toBe(950_000)
    expect(waived.instalments.slice(-3).map(({ letGo }) => letGo)).toEqual([50_000, 100_000, 100_000])
    for (const [kind, state] of [
      ['write-off', 'written-off'],
      ['conversion', 'converted'],
    ] as const) {
      const gone = serviceOf(lent, [], [{ kind, on: '2026-03-20', cents: cents(1_200_000) }], '2026-04-01')
      expect(gone).toMatchObject({ state, outstanding: 0, arrears: null, next: null })
    }
  })

  test('a longer schedule counts from the day of paying out, with all that was paid', () => {
    const paid = ['2026-02-15', '2026-03-15', '2026-04-15'].map((on) => received(on, 100_000))
    expect(serviceOf(lentBy(plain), paid, [], '2026-07-01').arrears?.cents).toBe(200_000)
    const longer = serviceOf(lentBy({ ...plain, months: 24 }), paid, [], '2026-07-01')
    expect(longer).toMatchObject({
      state: 'in-repayment',
      outstanding: 900_000,
      next: { n: 7, cents: 50_000 },
    })
  })
})

describe('what may be booked and decided', () => {
  const lent = lentBy(plain)
  const known = { lent, receipts: [received('2026-02-15', 100_000)], decisions: [], today: '2026-03-01' }

  test('a receipt lies between paying out and today, and is no more than can be owed', () => {
    const book = (on: string, amount: number) => canBookReceipt(received(on, amount, 'new'), known)
    expect(book('2026-03-01', 1_100_000)).toEqual(allowed())
    expect(book('2026-03-01', 1_100_001)).toEqual(refused('repayment-too-high', { most: 1_100_000 }))
    for (const on of ['2026-01-14', '2026-03-02'])
      expect(book(on, 1)).toEqual(refused('value-date-wrong', { from: '2026-01-15', to: '2026-03-01' }))
  })

  const loan = {
    amountCents: 1_200_000,
    waiver: { indicator: 'i1', shareBp: 6_000, waivedBp: 5_000 },
  } as Loan
  const facts = (actual: number | null) => ({
    ...{ today: '2026-03-01', signed: true, milestones: {}, reports: {}, tranches: {}, confirmations: [] },
    indicators: { i1: { name: 'Woningen', baseline: 0, target: 10, actual } },
  })
  const service = serviceOf(lent, known.receipts, [], '2026-03-01')
  const decide = (kind: LoanDecision['kind'], amount: number, change = {}) =>
    canLetGo({ kind, cents: cents(amount) }, { loan, service, decisions: [], facts: facts(6), ...change })

  test('a waiver follows the terms and the accepted measurement', () => {
    expect(decide('waiver', 0)).toEqual(allowed({ cents: 600_000 }))
    expect(decide('waiver', 0, { facts: facts(5) })).toEqual(refused('waiver-not-reached', { share: 6_000 }))
    expect(decide('waiver', 0, { facts: facts(null) })).toMatchObject({
      reason: { code: 'waiver-not-reached' },
    })
    expect(decide('waiver', 0, { loan: { ...loan, waiver: null } })).toEqual(refused('no-waiver-agreed'))
    const before = [{ kind: 'waiver', on: '2026-02-20', cents: cents(1) }]
    expect(decide('waiver', 0, { decisions: before })).toEqual(refused('waived-already'))
  })

  test('no more is let go than is open, and nothing of a loan that is over', () => {
    expect(decide('write-off', 1_100_000)).toEqual(allowed({ cents: 1_100_000 }))
    for (const amount of [0, 1_100_001])
      expect(decide('conversion', amount)).toEqual(refused('loan-too-much', { most: 1_100_000 }))
    const over = serviceOf(lent, [received('2026-02-15', 1_200_000)], [], '2026-03-01')
    expect(decide('write-off', 1, { service: over })).toEqual(refused('loan-over'))
  })
})

describe('what the ledger expects of a loan', () => {
  test('the worked example: a repayment that came, and one that was missed', () => {
    const expectations = ['2025-03-01', '2025-09-01'].map((dueOn) => ({
      dueOn,
      amount: cents(1_000_000),
      acceptedShareBp: cover.acceptedShareBp,
    }))
    const counted = [
      { on: '2025-03-01', cover: cents(800_000) },
      { on: '2025-09-01', cover: cents(800_000) },
    ]
    expect(replaceExpectation([], expectations)).toEqual(
      counted.map((line) => ({ ...line, kind: 'repayment-expected' })),
    )
    expect(replaceExpectation(counted, expectations)).toEqual([])
    expect(replaceExpectation(counted, [])).toEqual(
      counted.map(({ on }) => ({ on, kind: 'expectation-reversed', cover: -800_000 })),
    )
  })

  test('interest that grace added is no principal for cover, and comes back first', () => {
    const lent = lentBy({ ...plain, months: 2, graceMonths: 2, grace: 'capitalised', bp: 1_200 })
    const expected = expectedOf(serviceOf(lent, [], [], '2026-02-01'), lent.rows)
    expect(sumCents(expected.map(({ amount }) => amount))).toBe(1_200_000)
    expect(expected[0]?.amount).toBe((lent.rows[2]?.principal ?? 0) - (lent.totalPrincipal - 1_200_000))
  })
})
