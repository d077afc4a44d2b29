import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedForm, type FormChange } from '#app/domain/proposal/extra/change.ts'
import { extraFormSchema, noExtraForm, questionsIn } from '#app/domain/proposal/extra/extra-form.ts'
import { judgeExtraForm } from '#app/domain/proposal/extra/judge.ts'
import { documentSchema } from '#app/domain/proposal/schema.ts'
import { searchText } from '#app/domain/proposal/search.ts'
import {
  documentFrom,
  formOf,
  formOfDocument,
  isExtraForPanel,
  missingIn,
} from '#app/domain/proposal/sections.ts'
import { anyDocument, draftOf } from '../proposals.ts'
import { answerFor, built, plainPage, plainQuestion, questionText } from './forms.ts'

const codeOf = (verdict: { ok: boolean; reason?: { code: string } }) =>
  verdict.ok ? null : verdict.reason?.code
const yesNoThen = built([
  { act: 'add-page', text: plainPage },
  { act: 'add-question', page: 'p1', text: { ...plainQuestion, kind: 'yesNo', label: 'Huurt u?' } },
  {
    act: 'add-question',
    page: 'p1',
    text: { ...plainQuestion, label: 'Van wie?', showIf: { question: 'q2', is: ['yes'] } },
  },
])

describe('the questions of a round', () => {
  test('keep their keys, and no key is ever used twice, whatever is changed', () => {
    const act = fc.oneof(
      fc.record({ act: fc.constant('add-page' as const), text: fc.constant(plainPage) }),
      fc.record({
        act: fc.constant('add-question' as const),
        page: fc.nat(9).map((at) => `p${at}`),
        text: questionText,
      }),
      fc.record({
        act: fc.constant('edit-question' as const),
        question: fc.nat(30).map((at) => `q${at}`),
        text: questionText,
      }),
      fc.record({ act: fc.constant('remove-question' as const), question: fc.nat(30).map((at) => `q${at}`) }),
      fc.record({ act: fc.constant('remove-page' as const), page: fc.nat(9).map((at) => `p${at}`) }),
      fc.record({
        act: fc.constant('move-question' as const),
        question: fc.nat(30).map((at) => `q${at}`),
        by: fc.constantFrom(1 as const, -1 as const),
      }),
      fc.record({
        act: fc.constant('move-page' as const),
        page: fc.nat(9).map((at) => `p${at}`),
        by: fc.constantFrom(1 as const, -1 as const),
      }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts: FormChange[]) => {
        const seen = new Set<string>()
        let form = noExtraForm
        for (const change of acts) {
          const before = new Set([
            ...form.pages.map(({ key }) => key),
            ...questionsIn(form).map(({ key }) => key),
          ])
          const verdict = changedForm(form, change)
          if (!verdict.ok) continue
          form = verdict.form
          expect(judgeExtraForm(form).ok).toBe(true)
          expect(extraFormSchema.parse(form)).toEqual(form)
          const keys = [...form.pages.map(({ key }) => key), ...questionsIn(form).map(({ key }) => key)]
          expect(new Set(keys).size).toBe(keys.length)
          for (const key of keys.filter((one) => !before.has(one))) {
            expect(seen.has(key)).toBe(false)
            seen.add(key)
          }
        }
      }),
    )
  })

  test('an answer to choose from keeps its key while its words stay', () => {
    const text = { ...plainQuestion, kind: 'choice' as const, options: ['Rood', 'Groen'] }
    const form = built([
      { act: 'add-page', text: plainPage },
      { act: 'add-question', page: 'p1', text },
    ])
    const [before] = questionsIn(form)
    const after = built(
      [{ act: 'edit-question', question: 'q2', text: { ...text, options: ['Geel', 'Rood'] } }],
      form,
    )
    const [yellow, red] = questionsIn(after)[0]!.options
    expect(red).toEqual(before!.options[0])
    expect(before!.options.map(({ value }) => value)).not.toContain(yellow!.value)
  })

  test('refuse what does not hold together', () => {
    const page: FormChange = { act: 'add-page', text: plainPage }
    const first = built([page])
    const ask = (text: Partial<typeof plainQuestion>) =>
      codeOf(changedForm(first, { act: 'add-question', page: 'p1', text: { ...plainQuestion, ...text } }))
    expect(ask({ kind: 'choice', options: ['Rood'] })).toBe('extra-options-wrong')
    expect(ask({ kind: 'choice', options: ['Rood', 'rood'] })).toBe('extra-options-wrong')
    expect(ask({ kind: 'number', min: 5, max: 4 })).toBe('extra-range-wrong')
    expect(ask({ showIf: { question: 'q9', is: ['yes'] } })).toBe('extra-condition-wrong')
    expect(codeOf(changedForm(first, { act: 'edit-page', page: 'p7', text: plainPage }))).toBe('not-found')
    const many = Array.from(
      { length: 20 },
      (): FormChange => ({ act: 'add-question', page: 'p1', text: plainQuestion }),
    )
    const full = built(many, first)
    expect(codeOf(changedForm(full, many[0]!))).toBe('extra-too-many')
  })

  test('keep a question that another depends on, in its place and asked for certain', () => {
    const gone = changedForm(yesNoThen, { act: 'remove-question', question: 'q2' })
    const after = changedForm(yesNoThen, { act: 'move-question', question: 'q3', by: -1 })
    const other = changedForm(yesNoThen, {
      act: 'edit-question',
      question: 'q2',
      text: { ...plainQuestion, label: 'Huurt u?' },
    })
    expect([gone, after, other].map(codeOf)).toEqual(Array(3).fill('extra-condition-wrong'))
  })
})

