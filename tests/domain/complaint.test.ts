import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#app/domain/calendar.ts'
import {
  answerDay,
  answerDue,
  type ComplaintCase,
  canAddMore,
  canAskMore,
  canDecide,
  canExtend,
  canHear,
  canNameCommittee,
  canNoteAdvice,
  canObject,
  canPlanHearing,
  complaintKinds,
  complaintMoves,
  complaintOutcomes,
  complaintStates,
  correctionBy,
  grantSubjects,
  isOpenComplaint,
  kindFor,
  lastDayToObject,
  leavesToDisagree,
  longestAsking,
  weighsAdvice,
} from '#app/domain/complaint.ts'
import { type Asking, daysStoodStill, waitsFor } from '#app/domain/complaint-asking.ts'
import { endOfTerm } from '#app/domain/legal-day.ts'
import { refused } from '#app/domain/verdict.ts'

const days = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const kinds = fc.constantFrom(...complaintKinds)
const noAdvice = { followsAdvice: null, departureReason: null }
const open = complaintStates.filter(isOpenComplaint)

const aCase: ComplaintCase = {
  kind: 'objection',
  about: 'decision',
  state: 'received',
  receivedOn: '2026-03-10',
  dueOn: '2026-06-03',
  extendedTo: null,
  askings: [],
  committee: null,
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
    for (const about of ['settlement', 'ending', 'hold', 'change'] as const)
      expect(kindFor('awb', about)).toBe('objection')
    expect(kindFor('awb', 'report')).toBe('complaint')
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
        const one = { kind, state, dueOn, extendedTo: null, askings: [], committee: null }
        const verdict = canExtend(one, 'Wij wachten op een stuk.', dueOn)
        if (!verdict.ok) throw new Error('refused')
        expect(verdict.until > dueOn).toBe(true)
        const again = canExtend({ ...one, extendedTo: verdict.extendedTo }, 'Nog een keer.', dueOn)
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
          const answer = {
            outcome,
            reasons: 'Daarom.',
            unheardReason: 'Zij wilde geen gesprek.',
            ...noAdvice,
          }
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
        { outcome: 'unfounded', reasons: 'Daarom.', unheardReason: null, ...noAdvice, ...change },
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
      const answer = { outcome: 'founded', reasons: 'Ja.', unheardReason: null, ...noAdvice } as const
      expect(canDecide(one, answer, 'wim')).toEqual(over)
    }
  })
})

describe('a term that stands still', () => {
  const asking = (change: Partial<Asking> = {}): Asking => ({
    askedOn: '2026-03-16',
    answerBy: '2026-03-30',
    cameOn: null,
    suspends: true,
    ...change,
  })
  const askings = fc.array(
    fc
      .record({
        ago: fc.integer({ min: 0, max: 200 }),
        term: fc.integer({ min: 1, max: longestAsking }),
        came: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
        suspends: fc.boolean(),
      })
      .map(({ ago, term, came, suspends }): Asking => {
        const askedOn = addDays('2026-03-10', ago)
        const cameOn = came === null ? null : addDays(askedOn, came)
        return { askedOn, answerBy: addDays(askedOn, term), cameOn, suspends }
      }),
    { maxLength: 5 },
  )

  test('does so from the day after the question until the day on which it came, or its last day went by', () => {
    expect(daysStoodStill([])).toBe(0)
    expect(daysStoodStill([asking({ cameOn: '2026-03-16' })])).toBe(0)
    expect(daysStoodStill([asking({ cameOn: '2026-03-17' })])).toBe(0)
    expect(daysStoodStill([asking({ cameOn: '2026-03-19' })])).toBe(2)
    expect(daysStoodStill([asking()])).toBe(14)
    expect(daysStoodStill([asking({ cameOn: '2026-05-01' })])).toBe(14)
    expect(daysStoodStill([asking({ suspends: false })])).toBe(0)
  })

  test('never moves back, by no more than what was given, and days in two questions count once', () => {
    fc.assert(
      fc.property(askings, (asked) => {
        const still = daysStoodStill(asked)
        const most = asked
          .filter(({ suspends }) => suspends)
          .reduce((sum, { askedOn, answerBy }) => sum + daysBetween(askedOn, answerBy), 0)
        expect(still >= 0 && still <= most).toBe(true)
        expect(daysStoodStill([...asked, ...asked])).toBe(still)
        expect(daysStoodStill([...asked].reverse())).toBe(still)
        expect(answerDay({ ...aCase, askings: asked })).toBe(addDays(aCase.dueOn, still))
      }),
    )
  })

  test('is only that of an objection, and of a complaint where the fund set it itself', () => {
    const ask = (kind: ComplaintCase['kind'], regime: 'awb' | 'private', today = '2026-03-16') =>
      canAskMore({ ...aCase, kind, regime }, { what: 'Wanneer?', answerBy: addDays(today, 14) }, today)
    expect(ask('objection', 'awb')).toEqual({ ok: true, suspends: true })
    expect(ask('complaint', 'private')).toEqual({ ok: true, suspends: true })
    expect(ask('complaint', 'awb')).toEqual({ ok: true, suspends: false })
    expect(ask('objection', 'awb', '2026-06-04')).toEqual({ ok: true, suspends: false })
  })

  test('is asked for in words, one at a time, with a day that can be kept', () => {
    const ask = (change: object, form: object = {}) =>
      canAskMore(
        { ...aCase, regime: 'awb', ...change },
        { what: 'Wanneer?', answerBy: '2026-03-30', ...form },
        '2026-03-16',
      )
    expect(ask({ state: 'decided' }).ok).toBe(false)
    expect(ask({ askings: [asking()] })).toEqual(refused('asked-already', { on: '2026-03-30' }))
    expect(ask({ askings: [asking({ cameOn: '2026-03-16' })] }).ok).toBe(true)
    expect(ask({}, { what: ' ' })).toEqual(refused('reason-needed'))
    const outside = refused('answer-by-outside', { from: '2026-03-17', until: '2026-04-27' })
    expect(ask({}, { answerBy: '2026-03-16' })).toEqual(outside)
    expect(ask({}, { answerBy: '2026-04-28' })).toEqual(outside)
  })

  test('goes on with what came after it was asked', () => {
    const add = (cameOn: string, asked: Asking[] = [asking()]) =>
      canAddMore({ state: 'received', askings: asked }, cameOn, '2026-04-10')
    expect(add('2026-03-20')).toEqual({ ok: true, asked: asking() })
    expect(add('2026-04-08').ok).toBe(true)
    expect(add('2026-03-15')).toEqual(refused('came-outside', { from: '2026-03-16' }))
    expect(add('2026-04-11')).toEqual(refused('came-outside', { from: '2026-03-16' }))
    expect(add('2026-03-20', [])).toEqual(refused('nothing-asked'))
    expect(waitsFor([asking()], '2026-03-30')).toEqual(asking())
    expect(waitsFor([asking()], '2026-03-31')).toBeNull()
  })
})

