import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knownPhones, type PhoneSeen } from '#app/domain/payment/known-phone.ts'

const at = (day: number) => new Date(Date.UTC(2026, 2, day))
const seen = (phone: string, day: number, more: Partial<PhoneSeen> = {}): PhoneSeen => ({
  phone,
  from: 'contact',
  name: null,
  at: at(day),
  iban: 'old',
  ...more,
})

describe('the numbers to call about an account', () => {
  test('are those of before it, each once, the longest known first', () => {
    const all = [
      seen('+31 6 12 34 56 78', 9),
      seen('06-12345678', 3),
      seen('058 000 00 20', 2),
      seen('058 000 00 21', 10),
      seen('058 000 00 22', 11),
    ]
    const known = knownPhones(all, { iban: 'new', at: at(10), changed: true })
    expect(known.map(({ phone }) => phone)).toEqual(['058 000 00 20', '06-12345678'])
  })

  test('are none that came in one paper with an account that takes the place of another', () => {
    const all = [seen('058 000 00 20', 2), seen('058 000 00 21', 3, { iban: 'new' })]
    const phones = (changed: boolean) =>
      knownPhones(all, { iban: 'new', at: at(10), changed }).map(({ phone }) => phone)
    expect(phones(true)).toEqual(['058 000 00 20'])
    expect(phones(false)).toEqual(['058 000 00 20', '058 000 00 21'])
  })

  test('are never younger than the account', () => {
    const some = fc.array(
      fc.record({
        phone: fc.stringMatching(/^0\d{9}$/),
        from: fc.constantFrom('contact' as const, 'fiscal-host' as const, 'call' as const),
        name: fc.constant(null),
        at: fc.integer({ min: 1, max: 28 }).map(at),
        iban: fc.constantFrom('old', 'new', null),
      }),
    )
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 28 }), fc.boolean(), (all, day, changed) => {
        const known = knownPhones(all, { iban: 'new', at: at(day), changed })
        expect(known.every((one) => one.at < at(day))).toBe(true)
        expect(known.every(({ iban }) => !changed || iban !== 'new')).toBe(true)
        expect(new Set(known.map(({ phone }) => phone)).size).toBe(known.length)
      }),
    )
  })
})
