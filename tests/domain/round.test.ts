import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, amsterdamInstant, daysBetween } from '#app/domain/calendar.ts'
import { fundSettingsSchema, referenceOf } from '#app/domain/fund.ts'
import { cents } from '#app/domain/money.ts'
import { type Criterion, criteria, weightsSchema } from '#app/domain/panel/rubric.ts'
import {
  canApply,
  canBegin,
  decisionDue,
  judgeAmount,
  judgeWeights,
  lastDay,
  promisedDecision,
  roundState,
} from '#app/domain/round.ts'

const round = {
  opensAt: amsterdamInstant('2026-02-01'),
  closesAt: amsterdamInstant('2026-04-01'),
  decidedAt: amsterdamInstant('2026-05-08', '12:00'),
}
const second = 1_000

describe('the state of a round', () => {
  test.each([
    ['a second before it opens', new Date(round.opensAt.getTime() - second), 'planned'],
    ['at the very opening', round.opensAt, 'open'],
    ['a second before it closes', new Date(round.closesAt.getTime() - second), 'open'],
    ['at the very closing', round.closesAt, 'closed'],
    ['just before the decision', new Date(round.decidedAt.getTime() - 1), 'closed'],
    ['once decided', round.decidedAt, 'decided'],
  ])('%s', (_name, now, state) => {
    expect(roundState(round, now)).toBe(state)
  })

  test('a round without a decision stays closed, one that never closes stays open', () => {
    const later = amsterdamInstant('2030-01-01')
    expect(roundState({ ...round, decidedAt: null }, later)).toBe('closed')
    expect(roundState({ opensAt: round.opensAt, closesAt: null }, later)).toBe('open')
    expect(lastDay({ opensAt: round.opensAt, closesAt: null })).toBeNull()
    expect(lastDay(round)).toBe('2026-03-31')
  })

  test('only goes forward in time', () => {
    const order = ['planned', 'open', 'closed', 'decided']
    const instants = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2026-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(order.indexOf(roundState(round, early))).toBeLessThanOrEqual(
          order.indexOf(roundState(round, late)),
        )
      }),
    )
  })
})

describe('applying', () => {
  test('is possible exactly while the round is open', () => {
    expect(canApply(round, round.opensAt)).toEqual({ ok: true })
    expect(canApply(round, new Date(round.opensAt.getTime() - second))).toEqual({
      ok: false,
      reason: { code: 'round-not-open', opens: round.opensAt },
    })
    expect(canApply(round, round.closesAt)).toEqual({
      ok: false,
      reason: { code: 'round-closed', closes: round.closesAt },
    })
    expect(canApply(round, round.decidedAt)).toMatchObject({ reason: { code: 'round-closed' } })
  })

  test('writing may begin before the round opens, not after it closed', () => {
    expect(canBegin(round, new Date(round.opensAt.getTime() - second))).toEqual({ ok: true })
    expect(canBegin(round, round.opensAt)).toEqual({ ok: true })
    expect(canBegin(round, round.closesAt)).toMatchObject({ reason: { code: 'round-closed' } })
  })

  test('the amount lies between the limits, which are included', () => {
    const limits = { minCents: cents(250_000), maxCents: cents(5_000_000) }
    expect(judgeAmount(limits, 250_000).ok).toBe(true)
    expect(judgeAmount(limits, 5_000_000).ok).toBe(true)
    expect(judgeAmount(limits, 249_999)).toMatchObject({
      reason: { code: 'amount-below-minimum', minimum: 250_000 },
    })
    expect(judgeAmount(limits, 5_000_001)).toMatchObject({
      reason: { code: 'amount-above-maximum', maximum: 5_000_000 },
    })
  })
})

describe('weights', () => {
  const even = {
    voornemen: 2000,
    verbinding: 2000,
    verandering: 2000,
    vooruitgang: 2500,
    verantwoording: 1500,
  }

  test('make a whole, without broken or negative parts', () => {
    expect(judgeWeights(even)).toEqual({ ok: true })
    expect(judgeWeights({ ...even, voornemen: 1999 })).toEqual({
      ok: false,
      reason: { code: 'weights-not-hundred', total: 9999 },
    })
    expect(judgeWeights({ ...even, voornemen: -500, verbinding: 4500 }).ok).toBe(false)
    expect(judgeWeights({ ...even, voornemen: 1999.5, verbinding: 2000.5 }).ok).toBe(false)
  })

  test('five whole parts are allowed exactly when they add up', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(parts, fc.boolean(), (some, fill) => {
        const rest = 10_000 - some.slice(1).reduce((sum, part) => sum + part, 0)
        const all = fill && rest >= 0 ? [rest, ...some.slice(1)] : some
        const weights = Object.fromEntries(criteria.map((name, index) => [name, all[index]])) as Record<
          Criterion,
          number
        >
        expect(judgeWeights(weights).ok).toBe(all.reduce((sum, part) => sum + part, 0) === 10_000)
        expect(weightsSchema.safeParse(weights).success).toBe(all.every((part) => part <= 10_000))
      }),
    )
  })

  test('a weight for an unknown V is not stored, a missing one is refused', () => {
    expect(weightsSchema.parse({ ...even, sympathie: 1 })).toEqual(even)
    expect(weightsSchema.safeParse({ ...even, voornemen: undefined }).success).toBe(false)
  })
})

