import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#app/domain/calendar.ts'
import { settingBounds } from '#app/domain/fund.ts'
import { canSetRhythm, quietFor, rhythmOf } from '#app/domain/near/rhythm.ts'

const heardOn = '2026-03-10'
const [least, most] = settingBounds.contactRhythmDays
const rhythms = fc.integer({ min: least, max: most })

describe('the rhythm of a grant', () => {
  test('is its own, else that of the fund', () => {
    expect([rhythmOf(null, 42), rhythmOf(14, 42)]).toEqual([42, 14])
  })

  test('is full on its last day, and not a day before', () => {
    fc.assert(
      fc.property(rhythms, fc.integer({ min: 0, max: 800 }), (rhythm, days) => {
        const told = quietFor(heardOn, rhythm, addDays(heardOn, days))
        expect(told.quiet).toBe(days >= rhythm)
        expect(told.days).toBe(days)
        expect(daysBetween(heardOn, told.callOn)).toBe(rhythm)
      }),
    )
  })

  test('begins anew with every contact', () => {
    fc.assert(
      fc.property(rhythms, fc.nat(400), fc.nat(400), (rhythm, since, between) => {
        const today = addDays(heardOn, since + between)
        const earlier = quietFor(heardOn, rhythm, today)
        const later = quietFor(addDays(heardOn, between), rhythm, today)
        expect(later.callOn >= earlier.callOn).toBe(true)
        if (later.quiet) expect(earlier.quiet).toBe(true)
      }),
    )
  })

  test('stays within its bounds', () => {
    expect(canSetRhythm(null).ok).toBe(true)
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 1_000 }), (days) => {
        expect(canSetRhythm(days).ok).toBe(days >= least && days <= most)
      }),
    )
    expect(canSetRhythm(10.5).ok).toBe(false)
  })
})
