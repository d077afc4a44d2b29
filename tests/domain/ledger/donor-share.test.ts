import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apportion } from '#app/domain/ledger/apportion.ts'
import { broughtBy, type DonorMove, figuresOfPot, shareFigures } from '#app/domain/ledger/donor-share.ts'
import type { DaySum } from '#app/domain/ledger/forecast.ts'
import { cents, sumCents } from '#app/domain/money.ts'

const weights = fc.array(fc.integer({ min: 0, max: 5_000_000_00 }), { minLength: 1, maxLength: 8 })
const amount = fc.integer({ min: -5_000_000_00, max: 5_000_000_00 })

describe('dividing an amount', () => {
  test('gives the largest remainders what is left, of equal ones the first', () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(apportion(100, [50, 30, 21])).toEqual([49, 30, 21])
    expect(apportion(-100, [1, 1, 1])).toEqual([-34, -33, -33])
    expect(apportion(-100, [1, 0])).toEqual([-100, 0])
    expect(apportion(100, [0, 0])).toEqual([0, 0])
    expect(apportion(100, [])).toEqual([])
  })

  test('is exact to the cent, and nobody is a cent from what is due', () => {
    fc.assert(
      fc.property(amount, weights, (whole, all) => {
        const parts = apportion(whole, all)
        const weight = all.reduce((sum, one) => sum + one, 0)
        expect(sumCents(parts)).toBe(weight === 0 ? 0 : whole)
        if (weight === 0) return
        for (const [at, part] of parts.entries()) {
          const off = BigInt(part) * BigInt(weight) - BigInt(whole) * BigInt(all[at] as number)
          expect(off < BigInt(weight) && off > -BigInt(weight)).toBe(true)
          if (all[at] === 0) expect(part).toBe(0)
        }
      }),
    )
  })
})

const scope = fc.constantFrom<string | null>('a', 'b', null)
const some = fc.integer({ min: 1, max: 1_000_000 }).map(cents)
const move: fc.Arbitrary<DonorMove> = fc.oneof(
  fc.record({
    kind: fc.constant('received' as const),
    donor: fc.constantFrom('x', 'y', 'z'),
    scope,
    cents: some,
  }),
  fc.record({ kind: fc.constant('moved' as const), from: scope, to: scope, cents: some }),
)

describe('whose money is in which pot', () => {
  test('stays where it was given for until it is moved, then in proportion', () => {
    const brought = broughtBy([
      { kind: 'received', donor: 'x', scope: null, cents: cents(300) },
      { kind: 'received', donor: 'y', scope: null, cents: cents(100) },
      { kind: 'received', donor: 'z', scope: 'a', cents: cents(50) },
      { kind: 'moved', from: null, to: 'a', cents: cents(100) },
    ])
    expect([...(brought.get('a') ?? [])]).toEqual([
      ['z', 50],
      ['x', 75],
      ['y', 25],
    ])
    expect([...(brought.get(null) ?? [])]).toEqual([
      ['x', 225],
      ['y', 75],
    ])
  })

  test('no money of a donor is lost or made, and none is below nought', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const brought = [...broughtBy(moves).values()]
        for (const donor of ['x', 'y', 'z']) {
          const given = moves.filter((one) => one.kind === 'received' && one.donor === donor)
          const here = brought.map((of) => of.get(donor) ?? cents(0))
          expect(sumCents(here)).toBe(sumCents(given.map((one) => one.cents)))
          for (const one of here) expect(one).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('the parts of donors in a pot', () => {
  const line = (kind: DaySum['kind'], cover: number, on = '2026-01-01'): DaySum => ({
    on,
    kind,
    cover: cents(cover),
  })
  const books = [
    line('contribution-received', 1_000),
    line('commitment', -600, '2026-05-01'),
    line('payment-made', -400, '2026-03-01'),
    line('repayment-received', 50, '2026-04-01'),
    line('payment-made', -100, '2026-06-01'),
  ]

  test('the figures are those of the day, and what is promised in all', () => {
    expect(figuresOfPot(books, '2026-04-01')).toEqual({
      brought: 1_000,
      committed: 600,
      paid: 400,
      back: 50,
      left: 650,
    })
  })

  test('with what is nobody’s they are the figures of the pot, to the cent', () => {
    const given = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 0, max: 400 }).map(cents))
    fc.assert(
      fc.property(given, (all) => {
        const figures = figuresOfPot(books, '2026-12-31')
        const { donors, nobody } = shareFigures(figures, new Map(Object.entries(all)))
        for (const name of ['brought', 'committed', 'paid', 'back', 'left'] as const)
          expect(sumCents([...donors.values(), nobody].map((part) => part[name]))).toBe(figures[name])
        for (const part of donors.values()) expect(part.left).toBe(part.brought + part.back - part.paid)
      }),
    )
  })
})
