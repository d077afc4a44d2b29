import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import {
  allowanceOf,
  canNoteAllowance,
  canRecordPresence,
  dueForMeeting,
  openAllowance,
} from '#app/domain/panel/allowance.ts'
import { batchStages } from '#app/domain/panel/batch.ts'

const rules = { residentAllowanceCents: 50_00, professionalAllowanceCents: 0, yearAllowanceCents: 120_00 }
const amount = fc.integer({ min: 0, max: 500_00 })
const someRules = fc.record({
  residentAllowanceCents: amount,
  professionalAllowanceCents: amount,
  yearAllowanceCents: fc.integer({ min: 1, max: 2_000_00 }),
})

describe('what a meeting gives', () => {
  test('goes by from where a member looks, and is nothing to who does not say', () => {
    expect(allowanceOf('resident', rules)).toBe(50_00)
    expect(allowanceOf('professional', rules)).toBe(0)
    expect(allowanceOf(null, { ...rules, professionalAllowanceCents: 10_00 })).toBe(0)
  })

  test('is less when the year is nearly full, and whole again in the next', () => {
    const had = [
      { heldOn: '2026-02-03', dueCents: cents(50_00) },
      { heldOn: '2026-05-12', dueCents: cents(50_00) },
    ] as const
    expect(dueForMeeting('resident', '2026-09-01', had, rules)).toBe(20_00)
    expect(dueForMeeting('resident', '2027-01-05', had, rules)).toBe(50_00)
    expect(dueForMeeting('resident', '2026-09-01', had, { ...rules, yearAllowanceCents: 0 })).toBe(50_00)
  })

  test('never comes above the most of a calendar year, whatever was written down before', () => {
    fc.assert(
      fc.property(
        someRules,
        fc.array(
          fc.record({ day: fc.nat(900), background: fc.constantFrom('resident', 'professional', null) }),
          {
            maxLength: 40,
          },
        ),
        (given, meetings) => {
          const written: { heldOn: ReturnType<typeof addDays>; dueCents: ReturnType<typeof cents> }[] = []
          for (const { day, background } of meetings) {
            const heldOn = addDays('2026-01-01', day)
            const dueCents = dueForMeeting(background, heldOn, written, given)
            expect(dueCents).toBeGreaterThanOrEqual(0)
            expect(dueCents).toBeLessThanOrEqual(allowanceOf(background, given))
            written.push({ heldOn, dueCents })
          }
          for (const year of ['2026', '2027', '2028']) {
            const of = written.filter(({ heldOn }) => heldOn.startsWith(year)).map(({ dueCents }) => dueCents)
            expect(sumCents(of)).toBeLessThanOrEqual(given.yearAllowanceCents)
          }
        },
      ),
    )
  })
})

describe('who was there is written down', () => {
  const subject = {
    stage: 'meeting',
    since: '2026-03-01',
    today: '2026-03-20',
    members: ['aukje', 'bert'],
    written: false,
  } as const
  const codeOf = (verdict: ReturnType<typeof canRecordPresence>) => (verdict.ok ? 'ok' : verdict.reason.code)

  test('once the batch meets, and after it', () => {
    const open = batchStages.filter(
      (stage) =>
        canRecordPresence(
          { heldOn: '2026-03-10', present: ['aukje'], corrects: false },
          { ...subject, stage },
        ).ok,
    )
    expect(open).toEqual(['meeting', 'decided'])
  })

  test('of a day that has come, and of members alone', () => {
    const on = (heldOn: IsoDate, present = ['aukje']) =>
      codeOf(canRecordPresence({ heldOn, present, corrects: false }, subject))
    expect(on('2026-02-28')).toBe('meeting-day-wrong')
    expect(on('2026-03-01')).toBe('ok')
    expect(on('2026-03-20')).toBe('ok')
    expect(on('2026-03-21')).toBe('meeting-day-wrong')
    expect(on('2026-03-10', ['aukje', 'carla'])).toBe('presence-of-another')
  })

  test('once a day with somebody there; put right it may turn out that nobody was', () => {
    const given = { heldOn: '2026-03-10', present: [] as string[], corrects: false } as const
    const written = { ...subject, written: true }
    expect(codeOf(canRecordPresence(given, subject))).toBe('presence-empty')
    expect(codeOf(canRecordPresence({ ...given, present: ['aukje'] }, written))).toBe('meeting-day-written')
    expect(codeOf(canRecordPresence({ ...given, corrects: true }, written))).toBe('ok')
  })
})

describe('what was paid', () => {
  const open = { open: cents(70_00), today: '2026-04-01', isOwn: false } as const
  const codeOf = (amount: number, paidOn: '2026-04-01' | '2026-04-02', isOwn = false) => {
    const verdict = canNoteAllowance({ cents: cents(amount), paidOn }, { ...open, isOwn })
    return verdict.ok ? 'ok' : verdict.reason.code
  }

  test('is noted by another, of a day that has come, up to what is open', () => {
    expect(codeOf(70_00, '2026-04-01')).toBe('ok')
    expect(codeOf(70_01, '2026-04-01')).toBe('allowance-not-open')
    expect(codeOf(70_00, '2026-04-02')).toBe('paid-day-to-come')
    expect(codeOf(70_00, '2026-04-01', true)).toBe('same-person')
  })

  test('leaves what meetings gave less what was paid', () => {
    const of = (due: number[], paid: number[]) =>
      openAllowance(
        due.map((one) => ({ dueCents: cents(one) })),
        paid.map((one) => ({ cents: cents(one) })),
      )
    expect(of([50_00, 20_00], [])).toBe(70_00)
    expect(of([50_00, 20_00], [30_00])).toBe(40_00)
    expect(of([0], [50_00])).toBe(-50_00)
  })
})
