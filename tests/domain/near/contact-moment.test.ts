import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { canNote, instantOf, isContact, momentKinds } from '#app/domain/near/contact-moment.ts'
import { refused } from '#app/domain/verdict.ts'

const today = '2026-03-10'
const none = { what: null, on: null, by: null }
const staff = ['sipke', 'tjitske']
const whens = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days))

describe('a contact that is noted', () => {
  test('was today or before, whatever was agreed', () => {
    fc.assert(
      fc.property(whens, (on) => {
        expect(canNote({ on, step: none }, staff, today).ok).toBe(on <= today)
      }),
    )
    expect(canNote({ on: '2026-03-11', step: none }, staff, today)).toEqual(
      refused('contact-ahead', { fields: ['on'] }),
    )
  })

  test('has a step with its words, its day and who does it, or none of them', () => {
    const parts = fc.record({
      what: fc.constantFrom(null, 'Bellen'),
      on: fc.constantFrom(null, '2026-03-20'),
      by: fc.constantFrom(null, 'initiative', 'sipke'),
    })
    fc.assert(
      fc.property(parts, (step) => {
        const given = [step.what, step.on, step.by].filter(Boolean).length
        expect(canNote({ on: today, step }, staff, today).ok).toBe(given === 0 || given === 3)
      }),
    )
  })

  test('has a step on its own day or later', () => {
    fc.assert(
      fc.property(whens, whens, (on, then) => {
        fc.pre(on <= today)
        const step = { what: 'Bellen', on: then, by: 'initiative' }
        expect(canNote({ on, step }, staff, today)).toEqual(
          then < on
            ? refused('step-too-early', { on, fields: ['stepOn'] })
            : { ok: true, step: { ...step, by: null } },
        )
      }),
    )
  })

  test('leaves its step to somebody of the fund, or to the initiative', () => {
    const step = { what: 'Bellen', on: '2026-03-20', by: 'tjitske' }
    expect(canNote({ on: today, step }, staff, today)).toEqual({ ok: true, step })
    expect(canNote({ on: today, step: { ...step, by: 'henk' } }, staff, today)).toEqual(refused('not-found'))
  })

  test('stands at its own day in the line of time', () => {
    const now = new Date('2026-03-10T21:15:00Z')
    expect(instantOf(today, now)).toEqual(now)
    fc.assert(
      fc.property(whens, (on) => {
        expect(dayOf(instantOf(on, now))).toBe(on)
      }),
    )
  })

  test('is a contact, unless it is a note', () => {
    expect(momentKinds.filter((kind) => !isContact(kind))).toEqual(['note'])
  })
})
