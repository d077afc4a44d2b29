import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balances, budgetTotals } from '#app/domain/proposal/budget.ts'
import { columnsOf } from '#app/domain/proposal/columns.ts'
import { lengthOf } from '#app/domain/proposal/field.ts'
import { longText, text } from '#app/domain/proposal/fields.ts'
import { type Draft, draftSchema } from '#app/domain/proposal/schema.ts'
import {
  documentFrom,
  fieldsOf,
  formOf,
  isOpen,
  missingIn,
  questionNamed,
  questionsFor,
  sectionNamed,
  sectionState,
} from '#app/domain/proposal/sections.ts'
import { neighboursOf, walkOf } from '#app/domain/proposal/walk.ts'
import { anyDocument, draftOf, taalmaatjes } from './proposals.ts'

const full = formOf('full')
const short = formOf('small-start')
const empty = () => draftSchema.parse({}) as Draft

describe('the form', () => {
  test('walks nine sections, the five V’s in the middle', () => {
    expect(full.sections.map(({ key }) => key)).toEqual([
      'aboutUs',
      'voornemen',
      'verbinding',
      'verandering',
      'vooruitgang',
      'verantwoording',
      'money',
      'attachments',
      'declarations',
    ])
    expect(sectionNamed(full, 'toString')).toBe(null)
    expect(questionNamed(full, 'money', 'constructor')).toBe(null)
    const walk = walkOf(full, 'voornemen', empty())
    const afterQuestion = (question: string) => neighboursOf(walk, { section: 'voornemen', question }).after
    expect(afterQuestion('plan')).toEqual({ section: 'voornemen', question: 'summary' })
    expect(afterQuestion('period')).toBe(null)
  })

  test('behaviour 33: is eight questions for small money, walked in one go', () => {
    const walk = walkOf(short, 'money', empty())
    expect(walk.map(({ question }) => question)).toEqual([
      'who',
      'plan',
      'whereWhen',
      'whyNotRegular',
      'residentsRole',
      'change',
      'costs',
      'bankAccount',
    ])
    expect(neighboursOf(walk, { section: 'voornemen', question: 'whyNotRegular' })).toEqual({
      before: { section: 'voornemen', question: 'whereWhen' },
      after: { section: 'verbinding', question: 'residentsRole' },
    })
  })

  test('behaviour 31: of an older round asks what it asked then', () => {
    const older = formOf('full', 1)
    expect(older.sections.map(({ key }) => key)).toEqual([
      'aboutUs',
      'voornemen',
      'verbinding',
      'verandering',
      'vooruitgang',
      'verantwoording',
      'money',
    ])
    expect(Object.keys(questionNamed(older, 'voornemen', 'additionality')?.fields ?? {})).toEqual([
      'whyNotRegular',
    ])
    expect(Object.keys(fieldsOf(older, 'verbinding').partners?.row ?? {})).not.toContain('partnerEmail')
    expect(questionNamed(older, 'verandering', 'acrossDomains')).toBe(null)
  })

  test('behaviour 03: asks an organisation for its number, and a group for who receives the money', () => {
    const keys = (applicantKind?: string) =>
      questionsFor(full, 'aboutUs', { applicantKind }).map(({ key }) => key)
    expect(keys()).toEqual(['initiativeName', 'contact', 'applicantKind', 'signatories'])
    for (const kind of ['foundation', 'association', 'school', 'company'])
      expect(keys(kind).at(-2)).toBe('organisation')
    for (const kind of ['residents-group', 'other']) expect(keys(kind).at(-2)).toBe('fiscalHost')
  })

  test('counts words of stories and characters of lines', () => {
    expect(lengthOf(longText(300), 'een  twee\ndrie')).toBe(3)
    expect(lengthOf(text(80), ' een  twee ')).toBe(8)
  })
})

