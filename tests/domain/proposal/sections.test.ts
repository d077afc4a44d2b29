import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balances, budgetTotals } from '#app/domain/proposal/budget.ts'
import { lengthOf, longText, text } from '#app/domain/proposal/fields.ts'
import { type Draft, documentFrom, draftSchema } from '#app/domain/proposal/schema.ts'
import {
  columnsOf,
  fieldsOf,
  missingIn,
  proposalForm,
  questionAfter,
  questionNamed,
  questionsFor,
  sectionNamed,
  sectionState,
} from '#app/domain/proposal/sections.ts'
import { anyDocument, draftOf, taalmaatjes } from './proposals.ts'

const empty = () => draftSchema.parse({}) as Draft

describe('the form', () => {
  test('walks seven sections, the five V’s in the middle', () => {
    expect(proposalForm.map(({ key }) => key)).toEqual([
      'aboutUs',
      'voornemen',
      'verbinding',
      'verandering',
      'vooruitgang',
      'verantwoording',
      'money',
    ])
    expect(sectionNamed('toString')).toBe(null)
    expect(questionNamed('money', 'constructor')).toBe(null)
    expect(questionAfter('voornemen', 'plan', {})).toBe('summary')
    expect(questionAfter('voornemen', 'period', {})).toBe(null)
  })

  test('asks an organisation for its number, and a group for who receives the money', () => {
    const keys = (applicantKind?: string) => questionsFor('aboutUs', { applicantKind }).map(({ key }) => key)
    expect(keys()).toEqual(['initiativeName', 'contact', 'applicantKind'])
    for (const kind of ['foundation', 'association', 'school', 'company'])
      expect(keys(kind).at(-1)).toBe('organisation')
    for (const kind of ['residents-group', 'other']) expect(keys(kind).at(-1)).toBe('fiscalHost')
  })

  test('counts words of stories and characters of lines', () => {
    expect(lengthOf(longText(300), 'een  twee\ndrie')).toBe(3)
    expect(lengthOf(text(80), ' een  twee ')).toBe(8)
  })
})

describe('a section', () => {
  test('is not started, busy, or done when it is whole and said to be', () => {
    expect(sectionState('voornemen', {}, true)).toBe('not-started')
    expect(sectionState('voornemen', { plan: 'x' }, true)).toBe('busy')
    expect(sectionState('voornemen', taalmaatjes.voornemen, false)).toBe('busy')
    expect(sectionState('voornemen', taalmaatjes.voornemen, true)).toBe('done')
    expect(sectionState('voornemen', { ...taalmaatjes.voornemen, endDate: '2026-01-01' }, true)).toBe('busy')
  })

  test('names the questions that miss an answer', () => {
    expect(missingIn('voornemen', { plan: 'x', pillars: [] })).toEqual([
      'summary',
      'additionality',
      'where',
      'pillars',
      'period',
    ])
    expect(missingIn('money', {})).toEqual(['budgetLines', 'amountAsked', 'vatReclaimable', 'bankAccount'])
  })

  test('taking away any required answer makes exactly its question missing', () => {
    const required = proposalForm.flatMap(({ key, questions }) =>
      questions.flatMap((asked) =>
        Object.entries(asked.fields).flatMap(([field, { optional }]) =>
          optional ? [] : [{ key, question: asked.key, field }],
        ),
      ),
    )
    fc.assert(
      fc.property(anyDocument, fc.constantFrom(...required), (document, { key, question, field }) => {
        const draft = draftOf(document)
        const answers: Record<string, unknown> = draft[key]
        expect(proposalForm.flatMap((section) => missingIn(section.key, draft[section.key]))).toEqual([])
        fc.pre(field in answers && field !== 'applicantKind')
        delete answers[field]
        expect(missingIn(key, answers)).toEqual([question])
        expect(documentFrom(draft)).toBe(null)
      }),
    )
  })

  test('lists its fields', () => {
    expect(Object.keys(fieldsOf('vooruitgang'))).toEqual([
      'targetGroup',
      'targetGroupCount',
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
