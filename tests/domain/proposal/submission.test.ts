import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { documentSchema } from '#app/domain/proposal/schema.ts'
import { canAccept, canReturn } from '#app/domain/proposal/screening.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import {
  isWritable,
  move,
  type ProposalVerb,
  proposalMoves,
  proposalStates,
  verbsOf,
} from '#app/domain/proposal/state.ts'
import { canSubmit, type Submittable } from '#app/domain/proposal/submission.ts'
import { anyDocument, draftOf, taalmaatjes } from './proposals.ts'
import { aGroup, soup } from './small-starts.ts'

const now = new Date('2026-03-10T12:00:00Z')
const opensAt = new Date('2026-03-01T08:00:00Z')
const closesAt = new Date('2026-03-31T22:00:00Z')
const declaration = {
  declareTruth: true,
  declareMayApply: true,
  declareOtherMoneyTold: true,
  declareNoParticipantNames: true,
  declarePrivacyRead: true,
}
const allDone = Object.fromEntries(formOf('full').sections.map(({ key }) => [key, true]))

function proposal(change: Partial<Submittable> = {}): Submittable {
  return {
    form: formOf('full'),
    state: 'draft',
    sections: allDone,
    answers: draftOf(taalmaatjes),
    declaration,
    round: {
      opensAt,
      closesAt,
      minCents: cents(250_000),
      maxCents: cents(5_000_000),
      fundEndsOn: '2027-12-31',
    },
    ...change,
  }
}
function code(submittable: Submittable, at = now) {
  const verdict = canSubmit(submittable, at)
  return verdict.ok ? 'ok' : verdict.reason
}

describe('sending', () => {
  test('a whole draft in an open round freezes its document', () => {
    expect(canSubmit(proposal(), now)).toEqual({ ok: true, document: taalmaatjes })
  })

  test('opens and closes with the round, to the millisecond', () => {
    expect(code(proposal(), new Date(opensAt.getTime() - 1))).toEqual({
      code: 'round-not-open',
      opens: opensAt,
    })
    expect(code(proposal(), opensAt)).toBe('ok')
    expect(code(proposal(), new Date(closesAt.getTime() - 1))).toBe('ok')
    expect(code(proposal(), closesAt)).toEqual({ code: 'round-closed', closes: closesAt })
  })

  test('a returned proposal may be sent after the close, until the last day of the question', () => {
    const returned = proposal({ state: 'returned', questionDueOn: '2026-05-10' })
    expect(code(returned, new Date('2026-05-10T21:59:00Z'))).toBe('ok')
    expect(code(returned, new Date('2026-05-10T22:01:00Z'))).toEqual({
      code: 'question-overdue',
      due: '2026-05-10',
    })
  })

  test('cannot be done twice, nor after withdrawing', () => {
    for (const state of proposalStates) {
      const reason = code(proposal({ state }))
      if (state === 'draft' || state === 'returned') expect(reason).toBe('ok')
      else
        expect(reason).toEqual({ code: state === 'withdrawn' ? 'not-in-this-state' : 'already-sent', state })
    }
  })

  test('needs every section, with what is missing in it', () => {
    const answers = draftOf(taalmaatjes)
    delete answers.voornemen.plan
    expect(code(proposal({ answers, sections: { ...allDone, money: false } }))).toEqual({
      code: 'sections-not-done',
      sections: ['voornemen', 'money'],
      missing: [{ section: 'voornemen', question: 'plan' }],
    })
  })

  test('a group needs somebody who receives the money', () => {
    const answers = draftOf(taalmaatjes)
    answers.aboutUs.applicantKind = 'residents-group'
    expect(code(proposal({ answers }))).toEqual({ code: 'fiscal-host-missing' })
  })

  test('dates are in order and inside the fund', () => {
    const late = draftOf(taalmaatjes)
    late.voornemen.endDate = '2028-01-01'
    expect(code(proposal({ answers: late }))).toEqual({
      code: 'dates-out-of-order',
      first: 'endDate',
      second: 'fundEndsOn',
    })
    const early = draftOf(taalmaatjes)
    early.verandering.reviewDate = '2026-08-31'
    expect(code(proposal({ answers: early }))).toMatchObject({ first: 'startDate', second: 'reviewDate' })
    const short = draftOf(taalmaatjes)
    short.voornemen.endDate = '2027-06-20'
    expect(code(proposal({ answers: short }))).toMatchObject({ first: 'targetDate', second: 'endDate' })
  })

  test('money balances and lies in the round', () => {
    const unbalanced = draftOf(taalmaatjes)
    unbalanced.money.amountAsked = cents(2_000_001)
    expect(code(proposal({ answers: unbalanced }))).toEqual({
      code: 'budget-unbalanced',
      costs: 2_125_050,
      funding: 2_125_051,
    })
    const { round } = proposal()
    expect(code(proposal({ round: { ...round, maxCents: cents(1_999_999) } }))).toEqual({
      code: 'amount-above-maximum',
      maximum: 1_999_999,
      asked: 2_000_000,
    })
    expect(code(proposal({ round: { ...round, minCents: cents(2_000_001) } }))).toEqual({
      code: 'amount-below-minimum',
      minimum: 2_000_001,
      asked: 2_000_000,
    })
  })

  test('every declaration is ticked', () => {
    expect(
      code(proposal({ declaration: { ...declaration, declareTruth: false, declareMayApply: 'on' } })),
    ).toEqual({
      code: 'declaration-missing',
      declarations: ['declareTruth', 'declareMayApply'],
    })
  })

  test('any document that holds together passes, and what is frozen is what was answered', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const round = { ...proposal().round, minCents: cents(1), fundEndsOn: '2031-01-01' }
        const verdict = canSubmit(proposal({ answers: draftOf(document), round }), now)
        expect(verdict).toEqual({ ok: true, document })
        if (verdict.ok) documentSchema.parse(verdict.document)
      }),
    )
  })
})

