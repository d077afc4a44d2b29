import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Field, Fields } from '#app/domain/proposal/field.ts'
import { pageSchema } from '#app/domain/proposal/schema/question.ts'
import { declarationFields } from '#app/domain/proposal/schema.ts'
import { formOf } from '#app/domain/proposal/sections.ts'

type Words = {
  key: string
  errors?: Record<string, string>
  fields?: Words[]
  limits?: Record<string, unknown>
  options?: { value: string }[]
  extraOptions?: { value: string }[]
  optionsFrom?: string
}
const content = JSON.parse(readFileSync('app/i18n/content/nl/form.json', 'utf8'))
const words = new Map<string, Words>()
for (const section of content.tracks.full.sections) for (const asked of section.questions) read(asked)
const spokenEverywhere = Object.keys(content.common)

function read(field: Words) {
  for (const inner of field.fields ?? []) read(inner)
  if (!words.has(field.key) || field.errors?.empty) words.set(field.key, field)
}
function flat(fields: Fields): [string, Field][] {
  return Object.entries(fields).flatMap(([key, field]) => [
    [key, field] as [string, Field],
    ...flat(field.row ?? {}),
  ])
}
const pages = formOf('full').sections.flatMap(({ questions }) => questions)
const everyField = [...pages.flatMap(({ fields }) => flat(fields)), ...flat(declarationFields)]

describe('the words of the form', () => {
  test.each(everyField)('%s has words, the same limits and the same choices', (key, field) => {
    const said = words.get(key)
    expect(said).toBeDefined()
    const limits = Object.fromEntries(
      Object.entries(field.limits).filter(([name]) => name in (said?.limits ?? {})),
    )
    expect(said?.limits ?? {}).toMatchObject(limits)
    expect(said?.optionsFrom).toBe(field.optionsFrom)
    const options = [...(said?.options ?? []), ...(said?.extraOptions ?? [])].map(({ value }) => value)
    if (field.kind === 'choice') expect(options).toEqual(expect.arrayContaining([...(field.options ?? [])]))
  })

  const typed = fc.oneof(
    fc.string(),
    fc.string({ minLength: 130, maxLength: 300 }),
    fc.constantFrom(
      '',
      ' ',
      '-1',
      '0',
      '1,5',
      '1.250,50',
      '99999999999999',
      '1-9-2026',
      '31-2-2026',
      '111222333',
      'x '.repeat(400),
    ),
    fc.constantFrom(
      'NL91ABNA0417164301',
      'NL91ABNA',
      'NL91ABNA04171643000000',
      'PK36SCBL0000001123456702',
      'foundation',
    ),
  )

  test.each(pages.map((asked) => [asked.key, asked] as const))('say what is wrong on %s', (_, asked) => {
    const names = flat(asked.fields)
      .filter(([, { row }]) => !row)
      .map(([key]) => key)
    const rows = Object.entries(asked.fields).find(([, { row }]) => row)?.[0]
    const schema = pageSchema(asked, {
      minCents: 250_000,
      maxCents: 5_000_000,
      fundEndsOn: '2026-09-01',
      decideBy: '2026-09-01',
    })
    fc.assert(
      fc.property(fc.array(typed, { minLength: 12, maxLength: 12 }), fc.nat(50), (texts, times) => {
        const row = Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']))
        const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
        const repeated = { [rows ?? '']: Array.from({ length: times }, (_, at) => ({ ...row, id: id(at) })) }
        const result = schema.safeParse({ operation: id(1), ...(rows ? repeated : row) })
        for (const issue of result.error?.issues ?? []) {
          const field = String(issue.path.at(-1))
          const said = [...Object.keys(words.get(field)?.errors ?? {}), ...spokenEverywhere]
          expect(said, `${field} ${issue.message}`).toContain(issue.message)
        }
      }),
      { numRuns: 40 },
    )
  })
})