describe('a committee', () => {
  const committee = { name: 'Commissie', on: '2026-03-20', advice: null }
  const advised = { ...committee, advice: { on: '2026-04-20', text: 'Geef gelijk.' } }

  test('makes twelve weeks of six for an objection, while its day has not passed', () => {
    expect(answerDay({ ...aCase, committee })).toBe(addDays(aCase.dueOn, 42))
    expect(canNameCommittee(aCase, aCase.dueOn).ok).toBe(true)
    expect(canNameCommittee(aCase, addDays(aCase.dueOn, 1))).toEqual(
      refused('committee-too-late', { on: aCase.dueOn }),
    )
    expect(canNameCommittee({ ...aCase, committee }, aCase.dueOn)).toEqual(refused('committee-before'))
    expect(canNameCommittee({ ...aCase, kind: 'complaint' }, aCase.dueOn)).toEqual(
      refused('committee-for-objections'),
    )
  })

  test('advises once, after it was named', () => {
    const note = (on: string, change: object = {}) =>
      canNoteAdvice({ ...aCase, committee, ...change }, on, '2026-04-20')
    expect(note('2026-03-20').ok).toBe(true)
    expect(note('2026-03-19')).toEqual(refused('came-outside', { from: '2026-03-20' }))
    expect(note('2026-04-21')).toEqual(refused('came-outside', { from: '2026-03-20' }))
    expect(note('2026-04-01', { committee: null })).toEqual(refused('no-committee'))
    expect(note('2026-04-01', { committee: advised })).toEqual(refused('advised-before'))
  })

  test('is followed, or not with a reason; never passed over', () => {
    const weigh = (followsAdvice: boolean | null, departureReason: string | null = null) =>
      weighsAdvice(advised, { followsAdvice, departureReason })
    expect(weighsAdvice(null, noAdvice).ok).toBe(true)
    expect(weighsAdvice(committee, { followsAdvice: true, departureReason: null })).toEqual(
      refused('advice-missing'),
    )
    expect(weigh(null)).toEqual(refused('advice-unsaid'))
    expect(weigh(true).ok).toBe(true)
    expect(weigh(false, ' ')).toEqual(refused('departure-needs-reason'))
    expect(weigh(false, 'Zij lazen een oud plan.').ok).toBe(true)
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
    expect(correctionBy(outcome, 'decision', { outcome: decision, state })).toBe(correction)
  })

  test('is nothing when it was about no decision', () => {
    expect(correctionBy('founded', 'treatment', null)).toBe('none')
  })

  test.each(grantSubjects)('%s of a grant is looked at again when somebody is right', (about) => {
    expect(correctionBy('founded', about, null)).toBe('look-again')
    expect(correctionBy('unfounded', about, null)).toBe('none')
  })
})

test('only who is wholly right has nothing left to disagree with', () => {
  for (const outcome of complaintOutcomes) expect(leavesToDisagree(outcome)).toBe(outcome !== 'founded')
})
