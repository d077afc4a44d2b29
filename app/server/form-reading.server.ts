import type { Submission, SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import { z } from 'zod'
import { type Fields, lengthOf } from '#app/domain/proposal/field.ts'
import type { Track } from '#app/domain/round.ts'
import { fieldError } from '#app/i18n/form-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'

export type Reply = SubmissionResult<string[]>

/**
 * Reads a posted form. Buttons of rows (add, move, remove) and the one that takes a file away are an intent: the same form
 * comes back changed, and it is neither right nor wrong yet. An intent that our own buttons do not send counts as a field
 * nobody knows.
 */
export function readForm<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
): Submission<z.input<Schema>, string[], z.output<Schema>> {
  if (form.has('__intent__') && !isIntent(form)) {
    form.delete('__intent__')
    form.append('unknown', 'intent')
  }
  return parseWithZod(form, { schema })
}

/**
 * The same page again: with its rows changed (200), or with what is to be mended in words (400). `problems` are codes that
 * were found beside the form, such as what is the matter with a file; they come before what the form says of that field.
 */
export function again(
  form: Submission<unknown, string[], unknown>,
  fields: Fields,
  values: Record<string, unknown> = {},
  track: Track = 'full',
  problems: Record<string, string> = {},
) {
  const found = Object.fromEntries(Object.entries(problems).map(([name, code]) => [name, [code]]))
  const hasFound = Object.keys(found).length > 0
  const reply = inWords(form.reply(hasFound ? { fieldErrors: found } : {}) as Reply, fields, values, track)
  const isRight = form.status === undefined && !hasFound
  return data({ form: reply, refusal: null }, { status: isRight ? 200 : 400 })
}

/**
 * Error codes become sentences, in the language of the reader. What is wrong with a field that is not on the page
 * (unknown, or one that travels along) is said of the whole form. `values` are those the sentences name.
 */
export function inWords(
  reply: Reply,
  fields: Fields,
  values: Record<string, unknown> = {},
  track: Track = 'full',
): Reply {
  const error: Record<string, string[]> = {}
  for (const [path, codes] of Object.entries(reply.error ?? {})) {
    const name = lastName(path)
    const field = fieldAt(fields, path)
    const said = (codes ?? []).map((code) => {
      const typed = valueAt(reply.initialValue, path)
      const count = field && typeof typed === 'string' ? { count: lengthOf(field, typed) } : {}
      return fieldError(field ? name : '', code, currentLocale(), { ...values, ...count }, track)
    })
    const place = field ? path : ''
    if (said.length > 0) error[place] = [...new Set([...(error[place] ?? []), ...said])]
  }
  return { ...reply, error: Object.keys(error).length > 0 ? error : undefined }
}

const rowIntent = z.strictObject({
  type: z.enum(['insert', 'remove', 'reorder']),
  payload: z.strictObject({
    name: z.string().regex(/^[a-zA-Z]{1,40}\d{0,4}(\[\d{1,3}\]\.[a-zA-Z]{1,40})?$/),
    index: z.number().int().min(0).max(200).optional(),
    from: z.number().int().min(0).max(200).optional(),
    to: z.number().int().min(0).max(200).optional(),
    defaultValue: z.strictObject({ id: z.uuid() }).optional(),
  }),
})

/** Takes a file out of its field; nothing else is put anywhere. */
const emptyIntent = z.strictObject({
  type: z.literal('update'),
  payload: z.strictObject({
    name: z.string().regex(/^[a-zA-Z]{1,40}\d{0,4}(\[\d{1,3}\]\.[a-zA-Z]{1,40})?$/),
    value: z.literal(''),
  }),
})
const intents = z.union([rowIntent, emptyIntent])

function isIntent(form: FormData): boolean {
  try {
    return intents.safeParse(JSON.parse(String(form.get('__intent__')))).success
  } catch {
    return false
  }
}

/** `partners[0].partnerName` → `partnerName`; `partners` → `partners`. */
function lastName(path: string): string {
  return (
    path
      .split('.')
      .at(-1)
      ?.replace(/\[\d+\]$/, '') ?? path
  )
}

/** The field at a path such as `partners[0].partnerName`. */
export function fieldAt(fields: Fields, path: string) {
  const [, list, name] = /^(\w+)\[\d+\]\.(\w+)$/.exec(path) ?? []
  return list && name ? fields[list]?.row?.[name] : fields[path.replace(/\[\d+\]$/, '')]
}

function valueAt(values: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter(Boolean)
  return steps.reduce<unknown>(
    (value, step) => (value && typeof value === 'object' ? Reflect.get(value, step) : undefined),
    values,
  )
}
