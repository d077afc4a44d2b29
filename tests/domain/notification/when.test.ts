import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amsterdamInstant, dayOf, hourOf } from '#app/domain/calendar.ts'
import { notificationKinds } from '#app/domain/notification/kind.ts'
import {
  choicesFor,
  digestHour,
  endOfQuiet,
  notificationChoices,
  type QuietHours,
  whenToSend,
} from '#app/domain/notification/when.ts'

const hour = 3_600_000
const night: QuietHours = { from: 22, until: 7 }
const at = (day: string, time: string) => amsterdamInstant(day, time)

const moments = fc.oneof(
  fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
  fc
    .tuple(fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'), fc.nat(24 * 60 * 2))
    .map(([day, minutes]) => new Date(amsterdamInstant(day).getTime() + minutes * 60_000)),
)
const quietHours = fc.option(fc.record({ from: fc.nat(23), until: fc.nat(23) }), { nil: null })
const choices = fc.constantFrom(...notificationChoices)
const kinds = fc.constantFrom(...notificationKinds)

describe('what the law asks', () => {
  test('is never late and never left out, whatever was chosen', () => {
    fc.assert(
      fc.property(choices, quietHours, moments, (choice, quiet, moment) => {
        expect(whenToSend({ kind: 'legal', choice, quiet, at: moment })).toEqual({ way: 'at-once' })
      }),
    )
  })
})

describe('news of any kind', () => {
  test('is mailed by nothing but what was chosen, after now, and never in the quiet hours', () => {
    fc.assert(
      fc.property(kinds, choices, quietHours, moments, (kind, choice, quiet, moment) => {
        const sending = whenToSend({ kind, choice, quiet, at: moment })
        expect(sending.way === 'list').toBe(choice === 'none')
        if (choice === 'none') return
        expect(sending.way === 'digest').toBe(choice === 'digest' && kind !== 'reminders')
        const when = 'until' in sending ? sending.until : 'on' in sending ? sending.on : null
        if (!when) return
        expect(when.getTime()).toBeGreaterThan(moment.getTime())
        expect(when.getTime() - moment.getTime()).toBeLessThanOrEqual(50 * hour)
        expect(endOfQuiet(quiet, when)).toBe(null)
      }),
    )
  })

  test('waits no longer than the quiet hours last', () => {
    fc.assert(
      fc.property(kinds, quietHours, moments, (kind, quiet, moment) => {
        const sending = whenToSend({ kind, choice: 'at-once', quiet, at: moment })
        if (sending.way !== 'held') return
        expect(sending.until.getTime() - moment.getTime()).toBeLessThanOrEqual(25 * hour)
        if (kind === 'reminders') expect(dayOf(sending.until)).toBe(dayOf(moment))
      }),
    )
  })

  test('without quiet hours it is in the mail of eight, within a day', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const sending = whenToSend({ kind: 'grant', choice: 'digest', quiet: null, at: moment })
        const on = sending.way === 'digest' ? sending.on : moment
        expect(hourOf(on)).toBe(digestHour)
        expect(on.getTime() - moment.getTime()).toBeLessThanOrEqual(25 * hour)
      }),
    )
  })
})

describe('by the clock of Amsterdam', () => {
  test.each([
    ['in the evening', '2026-05-04', '22:10', '2026-05-05T05:00:00.000Z'],
    ['in the night', '2026-05-05', '03:00', '2026-05-05T05:00:00.000Z'],
    ['before the clock goes forward', '2026-03-28', '23:30', '2026-03-29T05:00:00.000Z'],
    ['before the clock goes back', '2026-10-24', '23:30', '2026-10-25T06:00:00.000Z'],
  ])('%s it is held until seven', (_when, day, time, until) => {
    const sending = whenToSend({ kind: 'money', choice: 'at-once', quiet: night, at: at(day, time) })
    expect(sending).toEqual({ way: 'held', until: new Date(until) })
  })

  test('quiet hours that end in the hour that is skipped end when the clock jumps', () => {
    const quiet = { from: 23, until: 2 }
    expect(endOfQuiet(quiet, at('2026-03-29', '01:59'))).toEqual(new Date('2026-03-29T01:00:00.000Z'))
  })

  test('a mail of the day waits for quiet hours around eight', () => {
    const sending = whenToSend({
      kind: 'grant',
      choice: 'digest',
      quiet: { from: 20, until: 10 },
      at: at('2026-05-04', '09:00'),
    })
    expect(sending).toEqual({ way: 'digest', on: at('2026-05-04', '10:00') })
  })

  test('a reminder is held within its day, and never until the day after', () => {
    const sent = (time: string) =>
      whenToSend({ kind: 'reminders', choice: 'at-once', quiet: night, at: at('2026-05-04', time) })
    expect(sent('00:15')).toEqual({ way: 'held', until: at('2026-05-04', '07:00') })
    expect(sent('22:30')).toEqual({ way: 'at-once' })
    expect(choicesFor('reminders')).toEqual(['at-once', 'none'])
  })
})
