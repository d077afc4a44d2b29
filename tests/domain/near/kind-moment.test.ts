import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { type KindFacts, kindMoment } from '#app/domain/near/kind-moment.ts'

const today = '2026-11-27'
const facts = (more: Partial<KindFacts> = {}): KindFacts => ({
  heardOn: addDays(today, -36),
  rhythm: 42,
  milestones: [],
  dues: [],
  ...more,
})
const from = (days: number) => addDays(today, days)

describe('a kind moment', () => {
  test('is the milestone of this week, the first one', () => {
    const milestones = [
      { id: 'b', due: from(6), told: false },
      { id: 'a', due: from(3), told: false },
      { id: 'c', due: from(8), told: false },
    ]
    expect(kindMoment(facts({ milestones }), today, 7)).toEqual({
      kind: 'milestone',
      milestone: 'a',
      due: from(3),
    })
  })

  test('is the next milestone once the first was told, also of the same day', () => {
    const milestones = [
      { id: 'a', due: from(3), told: true },
      { id: 'b', due: from(3), told: false },
    ]
    expect(kindMoment(facts({ milestones }), today, 7)).toMatchObject({ milestone: 'b' })
    expect(kindMoment(facts({ milestones: milestones.slice(0, 1) }), today, 7)).toBeNull()
  })

  test('is the last week before somebody calls, unless something is asked soon', () => {
    expect(kindMoment(facts(), today, 7)).toEqual({ kind: 'in-touch', heardOn: from(-36) })
    expect(kindMoment(facts({ heardOn: from(-42) }), today, 7)).toBeNull()
    expect(kindMoment(facts({ heardOn: from(-30) }), today, 7)).toBeNull()
    expect(kindMoment(facts({ dues: [from(14)] }), today, 7)).toBeNull()
    expect(kindMoment(facts({ milestones: [{ id: 'a', due: from(14), told: false }] }), today, 7)).toBeNull()
    expect(kindMoment(facts({ rhythm: 7, heardOn: from(-2) }), today, 7)).toBeNull()
  })

  test('is never, where the fund wants none', () => {
    expect(kindMoment(facts({ milestones: [{ id: 'a', due: from(1), told: false }] }), today, 0)).toBeNull()
  })

  test('never asks how it goes beside something that is due, nor of who was heard just now', () => {
    const day = fc.integer({ min: -20, max: 40 }).map(from)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 7, max: 90 }),
        fc.array(day, { maxLength: 4 }),
        fc.array(day, { maxLength: 4 }),
        fc.integer({ min: 0, max: 30 }),
        (ago, rhythm, dues, ends, days) => {
          const milestones = ends.map((due, at) => ({ id: String(at), due, told: at % 2 === 1 }))
          const moment = kindMoment({ heardOn: from(-ago), rhythm, milestones, dues }, today, days)
          if (moment?.kind === 'milestone') expect(moment.due > today && moment.due <= from(days)).toBe(true)
          if (moment?.kind !== 'in-touch') return
          expect([...dues, ...ends].filter((due) => due >= today && due <= from(14))).toEqual([])
          expect(ago).toBeGreaterThan(days)
          expect(ago).toBeLessThan(rhythm)
        },
      ),
    )
  })
})
