import { z } from 'zod'
import type { IsoDate } from '../calendar.ts'
import * as typing from './typing.ts'

/** What a page knows beside its own answers. A check is made when its data is given, and left to submitting if not. */
export type FormContext = {
  neighbourhoods?: readonly string[]
  pillars?: readonly string[]
  programmeIndicators?: readonly string[]
  period?: { startDate: IsoDate; endDate: IsoDate }
  /** The day of today; a plan that is decided on within weeks starts after it. */
  today?: IsoDate
  /** The day the round decides; a plan starts after it. */
  decideBy?: IsoDate
  fundEndsOn?: IsoDate
  minCents?: number
  maxCents?: number
}
export type ListName = 'neighbourhoods' | 'pillars' | 'programmeIndicators'
export type FieldKind =
  | 'text'
  | 'longText'
  | 'email'
  | 'phone'
  | 'kvk'
  | 'rsin'
  | 'postcode'
  | 'url'
  | 'iban'
  | 'date'
  | 'money'
  | 'number'
  | 'choice'
  | 'choices'
  | 'checkbox'
  | 'file'
  | 'rows'
export type Limits = {
  maxCharacters?: number
  maxWords?: number
  min?: number
  max?: number
  minRows?: number
  maxRows?: number
}

/** A thing to mend: which field, which row, and the code of its sentence. */
export type Problem = { path: (string | number)[]; code: string }

/** For which answers on its page (or in its row) a field is asked; another answer leaves it out of what is sent. */
export type ShowIf = { field: string; is?: readonly string[]; isNot?: readonly string[]; empty?: true }

/**
 * One field of the form. `form` reads what was typed into the stored value, with codes as messages; `stored` parses
 * that value back from the database, and `draft` does so for a value that is not whole yet. `blank` is what an optional
 * field holds when it is left empty. `since` is the version of the form that asks it first.
 */
export type Field<Value = unknown> = {
  kind: FieldKind
  optional: boolean
  blank: Value | undefined
  limits: Limits
  options?: readonly string[]
  optionsFrom?: ListName
  row?: Fields
  since: number
  showIf?: ShowIf
  /** Rows as an older version of the form asks them; absent where nothing in the field depends on it. */
  at?: (version: number) => Field<Value>
  /** Reads what was typed and leaves open what is not there yet; absent where a field is whole or empty. */
  unfinished?: (context: FormContext) => z.ZodType
  form(context: FormContext): z.ZodType<Value>
  stored: z.ZodType<Value>
  draft: z.ZodType<Value>
}
export type Fields = Record<string, Field>
export type ValuesOf<F extends Fields> = {
  [Key in keyof F]: F[Key] extends Field<infer Value> ? Value : never
}

/** Is a field asked, given the answers beside it? */
export function isShown({ showIf }: Pick<Field, 'showIf'>, answers: Record<string, unknown>): boolean {
  if (!showIf) return true
  const answer = answers[showIf.field]
  if (showIf.empty) return isBlank(answer)
  if (showIf.is) return showIf.is.some((value) => value === answer)
  return !isBlank(answer) && !showIf.isNot?.some((value) => value === answer)
}

/** The fields that a version of the form asks. */
export function fieldsAt<F extends Fields>(fields: F, version: number): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) =>
      field.since <= version ? [[key, field.at?.(version) ?? field]] : [],
    ),
  )
}

/** What is open among fields that are asked only now and then: `empty` under each that is asked and has no answer. */
export function openWhenShown(fields: Fields, answers: Record<string, unknown>): Problem[] {
  return Object.entries(fields).flatMap(([key, field]) =>
    field.showIf && !field.optional && isShown(field, answers) && isOpen(answers[key])
      ? [{ path: [key], code: 'empty' }]
      : [],
  )
}

function isOpen(value: unknown): boolean {
  return isBlank(value) || (Array.isArray(value) && value.length === 0)
}

/** How much of the limit of a text is used: words of a long text, characters of any other. */
export function lengthOf(field: Field, typedText: string): number {
  return field.kind === 'longText' ? typing.countWords(typedText) : typing.cleanLine(typedText).length
}

/** Nothing typed: absent, empty, or only white space. */
export function isBlank(input: unknown): boolean {
  return input === undefined || input === null || (typeof input === 'string' && input.trim() === '')
}

/** Hands problems to zod under their paths; answers what a transform then returns. */
export function problem(ctx: z.core.ParsePayload, ...found: Problem[]): never {
  for (const { path, code } of found)
    ctx.issues.push({ code: 'custom', path, message: code, input: ctx.value })
  return z.NEVER
}

/** What zod found, as problems. */
export function problemsIn(error: z.core.$ZodError): Problem[] {
  return error.issues.map(({ path, message }) => ({ path: path as (string | number)[], code: message }))
}
