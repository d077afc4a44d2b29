import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { canDeclare, conflictGrades } from '#app/domain/panel/conflict.ts'
import { greyBand } from '#app/domain/panel/grey-band.ts'
import { placed, readingMinutes } from '#app/domain/panel/reading.ts'
import { dividedByPanel, freeUnder } from '#app/domain/panel/room.ts'
import { isForPanel } from '#app/domain/proposal/personal.ts'
import { taalmaatjes as stored } from '../proposal/proposals.ts'

describe('declaring', () => {
  test('nearer is always possible; what closed a proposal is not taken back', () => {
    const may = (before: (typeof conflictGrades)[number] | null) =>
      conflictGrades.filter((grade) => canDeclare({ grade, grounds: ['work'] }, before).ok)
    expect(may(null)).toEqual([...conflictGrades])
    expect(may('none')).toEqual([...conflictGrades])
    expect(may('acquainted')).toEqual([...conflictGrades])
    expect(may('close')).toEqual(['close', 'interest'])
    expect(may('interest')).toEqual(['interest'])
  })

  test('a relation has a ground', () => {
    expect(canDeclare({ grade: 'none', grounds: [] }, null).ok).toBe(true)
    expect(canDeclare({ grade: 'acquainted', grounds: [] }, null)).toMatchObject({
      reason: { code: 'conflict-ground-missing' },
    })
  })
})

describe('the money a panel divides', () => {
  const limit = (ceiling: number, committed: number) =>
    ({ scope: 'round', name: 'x', ceiling: cents(ceiling), committed: cents(committed) }) as const
  test('is the least of every ceiling and the headroom, with what it gave already put back', () => {
    expect(dividedByPanel([limit(1_000, 200), limit(5_000, 100)], [900, 4_000], 0)).toBe(800)
    expect(dividedByPanel([limit(1_000, 200)], [500], 0)).toBe(500)
    expect(dividedByPanel([limit(1_000, 1_000)], [500], 300)).toBe(300)
    expect(dividedByPanel([limit(1_000, 0)], [-50], 0)).toBe(0)
  })

  test('nothing is free below nought', () => {
    expect(freeUnder(limit(1_000, 1_200))).toBe(0)
  })
})

describe('the band round the line', () => {
  test('reaches as far as an interval of so many readers', () => {
    const band = greyBand({ line: 3.5, withinReaders: 0.48 }, 3)
    expect(band?.low).toBeCloseTo(3.5 - 1.28 * 0.4)
    expect(band?.high).toBeCloseTo(3.5 + 1.28 * 0.4)
    expect(greyBand({ line: 4.9, withinReaders: 4 }, 1)).toEqual({ low: expect.any(Number), high: 5 })
  })

  test('is not drawn without a line or a variance', () => {
    expect(greyBand({ line: null, withinReaders: 1 }, 3)).toBeNull()
    expect(greyBand({ line: 3, withinReaders: null }, 3)).toBeNull()
  })
})

describe('reading', () => {
  test('minutes grow with the words, and are never nought', () => {
    const short = readingMinutes(stored)
    const long = readingMinutes({
      ...stored,
      voornemen: { ...stored.voornemen, plan: 'woord '.repeat(1_500) },
    })
    expect(short).toBeGreaterThanOrEqual(1)
    expect(long).toBeGreaterThanOrEqual(short + 9)
  })

  test('new proposals come behind those that a member has, each member in an order of their own', () => {
    const ids = Array.from({ length: 8 }, (_none, index) => `p${index}`)
    const pairs = ['a', 'b'].flatMap((member) => ids.map((proposal) => ({ proposal, member })))
    const all = placed(pairs, [{ proposal: 'old', member: 'a', place: 4 }], 'seed')
    const order = (member: string) =>
      all.filter((pair) => pair.member === member).sort((one, other) => one.place - other.place)
    expect(order('a').map((pair) => pair.place)).toEqual([5, 6, 7, 8, 9, 10, 11, 12])
    expect(order('b').map((pair) => pair.place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(
      order('a')
        .map((pair) => pair.proposal)
        .sort(),
    ).toEqual(ids)
    expect(order('a').map((pair) => pair.proposal)).not.toEqual(order('b').map((pair) => pair.proposal))
    expect(placed(pairs, [], 'seed')).toEqual(placed(pairs, [], 'seed'))
  })

  test('how to write to, call or pay somebody is not for the panel', () => {
    for (const field of ['contactEmail', 'contactPhone', 'iban', 'accountHolder', 'fiscalHostEmail'])
      expect(isForPanel(field)).toBe(false)
    for (const field of ['initiativeName', 'plan', 'budgetLines', 'partners', 'amountAsked'])
      expect(isForPanel(field)).toBe(true)
  })
})
