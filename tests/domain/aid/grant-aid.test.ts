import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AidGrant, aidOfGrant } from '#app/domain/aid/grant-aid.ts'
import { loanEquivalent } from '#app/domain/aid/grant-equivalent.ts'
import { usualAidRules } from '#app/domain/aid/rules.ts'
import {
  canLink,
  singleUndertaking,
  singleUndertakings,
  undertakingKey,
} from '#app/domain/aid/undertaking.ts'
import type { Instrument } from '#app/domain/grant/instrument.ts'
import { graceKinds, type Loan, repaymentKinds } from '#app/domain/grant/loan.ts'
import { scheduleOf } from '#app/domain/grant/loan-schedule.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'

const gift = (amount: number): Instrument => ({ kind: 'gift', amountCents: cents(amount) })
const loan = (change: Partial<Loan> = {}): Loan => ({
  kind: 'loan',
  amountCents: cents(12_000_00),
  repayment: 'bullet',
  months: 12,
  graceMonths: 0,
  grace: 'interest-only',
  interestBp: 0,
  reminderDays: 14,
  waiver: null,
  ...change,
})
const grant = (change: Partial<AidGrant> = {}): AidGrant => ({
  awardedOn: '2026-01-10',
  terms: [{ on: '2026-02-01', instruments: [gift(10_000_00)] }],
  kept: null,
  loanDropped: false,
  letGo: [],
  ...change,
})
const totalOf = (one: AidGrant) => sumCents(aidOfGrant(one, usualAidRules).map((part) => part.cents))

