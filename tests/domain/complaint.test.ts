import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import {
  answerDue,
  type ComplaintCase,
  canDecide,
  canExtend,
  canHear,
  canObject,
  canPlanHearing,
  complaintKinds,
  complaintMoves,
  complaintOutcomes,
  complaintStates,
  correctionBy,
  isOpenComplaint,
  kindFor,
  lastDayToObject,
} from '#app/domain/complaint.ts'
import { endOfTerm } from '#app/domain/legal-day.ts'
import { refused } from '#app/domain/verdict.ts'

const days = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const kinds = fc.constantFrom(...complaintKinds)
const open = complaintStates.filter(isOpenComplaint)

const aCase: ComplaintCase = {
  kind: 'objection',
  about: 'decision',
  state: 'received',
  receivedOn: '2026-03-10',
  dueOn: '2026-06-03',
  extendedTo: null,
  involved: ['sipke', 'tjitske'],
}

describe('the end of a term', () => {
  test.each([
    ['a Wednesday', '2026-03-11', '2026-03-11'],
    ['a Saturday', '2026-03-14', '2026-03-16'],
    ['Good Friday', '2026-04-03', '2026-04-07'],
    ['the King’s birthday on a Monday', '2026-04-27', '2026-04-28'],
    ['the King’s birthday kept on a Saturday', '2025-04-26', '2025-04-28'],
    ['Liberation Day', '2026-05-05', '2026-05-06'],
    ['Ascension Day', '2026-05-14', '2026-05-15'],
    ['Whit Monday', '2026-05-25', '2026-05-26'],
    ['Christmas before a weekend', '2026-12-25', '2026-12-28'],
    ['New Year', '2027-01-01', '2027-01-04'],
  ])('%s', (_name, day, end) => {
    expect(endOfTerm(day)).toBe(end)
  })

  test('is never earlier, is at most five days later, and ends once', () => {
    fc.assert(
      fc.property(days, (day) => {
        const end = endOfTerm(day)
        expect(end >= day && end <= addDays(day, 5)).toBe(true)
        expect(endOfTerm(end)).toBe(end)
      }),
    )
  })
})

describe('what somebody does who does not agree', () => {
  test('is an objection about a decision under the Awb only', () => {
    expect(kindFor('awb', 'decision')).toBe('objection')
    expect(kindFor('awb', 'treatment')).toBe('complaint')
    expect(kindFor('private', 'decision')).toBe('complaint')
  })

  test('can be on the last day, and later only with a reason', () => {
    expect(lastDayToObject('2026-03-10')).toBe('2026-04-21')
    expect(canObject('2026-03-10', '2026-04-21', null).ok).toBe(true)
    expect(canObject('2026-03-10', '2026-04-22', ' ')).toEqual(
      refused('objection-late', { on: '2026-04-21' }),
    )
    expect(canObject('2026-03-10', '2026-04-22', 'Ik lag in het ziekenhuis.').ok).toBe(true)
  })

  test('leaves six weeks at least', () => {
    fc.assert(
      fc.property(days, (sent) => {
        expect(lastDayToObject(sent) >= addDays(sent, 42)).toBe(true)
      }),
    )
  })
})

