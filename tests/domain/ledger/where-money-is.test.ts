import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  commitmentLines,
  contributionLines,
  paymentLines,
  receiptLines,
  transferLines,
} from '#app/domain/ledger/lines.ts'
import { whereMoneyIs } from '#app/domain/ledger/where-money-is.ts'
import { type Entry, type EntryKind, entryKinds } from '#app/domain/ledger.ts'

const sums = (entries: readonly Entry[]) =>
  entryKinds.map((kind) => ({
    kind,
    cover: entries.filter((entry) => entry.kind === kind).reduce((sum, { cover }) => sum + cover, 0),
  }))

describe('where the money is', () => {
  test('is read from what the ledger holds', () => {
    const promised = { amount: 30_000_00, dueOn: '2026-06-01', acceptedShareBp: 8_000 }
    const entries = [
      ...receiptLines('contribution-received', 50_000_00, '2026-01-01'),
      ...contributionLines(promised),
      ...commitmentLines([
        { id: 't1', amount: 8_000_00, plannedOn: '2026-03-01' },
        { id: 't2', amount: 12_000_00, plannedOn: '2026-09-01' },
      ]),
      ...paymentLines(8_000_00, '2026-03-01', '2026-03-04'),
    ]
    expect(whereMoneyIs(sums(entries))).toEqual({
      received: 50_000_00,
      expected: 24_000_00,
      agreed: 12_000_00,
      paid: 8_000_00,
      free: 30_000_00,
    })
  })

  test('what one pot hands over another receives', () => {
    const [out, into] = transferLines(5_00, '2026-01-01', 'a', 'b')
    expect(whereMoneyIs([out!]).received).toBe(-5_00)
    expect(whereMoneyIs([into!]).free).toBe(5_00)
  })

  test('what is free, agreed and paid is together what was received, whatever happened', () => {
    const kinds = fc.constantFrom<EntryKind>(...entryKinds)
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: kinds, cover: fc.integer({ min: -1e9, max: 1e9 }) })),
        (entries) => {
          const { received, agreed, paid, free } = whereMoneyIs(entries)
          expect(free + agreed + paid).toBe(received)
        },
      ),
    )
  })
})