describe('a section', () => {
  test('is not started, busy, or done when it is whole and said to be', () => {
    expect(sectionState(full, 'voornemen', {}, true)).toBe('not-started')
    expect(sectionState(full, 'voornemen', { plan: 'x' }, true)).toBe('busy')
    expect(sectionState(full, 'voornemen', taalmaatjes.voornemen, false)).toBe('busy')
    expect(sectionState(full, 'voornemen', taalmaatjes.voornemen, true)).toBe('done')
    expect(sectionState(full, 'voornemen', { ...taalmaatjes.voornemen, endDate: '2026-01-01' }, true)).toBe(
      'busy',
    )
  })

  test('names the questions that miss an answer', () => {
    expect(missingIn(full, 'voornemen', { plan: 'x', pillars: [] })).toEqual([
      'summary',
      'additionality',
      'where',
      'pillars',
      'period',
    ])
    expect(missingIn(full, 'money', {})).toEqual([
      'budgetLines',
      'amountAsked',
      'instrumentWish',
      'vatReclaimable',
      'stateAid',
      'bankAccount',
    ])
  })

  test('that may stay untouched stands in nobody’s way until it is begun', () => {
    expect(isOpen(full, 'attachments', 'not-started')).toBe(false)
    expect(isOpen(full, 'attachments', 'busy')).toBe(true)
    expect(isOpen(full, 'voornemen', 'not-started')).toBe(true)
  })

  test('taking away any required answer makes exactly its question missing', () => {
    const required = full.sections.flatMap(({ key, questions }) =>
      questions.flatMap((asked) =>
        Object.entries(asked.fields).flatMap(([field, { optional, showIf }]) =>
          optional || showIf ? [] : [{ key, question: asked.key, field }],
        ),
      ),
    )
    fc.assert(
      fc.property(anyDocument, fc.constantFrom(...required), (document, { key, question, field }) => {
        const draft = draftOf(document)
        const answers: Record<string, unknown> = draft[key]
        expect(full.sections.flatMap((section) => missingIn(full, section.key, draft[section.key]))).toEqual(
          [],
        )
        fc.pre(field in answers && field !== 'applicantKind')
        delete answers[field]
        expect(missingIn(full, key, answers)).toEqual([question])
        expect(documentFrom(full, draft)).toBe(null)
      }),
    )
  })

  test('lists its fields', () => {
    expect(Object.keys(fieldsOf(full, 'vooruitgang'))).toEqual([
      'targetGroup',
      'targetGroupCount',
      'situationNow',
      'changeAtEnd',
      'indicators',
    ])
  })
})

describe('the columns of a draft', () => {
  test('of an empty one are empty', () => {
    expect(columnsOf(empty())).toEqual({
      title: '',
      summary: '',
      applicantName: '',
      partners: [],
      neighbourhoods: [],
      pillars: [],
      amountAskedCents: null,
      startsOn: null,
      endsOn: null,
    })
  })
  test('of a whole one', () => {
    expect(columnsOf(draftOf(taalmaatjes))).toMatchObject({
      title: 'Taalmaatjes',
      applicantName: 'Stichting Taalmaatjes Oost',
      partners: ['Dbieb'],
      neighbourhoods: ['bilgaard', 'vrijheidswijk'],
      amountAskedCents: 2_000_000,
      startsOn: '2026-09-01',
      endsOn: '2027-06-30',
    })
  })
  test('of a group carry its own name, and its fiscal host among the partners', () => {
    const draft = draftOf(taalmaatjes)
    Object.assign(draft.aboutUs, { applicantKind: 'residents-group', fiscalHostName: 'Stichting Penvoerder' })
    expect(columnsOf(draft)).toMatchObject({
      applicantName: 'Taalmaatjes',
      partners: ['Stichting Penvoerder', 'Dbieb'],
    })
  })
})

describe('the budget', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 9_999_999_999 }), { maxLength: 40 })
  test('is in balance when costs equal what comes in, and says both sums when not', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.nat(9_999_999_999), (costs, co, amountAsked) => {
        const answers = {
          budgetLines: costs.map((budgetLineAmount) => ({ budgetLineAmount })),
          coFunding: co.map((funderAmount) => ({ funderAmount })),
          amountAsked,
        }
        const totals = budgetTotals(answers)
        expect(balances(answers)).toEqual(
          totals.costs === totals.coFunding + amountAsked
            ? { ok: true }
            : {
                ok: false,
                reason: { code: 'budget-unbalanced', costs: totals.costs, funding: totals.funding },
              },
        )
        if (totals.costs >= totals.coFunding) {
          expect(balances({ ...answers, amountAsked: totals.suggestedAsk }).ok).toBe(true)
        }
      }),
    )
  })
})