describe('the answer', () => {
  test('to a complaint is due after the weeks of the fund, to an objection six weeks after its last day', () => {
    const sentOn = '2026-03-10'
    const due = (kind: 'complaint' | 'objection', receivedOn: string) =>
      answerDue({ kind, receivedOn, sentOn }, 6)
    expect(due('complaint', '2026-03-20')).toBe('2026-05-01')
    expect(due('objection', '2026-03-20')).toBe('2026-06-02')
    expect(due('objection', '2026-05-01')).toBe('2026-06-12')
  })

  test('is never due before it came, nor sooner than the weeks that are promised', () => {
    fc.assert(
      fc.property(kinds, days, days, fc.integer({ min: 1, max: 26 }), (kind, sentOn, receivedOn, weeks) => {
        const due = answerDue({ kind, receivedOn, sentOn }, weeks)
        expect(due >= addDays(receivedOn, kind === 'complaint' ? weeks * 7 : 42)).toBe(true)
      }),
    )
  })

  test('takes longer once at most, with a reason, before its day', () => {
    fc.assert(
      fc.property(kinds, fc.constantFrom(...open), days, (kind, state, dueOn) => {
        const one = { kind, state, dueOn, extendedTo: null }
        const verdict = canExtend(one, 'Wij wachten op een stuk.', dueOn)
        if (!verdict.ok) throw new Error('refused')
        expect(verdict.until > dueOn).toBe(true)
        const again = canExtend({ ...one, extendedTo: verdict.until }, 'Nog een keer.', dueOn)
        expect(again).toEqual(refused('extended-before', { on: verdict.until }))
        expect(canExtend(one, ' ', dueOn)).toEqual(refused('reason-needed'))
        expect(canExtend(one, 'Te laat.', addDays(dueOn, 1))).toEqual(
          refused('extension-too-late', { on: dueOn }),
        )
      }),
    )
  })

  test('is given by somebody whom it is not about', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...open),
        fc.constantFrom(...complaintOutcomes),
        fc.constantFrom('sipke', 'tjitske', 'wim'),
        (state, outcome, by) => {
          const answer = { outcome, reasons: 'Daarom.', unheardReason: 'Zij wilde geen gesprek.' }
          const verdict = canDecide({ ...aCase, state }, answer, by)
          expect(verdict).toEqual(by === 'wim' ? { ok: true, state: 'decided' } : refused('was-involved'))
          const heard = canHear({ ...aCase, state: 'received' }, '2026-03-11', by, '2026-03-12')
          expect(heard.ok).toBe(by === 'wim')
        },
      ),
    )
  })

  test('needs reasons, and a talk unless it is wholly in favour or somebody says why not', () => {
    const decide = (change: object, state: ComplaintCase['state'] = 'received') =>
      canDecide(
        { ...aCase, state },
        { outcome: 'unfounded', reasons: 'Daarom.', unheardReason: null, ...change },
        'wim',
      )
    expect(decide({ reasons: ' ' })).toEqual(refused('reason-needed'))
    expect(decide({})).toEqual(refused('unheard-needs-reason'))
    expect(decide({ outcome: 'partly' })).toEqual(refused('unheard-needs-reason'))
    expect(decide({ unheardReason: 'Zij wilde niet.' }).ok).toBe(true)
    expect(decide({ outcome: 'founded' }).ok).toBe(true)
    expect(decide({}, 'heard').ok).toBe(true)
  })

  test('ends it: nothing is done with what was answered or withdrawn', () => {
    const now = new Date('2026-03-12T10:00:00Z')
    for (const state of ['decided', 'withdrawn'] as const) {
      const over = refused('not-in-this-state', { state, machine: 'complaint' })
      const one = { ...aCase, state }
      expect(complaintMoves[state]).toEqual({})
      expect(canExtend(one, 'Reden.', '2026-03-12')).toEqual(over)
      expect(canPlanHearing(one, new Date('2026-04-01T10:00:00Z'), now)).toEqual(over)
      expect(canHear(one, '2026-03-12', 'wim', '2026-03-12')).toEqual(over)
      const answer = { outcome: 'founded', reasons: 'Ja.', unheardReason: null } as const
      expect(canDecide(one, answer, 'wim')).toEqual(over)
    }
  })
})

describe('the talk', () => {
  const now = new Date('2026-03-12T10:00:00Z')

  test('is planned ahead, again when it moves', () => {
    expect(canPlanHearing(aCase, now, now)).toEqual(refused('hearing-past'))
    const later = new Date('2026-03-20T10:00:00Z')
    expect(canPlanHearing(aCase, later, now)).toEqual({ ok: true, state: 'hearing-planned' })
    expect(canPlanHearing({ ...aCase, state: 'hearing-planned' }, later, now).ok).toBe(true)
    expect(canPlanHearing({ ...aCase, state: 'heard' }, later, now).ok).toBe(false)
  })

  test('was after it came, and not later than today', () => {
    const outside = refused('heard-outside', { from: '2026-03-10', until: '2026-03-12' })
    expect(canHear(aCase, '2026-03-09', 'wim', '2026-03-12')).toEqual(outside)
    expect(canHear(aCase, '2026-03-13', 'wim', '2026-03-12')).toEqual(outside)
    expect(canHear(aCase, '2026-03-10', 'wim', '2026-03-12').ok).toBe(true)
  })
})

describe('what follows for the decision', () => {
  test.each([
    ['founded', 'decline', 'declined', 'decide-anew'],
    ['partly', 'decline', 'declined', 'decide-anew'],
    ['founded', 'wait', 'waiting-list', 'decide-anew'],
    ['founded', 'award', 'awarded', 'change-agreement'],
    ['unfounded', 'decline', 'declined', 'none'],
    ['not-taken-in', 'decline', 'declined', 'none'],
    ['founded', 'wait', 'withdrawn', 'none'],
  ] as const)('%s of %s on what is %s: %s', (outcome, decision, state, correction) => {
    expect(correctionBy(outcome, { outcome: decision, state })).toBe(correction)
  })

  test('is nothing when it was about no decision', () => {
    expect(correctionBy('founded', null)).toBe('none')
  })
})
