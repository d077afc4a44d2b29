import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  accountBalances,
  accountKeys,
  accounts,
  type Booked,
  journalLines,
  openingBalances,
} from '#app/domain/ledger/journal.ts'
import { paymentLines, receiptLines } from '#app/domain/ledger/lines.ts'
import { whereMoneyIs } from '#app/domain/ledger/where-money-is.ts'
import { entryKinds } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'

const booked: fc.Arbitrary<Booked> = fc.record({
  kind: fc.constantFrom(...entryKinds),
  cover: fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }).map(cents),
  grant: fc.constantFrom(null, 'grant'),
})
const lines = fc.array(booked, { maxLength: 40 })

test('every line is one debit and one credit of the same amount, above nought', () => {
  fc.assert(
    fc.property(booked, (one) => {
      const [debit, credit, ...more] = journalLines(one)
      if (one.cover === 0) {
        expect(debit).toBeUndefined()
        return
      }
      expect(more).toEqual([])
      expect(debit).toMatchObject({ side: 'debit', cents: Math.abs(one.cover) })
      expect(credit).toMatchObject({ side: 'credit', cents: Math.abs(one.cover) })
      expect(debit?.account).not.toBe(credit?.account)
    }),
  )
})

test('all accounts together are nought, and so is what a period opens with', () => {
  fc.assert(
    fc.property(lines, (all) => {
      expect([...accountBalances(all).values()].reduce((sum, one) => sum + one, 0)).toBe(0)
      const opening = openingBalances(all)
      expect(opening.reduce((sum, { side, cents: size }) => sum + (side === 'debit' ? size : -size), 0)).toBe(
        0,
      )
      expect(opening.filter(({ account }) => accounts[account].type === 'result')).toEqual([])
    }),
  )
})

test('a sum of lines of one kind stands on the accounts as the lines do', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const sums = entryKinds.flatMap((kind) =>
        [null, 'grant'].map((grant) => ({
          kind,
          grant,
          cover: cents(
            all
              .filter((one) => one.kind === kind && one.grant === grant)
              .reduce((sum, { cover }) => sum + cover, 0),
          ),
        })),
      )
      const [summed, single] = [accountBalances(sums), accountBalances(all)]
      for (const account of accountKeys) expect(summed.get(account) ?? 0).toBe(single.get(account) ?? 0)
    }),
  )
})

test('the bank holds what came in less what was paid, as the ledger itself says', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const withoutTransfers = all.filter(({ kind }) => !kind.startsWith('transfer'))
      const { received, paid, agreed, expected } = whereMoneyIs(withoutTransfers)
      const balances = accountBalances(withoutTransfers)
      expect(balances.get('bank') ?? 0).toBe(received - paid)
      expect(balances.get('receivable') ?? 0).toBe(expected)
      expect((balances.get('committed') ?? 0) + (balances.get('on-its-way') ?? 0)).toBe(-agreed + 0)
    }),
  )
})

test('a payment leaves nothing on its way, and a receipt in full nothing to receive', () => {
  const paid = accountBalances(paymentLines(8_000_00, '2026-01-15', '2026-01-20', { grant: 'g' }))
  expect(Object.fromEntries(paid)).toEqual({ committed: 8_000_00, 'on-its-way': 0, bank: -8_000_00 })
  const expected = { amount: 10_000_00, dueOn: '2026-06-01', acceptedShareBp: 8_000 }
  const received = receiptLines('contribution-received', 10_000_00, '2026-06-03', expected)
  const all = accountBalances([{ kind: 'contribution-signed', cover: cents(8_000_00) }, ...received])
  expect(Object.fromEntries(all)).toEqual({ bank: 10_000_00, receivable: 0, contributions: -10_000_00 })
})