describe('the gross grant equivalent of a loan', () => {
  const equivalent = (one: Loan, referenceBp: number, discountBp: number) =>
    loanEquivalent(one.amountCents, scheduleOf(one, '2026-01-01'), {
      referenceBp,
      agreedBp: one.interestBp,
      discountBp,
    })

  test('is the interest that is saved, when later money is worth as much', () => {
    expect(equivalent(loan(), 600, 0)).toBe(720_00)
    expect(equivalent(loan({ interestBp: 200 }), 600, 0)).toBe(480_00)
    const parts = loan({ repayment: 'linear' })
    const open = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].reduce((sum, left) => sum + left * 1_000_00, 0)
    expect(equivalent(parts, 600, 0)).toBe(Math.round((open * 600) / 120_000))
  })

  test('is less when later money is worth less: twelve months of € 60 at half a percent a month', () => {
    const worth = Array.from({ length: 12 }, (_, at) => 60_00 / 1.005 ** (at + 1)).reduce((a, b) => a + b, 0)
    expect(equivalent(loan(), 600, 600)).toBe(Math.round(worth))
  })

  test('lies between nought and the loan, grows with the market and falls with the interest', () => {
    const any = fc.record({
      amountCents: fc.integer({ min: 1, max: 50_000_00 }).map(cents),
      repayment: fc.constantFrom(...repaymentKinds),
      months: fc.integer({ min: 1, max: 120 }),
      graceMonths: fc.constantFrom(0, 2, 6, 12),
      grace: fc.constantFrom(...graceKinds),
      interestBp: fc.integer({ min: 0, max: 1_000 }),
    })
    const rate = fc.integer({ min: 0, max: 1_500 })
    fc.assert(
      fc.property(any, rate, rate, (wish, referenceBp, discountBp) => {
        const one = loan(wish)
        const found = equivalent(one, referenceBp, discountBp)
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThanOrEqual(one.amountCents)
        if (referenceBp <= one.interestBp) expect(found).toBe(0)
        expect(equivalent(one, referenceBp + 50, discountBp)).toBeGreaterThanOrEqual(found)
        expect(equivalent(one, referenceBp, discountBp + 50)).toBeLessThanOrEqual(found)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the aid in a grant', () => {
  test('counts from the award, and what is added from its own day', () => {
    const terms = [
      { on: '2026-02-01', instruments: [gift(10_000_00)] },
      { on: '2026-09-01', instruments: [gift(13_000_00)] },
    ]
    expect(aidOfGrant(grant({ terms }), usualAidRules)).toEqual([
      { on: '2026-01-10', cents: 10_000_00, instrument: 'gift' },
      { on: '2026-09-01', cents: 3_000_00, instrument: 'gift' },
    ])
  })

  test('what is not kept was never aid: off the newest part, as of its own day', () => {
    const terms = [
      { on: '2026-02-01', instruments: [gift(10_000_00)] },
      { on: '2026-09-01', instruments: [gift(13_000_00)] },
    ]
    expect(aidOfGrant(grant({ terms, kept: cents(11_000_00) }), usualAidRules)).toEqual([
      { on: '2026-01-10', cents: 10_000_00, instrument: 'gift' },
      { on: '2026-09-01', cents: 1_000_00, instrument: 'gift' },
    ])
    expect(aidOfGrant(grant({ kept: cents(0) }), usualAidRules)).toEqual([])
  })

  test('a loan weighs for its equivalent, until it is never paid out; what is let go counts whole', () => {
    const terms = [{ on: '2026-02-01', instruments: [gift(1_000_00), loan()] }]
    const parts = aidOfGrant(grant({ terms }), usualAidRules)
    expect(parts.map(({ instrument }) => instrument)).toEqual(['gift', 'loan'])
    expect(parts[1]?.cents).toBeLessThan(12_000_00 * 0.0811)
    expect(parts[1]?.cents).toBeGreaterThan(12_000_00 * 0.0811 * 0.95)
    expect(totalOf(grant({ terms, loanDropped: true }))).toBe(1_000_00)
    const letGo = [{ on: '2026-12-01', cents: cents(2_000_00) }]
    expect(aidOfGrant(grant({ terms, letGo }), usualAidRules).at(-1)).toEqual({
      on: '2026-12-01',
      cents: 2_000_00,
      instrument: 'loan-let-go',
    })
  })

  test('the parts of gifts are the last amount, or what was kept of it, however often it changed', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_00 }), { minLength: 1, maxLength: 6 })
    const kept = fc.option(fc.integer({ min: 0, max: 1_000_00 }).map(cents))
    fc.assert(
      fc.property(amounts, kept, (all, left) => {
        const terms = all.map((amount, at) => ({ on: `2026-0${at + 1}-01`, instruments: [gift(amount)] }))
        const last = all.at(-1) as number
        const total = totalOf(grant({ terms, kept: left }))
        expect(total).toBe(left === null ? last : Math.min(last, left))
      }),
    )
  })
})

describe('a single undertaking', () => {
  const links = [
    { one: 'a', other: 'b' },
    { one: 'c', other: 'b' },
    { one: 'x', other: 'y' },
  ]

  test('is everybody who is linked, also through others', () => {
    expect(singleUndertaking('a', links)).toEqual(['a', 'b', 'c'])
    expect(singleUndertaking('c', links)).toEqual(['c', 'a', 'b'])
    expect(singleUndertaking('z', links)).toEqual(['z'])
    expect(singleUndertakings(['c', 'z', 'y', 'a'], links)).toEqual([['a', 'b', 'c'], ['y', 'x'], ['z']])
  })

  test('is the same for each of its members', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const link = fc.record({ one: key, other: key })
    fc.assert(
      fc.property(fc.array(link, { maxLength: 8 }), key, (all, one) => {
        const together = singleUndertaking(one, all).toSorted()
        for (const other of together) expect(singleUndertaking(other, all).toSorted()).toEqual(together)
      }),
    )
  })

  test('is linked once, and never to itself', () => {
    expect(canLink({ one: 'a', other: 'a' }, links)).toEqual(refused('link-itself'))
    expect(canLink({ one: 'c', other: 'a' }, links)).toEqual(refused('linked-already'))
    expect(canLink({ one: 'c', other: 'x' }, links).ok).toBe(true)
    expect(undertakingKey('12345678', 'i')).toBe('kvk:12345678')
    expect(undertakingKey(null, 'i')).toBe('initiative:i')
  })
})
