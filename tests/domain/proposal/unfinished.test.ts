import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, test } from 'vitest'
import { unfinishedPageSchema } from '#app/domain/proposal/schema/question.ts'
import { formOf, questionNamed } from '#app/domain/proposal/sections.ts'
import { typedPages, uuid } from './proposals.ts'

const operation = uuid(99)

function read(section: string, question: string, fields: Record<string, string | string[]>) {
  const form = new FormData()
  const all = { operation, version: '0', ...fields }
  for (const [name, value] of Object.entries(all)) for (const one of [value].flat()) form.append(name, one)
  const result = parseWithZod(form, {
    schema: unfinishedPageSchema(questionNamed(formOf('full'), section, question)!),
  })
  return { ...result, error: result.status === 'success' ? null : result.error }
}

describe('a page that is left before it is whole', () => {
  test('keeps what was answered and leaves the rest open', () => {
    const result = read('verandering', 'regular', { regularWork: 'Het wijkteam', addsOrReplaces: '' })
    expect(result).toMatchObject({
      status: 'success',
      value: { regularWork: 'Het wijkteam', operation, version: 0 },
    })
    expect(result.status === 'success' && result.value.addsOrReplaces).toBeUndefined()
  })

  test('may be wholly empty', () => {
    for (const [section, question] of [
      ['aboutUs', 'contact'],
      ['voornemen', 'where'],
      ['money', 'budgetLines'],
      ['voornemen', 'period'],
    ]) {
      expect(read(section!, question!, {}).status).toBe('success')
    }
  })

  test('is read like any other page when it is whole', () => {
    for (const [section, questions] of Object.entries(typedPages)) {
      for (const [question, fields] of Object.entries(questions)) {
        expect([question, read(section, question, fields).status]).toEqual([question, 'success'])
      }
    }
  })

  test('keeps half a row', () => {
    const half = read('money', 'budgetLines', {
      'budgetLines[0].id': uuid(1),
      'budgetLines[0].budgetLineTitle': 'Zaal',
    })
    expect(half).toMatchObject({
      status: 'success',
      value: { budgetLines: [{ id: uuid(1), budgetLineTitle: 'Zaal' }] },
    })
  })

  test('still refuses what was typed wrong, also in a row, and what nobody asked', () => {
    expect(read('aboutUs', 'contact', { contactEmail: 'ineke' }).error).toEqual({ contactEmail: ['wrong'] })
    expect(read('voornemen', 'period', { startDate: '1-9-2026', endDate: '1-8-2026' }).error).toEqual({
      endDate: ['beforeStart'],
    })
    const half = read('money', 'budgetLines', {
      'budgetLines[0].id': uuid(1),
      'budgetLines[0].budgetLineAmount': 'veel',
    })
    expect(half.error).toMatchObject({ 'budgetLines[0].budgetLineAmount': ['wrong'] })
    expect(read('aboutUs', 'contact', { sneaky: '1' }).status).toBe('error')
  })
})
