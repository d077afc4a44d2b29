import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aidRulesSchema, ceilingOn, ratesOn, usualAidRules } from '#app/domain/aid/rules.ts'
import {
  aidRoom,
  countsOn,
  countsUntil,
  firstDayWithRoom,
  judgeAid,
  runningSum,
} from '#app/domain/aid/running-sum.ts'
import { addDays, addMonths } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'

const day = fc.integer({ min: 0, max: 6 * 365 }).map((days) => addDays('2024-01-01', days))
const entry = fc.record({ on: day, cents: fc.integer({ min: 1, max: 400_000_00 }).map(cents) })
const entries = fc.array(entry, { maxLength: 12 })
const aid = (on: string, amount: number) => ({ on, cents: cents(amount) })

describe('three years', () => {
  test('end with the same day three years later, or the last of the month', () => {
    expect(countsUntil('2024-03-15')).toBe('2027-03-15')
    expect(countsUntil('2024-02-29')).toBe('2027-02-28')
    expect(countsOn(aid('2024-03-15', 1), '2027-03-15')).toBe(true)
    expect(countsOn(aid('2024-03-15', 1), '2027-03-16')).toBe(false)
    expect(countsOn(aid('2024-03-15', 1), '2024-03-14')).toBe(false)
    expect(countsOn(aid('2024-03-15', 1), '2024-03-15')).toBe(true)
  })

  test('the sum is that of the days between, whatever the order', () => {
    fc.assert(
      fc.property(entries, day, (all, on) => {
        const from = addMonths(on, -36)
        const plain = all
          .filter((one) => one.on <= on && (one.on >= from || countsUntil(one.on) >= on))
          .reduce((sum, one) => sum + one.cents, 0)
        expect(runningSum(all, on)).toBe(plain)
        expect(runningSum(all.toReversed(), on)).toBe(plain)
      }),
    )
  })

  test('no window of three years holds more than the ceiling when every grant was judged', () => {
    fc.assert(
      fc.property(entries, (asked) => {
        const given: { on: string; cents: ReturnType<typeof cents> }[] = []
        for (const one of asked.toSorted((a, b) => a.on.localeCompare(b.on)))
          if (judgeAid(given, usualAidRules, one.cents, one.on).ok) given.push(one)
        for (const { on } of given) expect(runningSum(given, on)).toBeLessThanOrEqual(300_000_00)
      }),
    )
  })

  test('room and what was given are the ceiling, and more never fits when less does not', () => {
    fc.assert(
      fc.property(entries, day, fc.integer({ min: 1, max: 300_000_00 }), (all, on, amount) => {
        const room = aidRoom(all, usualAidRules, on)
        if (!room) throw new Error('no ceiling')
        expect(room.left).toBe(Math.max(0, 300_000_00 - room.sum))
        expect(judgeAid(all, usualAidRules, amount, on).ok).toBe(amount <= room.left)
        if (!judgeAid(all, usualAidRules, amount, on).ok)
          expect(judgeAid(all, usualAidRules, amount + 1, on).ok).toBe(false)
      }),
    )
  })

  test('the room stays until the first entry ends, and is larger the day after', () => {
    fc.assert(
      fc.property(entries, day, (all, on) => {
        const past = all.filter((one) => one.on <= on)
        const room = aidRoom(past, usualAidRules, on)
        if (!room?.until || room.until >= '2030-12-31') return
        expect(runningSum(past, room.until)).toBe(room.sum)
        expect(runningSum(past, addDays(room.until, 1))).toBeLessThan(room.sum)
      }),
    )
  })

  test('the first day with room has it, and the day before has not', () => {
    fc.assert(
      fc.property(entries, day, fc.integer({ min: 1, max: 300_000_00 }), (all, on, amount) => {
        const past = all.filter((one) => one.on <= on)
        const first = firstDayWithRoom(past, usualAidRules, amount, on)
        if (first === null) return
        expect(judgeAid(past, usualAidRules, amount, first).ok).toBe(true)
        if (first > on) expect(judgeAid(past, usualAidRules, amount, addDays(first, -1)).ok).toBe(false)
      }),
    )
  })
})

describe('a grant of aid', () => {
  const had = [aid('2024-06-01', 280_000_00)]

  test('may reach the ceiling and not pass it; the refusal says how much is left and until when', () => {
    expect(judgeAid(had, usualAidRules, 20_000_00, '2026-06-01').ok).toBe(true)
    expect(judgeAid(had, usualAidRules, 20_000_01, '2026-06-01')).toEqual(
      refused('aid-ceiling-reached', {
        left: 20_000_00,
        until: '2027-06-01',
        sum: 280_000_00,
        ceiling: 300_000_00,
        asked: 20_000_01,
      }),
    )
    expect(judgeAid(had, usualAidRules, 300_000_00, '2027-06-02').ok).toBe(true)
    expect(firstDayWithRoom(had, usualAidRules, 50_000_00, '2026-06-01')).toBe('2027-06-02')
  })

  test('is refused for a day without a ceiling, unless it is nothing', () => {
    expect(judgeAid([], usualAidRules, 1, '2031-01-01')).toEqual(refused('aid-unruled', { on: '2031-01-01' }))
    expect(judgeAid([], usualAidRules, 0, '2031-01-01').ok).toBe(true)
  })
})

describe('the rules of a fund', () => {
  const [ceiling] = usualAidRules.ceilings
  test('hold the regulation on its days alone', () => {
    expect(ceilingOn(usualAidRules, '2023-12-31')).toBeNull()
    expect(ceilingOn(usualAidRules, '2024-01-01')).toEqual(ceiling)
    expect(ceilingOn(usualAidRules, '2030-12-31')?.cents).toBe(300_000_00)
  })

  test('refuse ceilings that overlap, are out of order or end before they begin', () => {
    const withCeilings = (...ceilings: object[]) => aidRulesSchema.safeParse({ ...usualAidRules, ceilings })
    expect(
      withCeilings(ceiling as object, { ...ceiling, from: '2030-12-31', until: '2035-12-31' }).success,
    ).toBe(false)
    expect(
      withCeilings(ceiling as object, { ...ceiling, from: '2031-01-01', until: '2036-12-31' }).success,
    ).toBe(true)
    expect(withCeilings({ ...ceiling, until: '2023-12-31' }).success).toBe(false)
    expect(withCeilings({ ...ceiling, from: '2024-02-30' }).success).toBe(false)
    expect(withCeilings().success).toBe(false)
  })

  test('take the base rate that holds on the day, with the margin', () => {
    const rules = {
      ...usualAidRules,
      baseRates: [
        { from: '2024-01-01', bp: 400 },
        { from: '2025-01-01', bp: 250 },
      ],
    }
    expect(ratesOn(rules, '2024-12-31')).toEqual({ referenceBp: 800, discountBp: 500 })
    expect(ratesOn(rules, '2025-01-01')).toEqual({ referenceBp: 650, discountBp: 350 })
  })
})
