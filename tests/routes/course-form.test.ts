import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, test } from 'vitest'
import { EndingPost } from '#app/server/granting/ending-page.server.ts'
import { ReviewPost } from '#app/server/granting/learning-form.server.ts'

const read = <Schema extends Parameters<typeof parseWithZod>[1]['schema']>(
  schema: Schema,
  fields: Record<string, string>,
) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return parseWithZod(form, { schema })
}
const operation = crypto.randomUUID()

describe('what may be left out of a form', () => {
  test('may be empty or not there at all: the ending that the manager prepares', () => {
    const typed = { operation, ground: 'no-blame', explanation: 'Te weinig mensen.', lastDay: '1-2-2027' }
    for (const fields of [typed, { ...typed, heardOn: '', learned: '' }])
      expect(read(EndingPost, fields)).toMatchObject({
        status: 'success',
        value: { learned: null, heardOn: null, lastDay: '2027-02-01' },
      })
  })

  test('the same for what one side saw of an experiment', () => {
    const typed = { operation, outcome: 'go-on', saw: 'Zij blijven.', why: 'Het werkt.' }
    const lesson = { lessonTitle: 'Begin op school', lessonText: 'Daar is iedereen.' }
    const lefts: Record<string, string>[] = [{}, { nextQuestion: '', nextReviewOn: '', criterion: '' }]
    for (const left of lefts)
      expect(read(ReviewPost, { ...typed, ...lesson, ...left })).toMatchObject({
        status: 'success',
        value: { next: { question: null, reviewOn: null }, criterion: null, share: false, seen: null },
      })
  })

  test('keeps its limit', () => {
    const fields = {
      operation,
      ground: 'no-blame',
      explanation: 'x',
      lastDay: '1-2-2027',
      learned: 'x'.repeat(2001),
    }
    expect(read(EndingPost, fields)).toMatchObject({ status: 'error', error: { learned: ['tooLong'] } })
  })
})
