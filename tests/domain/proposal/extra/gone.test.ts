import { describe, expect, test } from 'vitest'
import { type ExtraQuestion, noExtraForm } from '#app/domain/proposal/extra/extra-form.ts'
import { goneAnswers, wasPage } from '#app/domain/proposal/extra/gone.ts'
import { plainPage, plainQuestion } from './forms.ts'

const asked = (key: string, label = key): ExtraQuestion => ({ ...plainQuestion, options: [], key, label })
const version = (...questions: ExtraQuestion[]) => ({
  ...noExtraForm,
  pages: [{ ...plainPage, key: 'p1', questions }],
})

describe('what was typed at a question that is not asked any more', () => {
  const versions = [
    version(asked('q2')),
    version(asked('q2'), asked('q3', 'new')),
    version(asked('q3', 'old')),
  ]

  test('is told in the words in which it was asked last, and once however often it was ticked', () => {
    const typed = [
      ['q2', 'stays'],
      ['q3', ' one '],
      ['q3', 'two'],
    ] as const
    expect(goneAnswers(versions, new Set(['q2']), typed)).toEqual([
      { question: asked('q3', 'new'), typed: ['one', 'two'] },
    ])
  })

  test('is empty when nothing was typed, and nothing when no version asked it', () => {
    expect(goneAnswers(versions, new Set(), [['q3', '  ']])).toEqual([
      { question: asked('q3', 'new'), typed: [] },
    ])
    expect(goneAnswers(versions, new Set(), [['q9', 'x']])).toEqual([])
  })

  test('a page is known by the key it had', () => {
    expect([wasPage(versions, 'p1'), wasPage(versions, 'p2'), wasPage([], 'p1')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
