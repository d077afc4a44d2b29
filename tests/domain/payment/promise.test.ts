import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { type OpenPromise, suggestedPromise } from '#app/domain/payment/promise.ts'

const promise = (change: Partial<OpenPromise> = {}): OpenPromise => ({
  contribution: 'c1',
  donor: 'gemeente',
  donorName: 'Gemeente Leeuwarden',
  due: cents(100_000_00),
  dueOn: '2026-04-01',
  source: 'Brief 2026-114',
  ibans: [],
  ...change,
})
const entry = (change: Partial<Parameters<typeof suggestedPromise>[0]> = {}) => ({
  amountCents: cents(100_000_00),
  iban: 'NL91ABNA0417164300',
  name: null,
  remittance: null,
  ...change,
})

describe('what a donor promised', () => {
  test('is suggested by its amount with its account, its reference or its donor', () => {
    const of = (change: object, promises = [promise()]) =>
      suggestedPromise(entry(change), promises)?.contribution ?? null
    expect(of({})).toBeNull()
    expect(of({ name: 'GEMEENTE LEEUWARDEN AFD FINANCIEN' })).toBe('c1')
    expect(of({ remittance: 'onze brief 2026 - 114' })).toBe('c1')
    expect(of({}, [promise({ ibans: ['NL91ABNA0417164300'] })])).toBe('c1')
    expect(of({ name: 'Gemeente Leeuwarden', amountCents: cents(99_999_99) })).toBeNull()
    expect(of({ name: 'Jan' }, [promise({ donorName: 'Jan', source: null })])).toBeNull()
  })

  test('of one donor is the first that is due; of several donors none', () => {
    const named = entry({ name: 'Gemeente Leeuwarden', remittance: 'Stichting Buurt' })
    const later = promise({ contribution: 'c2', dueOn: '2027-04-01' })
    expect(suggestedPromise(named, [later, promise()])?.contribution).toBe('c1')
    const other = promise({ contribution: 'c3', donor: 'stichting', donorName: 'Stichting Buurt' })
    expect(suggestedPromise(named, [promise(), other])).toBeNull()
  })

  test('is never one of another amount, nor dependent on the order', () => {
    const some = fc.record({
      contribution: fc.uuid(),
      donor: fc.constantFrom('a', 'b'),
      donorName: fc.constantFrom('Gemeente', 'Stichting Buurt'),
      due: fc.constantFrom(1_00, 2_00).map(cents),
      dueOn: fc.constantFrom('2026-04-01', '2026-05-01', '2026-06-01'),
    })
    fc.assert(
      fc.property(fc.uniqueArray(some, { selector: ({ dueOn }) => dueOn }), fc.boolean(), (rows, both) => {
        const promises = rows.map((row) => promise(row))
        const asked = entry({
          amountCents: cents(1_00),
          name: both ? 'Gemeente Stichting Buurt' : 'Gemeente',
        })
        const found = suggestedPromise(asked, promises)
        expect(suggestedPromise(asked, promises.toReversed())).toEqual(found)
        if (found) expect(found.due).toBe(1_00)
      }),
    )
  })
})