describe('the moves of a proposal', () => {
  test('every move ends in a state of the table, and every other verb is refused', () => {
    const verbs = [...new Set(proposalStates.flatMap(verbsOf))]
    for (const state of proposalStates) {
      for (const verb of verbs) {
        const verdict = move(state, verb)
        const next = (proposalMoves[state] as Partial<Record<ProposalVerb, string>>)[verb]
        expect(verdict).toEqual(
          next ? { ok: true, state: next } : { ok: false, reason: { code: 'not-in-this-state', state } },
        )
        if (verdict.ok) expect(proposalStates).toContain(verdict.state)
      }
    }
  })
  test('answers can be written before sending and while a question is open', () => {
    expect(proposalStates.filter(isWritable)).toEqual(['draft', 'returned'])
  })
})

describe('the first check', () => {
  const question = { text: 'Wie betaalt de zaal?', dueOn: '2026-03-24' }
  test('returns with a question that has words and a day to come', () => {
    expect(canReturn('submitted', question, now)).toEqual({ ok: true, state: 'returned' })
    const refusals = [
      canReturn('draft', question, now),
      canReturn('submitted', { ...question, text: ' ' }, now),
      canReturn('submitted', { ...question, dueOn: null }, now),
      canReturn('submitted', { ...question, dueOn: '2026-03-09' }, now),
    ]
    expect(refusals.map((verdict) => !verdict.ok && verdict.reason.code)).toEqual([
      'not-in-this-state',
      'question-empty',
      'question-without-day',
      'question-day-passed',
    ])
    expect(canReturn('submitted', { ...question, dueOn: '2026-03-10' }, now).ok).toBe(true)
  })
  test('passes on what has somebody to receive the money', () => {
    const behind = (fiscalHostAgrees: 'asked' | 'not-yet') =>
      canAccept('submitted', { ...taalmaatjes, aboutUs: { ...aGroup, fiscalHostAgrees } })
    expect(canAccept('submitted', taalmaatjes)).toEqual({ ok: true, state: 'in-review' })
    expect(canAccept('submitted', null)).toEqual({ ok: true, state: 'in-review' })
    expect(behind('asked').ok).toBe(true)
    expect(behind('not-yet')).toMatchObject({ reason: { code: 'host-not-agreed' } })
    expect(canAccept('returned', taalmaatjes)).toMatchObject({ reason: { code: 'not-in-this-state' } })
  })
  test('of a small start, only when the fund knows who receives the money', () => {
    const { aboutUs } = soup
    expect(canAccept('submitted', soup).ok).toBe(true)
    const group = {
      ...aboutUs,
      applicantKind: 'residents-group' as const,
      organisationName: null,
      kvkNumber: null,
    }
    expect(canAccept('submitted', { ...soup, aboutUs: group })).toMatchObject({
      reason: { code: 'host-unknown' },
    })
    const hosted = {
      fiscalHostName: 'Stichting De Penvoerder',
      fiscalHostKvkNumber: '87654321',
      fiscalHostContactName: 'An Bos',
      fiscalHostEmail: 'an@voorbeeld.nl',
    }
    expect(canAccept('submitted', { ...soup, aboutUs: { ...group, ...hosted } }).ok).toBe(true)
    const money = { ...soup.money, iban: null, accountHolder: null }
    expect(canAccept('submitted', { ...soup, money })).toMatchObject({ reason: { code: 'account-unknown' } })
  })
})
