import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  awardLines,
  commitmentLines,
  contributionLines,
  decommitmentLines,
  paymentLines,
  receiptLines,
  repaymentLines,
  replaceCommitment,
  reversalLines,
  transferLines,
} from '#app/domain/ledger/lines.ts'
import { coverDays, coverOn, headroom, judgePosting } from '#app/domain/ledger.ts'
import { sumCents } from '#app/domain/money.ts'
import vectors from '#tests/examples/vectors.json' with { type: 'json' }

const giftB = [
  { id: 'b1', amount: 1_200_000, plannedOn: '2024-06-01' },
  { id: 'b2', amount: 1_200_000, plannedOn: '2025-02-01' },
]
const step = (name: string) => vectors.cover.steps.find((one) => one.name.startsWith(name))?.entries
const bare = (lines: { on: string; kind: string; cover: number }[] | undefined) =>
  lines?.map(({ on, kind, cover }) => ({ on, kind, cover }))
const ofExample = (what: string) => bare(vectors.cover.entries.filter((entry) => entry.what.startsWith(what)))

const tranches = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    amount: fc.integer({ min: 1, max: 1_000 }),
    plannedOn: fc.constantFrom('2026-01-01', '2026-03-01', '2026-06-01'),
  }),
  { selector: (tranche) => tranche.id },
)

describe('lines of the worked examples', () => {
  test('a gift in two tranches, a loan paid out at once, its repayments and a contribution', () => {
    expect(bare(commitmentLines(giftB))).toEqual(ofExample('gift B'))
    expect(bare(awardLines(2_000_000, '2024-03-01'))).toEqual(ofExample('loan A, paid out'))
    const due = (dueOn: string) =>
      repaymentLines({ amount: 1_000_000, dueOn, acceptedShareBp: vectors.cover.acceptedShareBp })
    expect(bare([...due('2025-03-01'), ...due('2025-09-01')])).toEqual(ofExample('loan A, 1.000.000 due'))
    expect(
      bare(contributionLines({ amount: 3_000_000, dueOn: '2025-01-01', acceptedShareBp: 10_000 })),
    ).toEqual(ofExample('provincie'))
  })

  test('an amendment moves one tranche and leaves the other alone', () => {
    const moved = replaceCommitment(giftB, [giftB[0]!, { ...giftB[1]!, plannedOn: '2024-12-01' }])
    expect(bare(moved)).toEqual(bare(step('amendment: gift B')))
    expect(moved.map((line) => line.tranche)).toEqual(['b2', 'b2'])
  })

  test('a repayment that comes in, and one that does not', () => {
    const expected = { amount: 1_000_000, dueOn: '2025-03-01', acceptedShareBp: 8_000 }
    expect(bare(receiptLines('repayment-received', 1_000_000, '2025-03-01', expected))).toEqual(
      bare(step('loan A repays')),
    )
    expect(bare(reversalLines({ ...expected, dueOn: '2025-09-01' }))).toEqual(bare(step('loan A misses')))
  })
})

describe('what the lines bear', () => {
  test('pot, grant and tranche stand on every line', () => {
    const bearing = { pot: 'pilots', grant: 'g1' }
    expect(commitmentLines([giftB[0]!], bearing)).toEqual([
      { on: '2024-06-01', kind: 'commitment', cover: -1_200_000, pot: 'pilots', grant: 'g1', tranche: 'b1' },
    ])
    expect(awardLines(100, '2026-01-01', bearing)).toEqual([
      { on: '2026-01-01', kind: 'commitment', cover: -100, pot: 'pilots', grant: 'g1' },
    ])
    expect(paymentLines(100, '2026-01-01', '2026-01-09', { ...bearing, tranche: 'b1' })).toEqual([
      { on: '2026-01-01', kind: 'payment-planned', cover: 100, pot: 'pilots', grant: 'g1', tranche: 'b1' },
      { on: '2026-01-09', kind: 'payment-made', cover: -100, pot: 'pilots', grant: 'g1', tranche: 'b1' },
    ])
  })

  test('a transfer leaves one pot and enters the other', () => {
    expect(transferLines(50, '2026-01-01', null, 'loans')).toEqual([
      { on: '2026-01-01', kind: 'transfer-out', cover: -50, pot: null },
      { on: '2026-01-01', kind: 'transfer-in', cover: 50, pot: 'loans' },
    ])
  })

  test('money that nobody expected is only received', () => {
    expect(receiptLines('contribution-received', 700, '2026-01-05')).toEqual([
      { on: '2026-01-05', kind: 'contribution-received', cover: 700 },
    ])
  })
})

describe('what the lines do to cover', () => {
  test('a commitment and its decommitment are nothing together', () => {
    fc.assert(
      fc.property(tranches, (plan) => {
        const days = coverDays([...commitmentLines(plan), ...decommitmentLines(plan)])
        expect(days.every((day) => day.cover === 0)).toBe(true)
      }),
    )
  })

  test('replacing leaves the cover that the new tranches alone would leave', () => {
    fc.assert(
      fc.property(
        tranches,
        tranches,
        fc.constantFrom('2025-12-31', '2026-01-01', '2026-04-01', '2027-01-01'),
        (old, next, on) => {
          const replaced = coverDays([...commitmentLines(old), ...replaceCommitment(old, next)])
          expect(coverOn(replaced, on)).toBe(coverOn(coverDays(commitmentLines(next)), on))
          expect(replaceCommitment(old, old)).toEqual([])
        },
      ),
    )
  })

  test('paying on the planned day changes no day, paying later only adds between, paying earlier takes', () => {
    const days = coverDays([
      ...contributionLines({ amount: 500, dueOn: '2026-01-01', acceptedShareBp: 10_000 }),
      ...awardLines(500, '2026-03-01'),
    ])
    expect(coverDays(paymentLines(500, '2026-03-01', '2026-03-01'))).toEqual([{ on: '2026-03-01', cover: 0 }])
    expect(judgePosting(days, paymentLines(500, '2026-03-01', '2026-03-20')).ok).toBe(true)
    expect(judgePosting(days, paymentLines(500, '2026-03-01', '2026-02-01')).ok).toBe(true)
    expect(judgePosting(days, paymentLines(501, '2026-03-01', '2026-02-01'))).toMatchObject({
      reason: { code: 'cover-short', on: '2026-02-01', short: 1 },
    })
    expect(headroom(days, '2026-02-01')).toBe(0)
  })

  test('receipts in parts reverse the whole expectation, to the cent', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 10_000 }), (received, acceptedShareBp) => {
        const amount = sumCents(received)
        const expected = { amount, dueOn: '2026-05-01', acceptedShareBp }
        const lines = repaymentLines(expected)
        let due: number = amount
        for (const part of received) {
          lines.push(...receiptLines('repayment-received', part, '2026-06-01', { ...expected, amount: due }))
          due -= part
        }
        expect(coverOn(coverDays(lines), '2026-05-01')).toBe(0)
        expect(coverOn(coverDays(lines), '2026-06-01')).toBe(amount)
      }),
    )
  })

  test('half a cent of an accepted share counts as a whole one', () => {
    expect(repaymentLines({ amount: 1, dueOn: '2026-01-01', acceptedShareBp: 5_000 })[0]?.cover).toBe(1)
    expect(repaymentLines({ amount: 1, dueOn: '2026-01-01', acceptedShareBp: 4_999 })[0]?.cover).toBe(0)
  })
})