describe('the last day for a decision', () => {
  test.each([
    ['eight weeks', [], '2026-04-28'],
    ['moved by the days of a question', [{ from: '2026-03-10', to: '2026-03-20' }], '2026-05-08'],
    [
      'a question answered the same day moves nothing',
      [{ from: '2026-03-10', to: '2026-03-10' }],
      '2026-04-28',
    ],
    [
      'days in two pauses count once',
      [
        { from: '2026-03-15', to: '2026-03-25' },
        { from: '2026-03-10', to: '2026-03-20' },
      ],
      '2026-05-13',
    ],
    [
      'a pause within a pause adds nothing',
      [
        { from: '2026-03-10', to: '2026-03-25' },
        { from: '2026-03-12', to: '2026-03-14' },
      ],
      '2026-05-13',
    ],
    ['a question after the term moves nothing', [{ from: '2026-05-01', to: '2026-05-20' }], '2026-04-28'],
    [
      'a question within the moved term still does',
      [
        { from: '2026-03-10', to: '2026-03-20' },
        { from: '2026-05-01', to: '2026-05-04' },
      ],
      '2026-05-11',
    ],
    ['there is none while a question is open', [{ from: '2026-03-10', to: null }], null],
    ['an open question after the term leaves it', [{ from: '2026-05-01', to: null }], '2026-04-28'],
  ])('%s', (_name, pauses, due) => {
    expect(decisionDue('2026-03-03', pauses)).toBe(due)
  })

  test.each<[name: string, due: string | null, decideBy: string, today: string, promised: string | null]>([
    ['the day of the round when it is earlier', '2026-05-05', '2026-04-20', '2026-03-10', '2026-04-20'],
    ['its own last day when that is earlier', '2026-05-05', '2026-06-01', '2026-03-10', '2026-05-05'],
    ['its own last day when the round has decided', '2026-05-05', '2026-04-20', '2026-04-21', '2026-05-05'],
    ['nothing while the clock stands', null, '2026-04-20', '2026-03-10', null],
  ])('an applicant is promised %s', (_name, due, decideBy, today, promised) => {
    expect(promisedDecision(due, decideBy, today)).toBe(promised)
  })

  test('weeks are a setting', () => {
    expect(decisionDue('2026-03-03', [], 3)).toBe('2026-03-24')
  })

  test('moves by the number of days on which the clock stood still, whatever the order of the questions', () => {
    const submitted = '2026-03-03'
    const pause = fc
      .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 30 }))
      .map(([after, length]) => ({ from: addDays(submitted, after), to: addDays(submitted, after + length) }))
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 6 }), (pauses) => {
        const still = new Set(
          pauses.flatMap(({ from, to }) =>
            Array.from({ length: daysBetween(from, to) }, (_none, day) => addDays(from, day)),
          ),
        )
        expect(decisionDue(submitted, pauses)).toBe(addDays(submitted, 56 + still.size))
        expect(decisionDue(submitted, [...pauses].reverse())).toBe(decisionDue(submitted, pauses))
      }),
    )
  })
})

describe('a fund', () => {
  test('has a value for every setting', () => {
    expect(fundSettingsSchema.parse({})).toMatchObject({
      decisionWeeks: 8,
      acceptedShareBp: 8_000,
      extraReviewers: 2,
    })
    expect(fundSettingsSchema.parse({ decisionWeeks: 6 }).decisionWeeks).toBe(6)
    expect(fundSettingsSchema.safeParse({ acceptedShareBp: 10_001 }).success).toBe(false)
  })

  test('gives references with its own prefix', () => {
    expect(referenceOf('LO', 2026, 42)).toBe('LO-2026-0042')
    expect(referenceOf('LO', 2026, 12345)).toBe('LO-2026-12345')
  })
})