describe('a plan with the questions of its round', () => {
  test('is whole when everything is answered that is asked, and keeps the questions', () => {
    fc.assert(
      fc.property(fc.array(questionText, { minLength: 1, maxLength: 8 }), anyDocument, (texts, document) => {
        const form = built([
          { act: 'add-page', text: plainPage },
          ...texts.map((text): FormChange => ({ act: 'add-question', page: 'p1', text })),
        ])
        const asked = formOf('full', document.formVersion, { ...form, version: 3 })
        const needed = questionsIn(form).filter(({ optional }) => !optional)
        const extra = Object.fromEntries(needed.map((one) => [one.key, answerFor(one)]))
        const frozen = documentFrom(asked, { ...draftOf(document), extra })
        expect(frozen?.extraForm).toEqual({ version: 3, pages: form.pages })
        for (const one of questionsIn(form)) expect(frozen?.extra?.[one.key]).toEqual(extra[one.key] ?? null)
        expect(documentSchema.parse(JSON.parse(JSON.stringify(frozen)))).toEqual(frozen)
        expect(formOfDocument(frozen!).sections.map(({ key }) => key)).toEqual(
          asked.sections.map(({ key }) => key),
        )
        for (const { key } of needed) {
          const { [key]: _open, ...rest } = extra
          expect(documentFrom(asked, { ...draftOf(document), extra: rest })).toBe(null)
          expect(missingIn(asked, 'extra', rest)).toEqual(['p1'])
        }
      }),
      { numRuns: 25 },
    )
  })

  test('a question that is not asked is not missed, and its answer is not sent', () => {
    const asked = formOf('full', 2, { ...yesNoThen, version: 1 })
    const [document] = fc.sample(anyDocument, { numRuns: 1, seed: 4 })
    const send = (extra: Record<string, unknown>) =>
      documentFrom(asked, { ...draftOf(document!), extra })?.extra
    expect(send({ q2: 'no', q3: 'De gemeente' })).toEqual({ q2: 'no', q3: null })
    expect(send({ q2: 'yes', q3: 'De gemeente' })).toEqual({ q2: 'yes', q3: 'De gemeente' })
    expect(send({ q2: 'yes' })).toBe(undefined)
  })

  test('a page that is not asked is left out', () => {
    const form = built(
      [
        {
          act: 'add-page',
          text: { ...plainPage, title: 'De verhuurder', showIf: { question: 'q2', is: ['yes'] } },
        },
        { act: 'add-question', page: 'p4', text: { ...plainQuestion, label: 'Tot wanneer?', kind: 'date' } },
      ],
      yesNoThen,
    )
    const asked = formOf('full', 2, { ...form, version: 1 })
    expect(missingIn(asked, 'extra', { q2: 'no' })).toEqual([])
    expect(missingIn(asked, 'extra', { q2: 'yes', q3: 'De gemeente' })).toEqual(['p4'])
  })

  test('what only the fund reads is not for the panel, and is not found', () => {
    const form = built([
      { act: 'add-page', text: plainPage },
      {
        act: 'add-question',
        page: 'p1',
        text: { ...plainQuestion, officeOnly: true, label: 'Wie doet de boeken?' },
      },
      { act: 'add-question', page: 'p1', text: plainQuestion },
    ])
    const asked = formOf('full', 2, { ...form, version: 1 })
    const [document] = fc.sample(anyDocument, { numRuns: 1, seed: 4 })
    const frozen = documentFrom(asked, {
      ...draftOf(document!),
      extra: { q2: 'Zwaantje Boekhoud', q3: 'De Stelp' },
    })!
    expect([isExtraForPanel(asked, 'q2'), isExtraForPanel(asked, 'q3')]).toEqual([false, true])
    const { text } = searchText(frozen, { title: 'Soep', applicantName: 'De Stelp' })
    expect(text).toContain('De Stelp')
    expect(text).not.toContain('Zwaantje')
    expect(text).not.toContain('Wie doet de boeken')
  })

  test('a round that asks nothing of its own leaves a plan as it was', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const asked = formOf('full', document.formVersion, { ...noExtraForm, version: 1 })
        expect(documentFrom(asked, draftOf(document))).toEqual(
          documentFrom(formOf('full', document.formVersion), draftOf(document)),
        )
      }),
      { numRuns: 10 },
    )
  })
})
