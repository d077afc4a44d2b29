import { z } from 'zod'
import { type IsoDate, isIsoDate } from '../calendar.ts'
import { type Cents, centsSchema } from '../money.ts'
import * as typing from './typing.ts'

/** What a page knows beside its own answers. A check is made when its data is given, and left to submitting if not. */
export type FormContext = {
  neighbourhoods?: readonly string[]
  pillars?: readonly string[]
  programmeIndicators?: readonly string[]
  period?: { startDate: IsoDate; endDate: IsoDate }
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
  | 'postcode'
  | 'iban'
  | 'date'
  | 'money'
  | 'number'
  | 'choice'
  | 'choices'
  | 'checkbox'
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

/**
 * One field of the form. `form` reads what was typed into the stored value, with codes as messages; `stored` parses
 * that value back from the database. `blank` is what an optional field holds when it is left empty.
 */
export type Field<Value = unknown> = {
  kind: FieldKind
  optional: boolean
  blank: Value | undefined
  limits: Limits
  options?: readonly string[]
  optionsFrom?: ListName
  row?: Fields
  form(context: FormContext): z.ZodType<Value>
  stored: z.ZodType<Value>
}
export type Fields = Record<string, Field>
export type ValuesOf<F extends Fields> = {
  [Key in keyof F]: F[Key] extends Field<infer Value> ? Value : never
}

/** One line of text. */
export function text(maxCharacters: number): Field<string> {
  return typed('text', { maxCharacters }, z.string().min(1), (line) =>
    line.length > maxCharacters ? { problem: 'tooLong' } : { value: line },
  )
}

/** A longer story, counted in words; forty characters a word is the most that is kept. */
export function longText(maxWords: number): Field<string> {
  return typed('longText', { maxWords }, z.string().min(1), (story) => {
    if (story.length > maxWords * 40) return { problem: 'tooLarge' }
    return typing.countWords(story) > maxWords ? { problem: 'tooLong' } : { value: story }
  })
}

export const email = () => typed('email', { maxCharacters: 254 }, z.string().min(3), typing.readEmail)
export const phone = () => typed('phone', { maxCharacters: 30 }, z.string().min(8), typing.readPhone)
export const kvk = () => typed('kvk', {}, z.string().regex(/^\d{8}$/), typing.readKvk)
export const postcode = () => typed('postcode', {}, z.string().min(7), typing.readPostcode)
export const iban = () => typed('iban', { maxCharacters: 42 }, z.string().min(15), typing.readIban)

/** A calendar day; with `withinPeriod` it must lie in the period of the plan, when the page knows it. */
export function date(rules: { withinPeriod?: boolean } = {}): Field<IsoDate> {
  return typed('date', {}, z.string().refine(isIsoDate), (line, { period }) => {
    const reading = typing.readDay(line)
    if ('problem' in reading || !rules.withinPeriod || !period) return reading
    return reading.value < period.startDate || reading.value > period.endDate
      ? { problem: 'outsidePeriod' }
      : reading
  })
}

/** An amount in cents, above nought; with `withinRound` between the least and the most of the round, when known. */
export function money(rules: { withinRound?: boolean } = {}): Field<Cents> {
  return typed('money', {}, centsSchema, (line, { minCents = 0, maxCents = Number.MAX_SAFE_INTEGER }) => {
    const reading = typing.readMoney(line)
    if (!rules.withinRound) return reading
    if ('problem' in reading) return reading.problem === 'zero' ? { problem: 'belowMinimum' } : reading
    if (reading.value < minCents) return { problem: 'belowMinimum' }
    return reading.value > maxCents ? { problem: 'aboveMaximum' } : reading
  })
}

/** A whole number of people, within bounds. */
export function wholeNumber(min: number, max: number): Field<number> {
  return typed('number', { min, max }, z.number().int(), (line) => {
    const number = typing.parseNumber(line)
    if (number === null) return { problem: 'wrong' }
    if (!Number.isInteger(number)) return { problem: 'notWhole' }
    return number < min || number > max ? { problem: 'outOfRange' } : { value: number }
  })
}

/** A counted figure of an indicator: a whole number from nought to a thousand million. */
export function countedFigure(): Field<number> {
  return typed('number', { min: 0 }, z.number().int(), (line) => {
    const number = typing.parseNumber(line)
    if (number === null || !Number.isInteger(number) || number > 1_000_000_000) return { problem: 'wrong' }
    return number < 0 ? { problem: 'negative' } : { value: number }
  })
}

/** One of a closed tuple. */
export function choice<const Value extends string>(options: readonly Value[]): Field<Value> {
  const schema: z.ZodType<Value> = z.enum(options as readonly [Value, ...Value[]])
  const field = typed('choice', {}, schema, (line) => {
    const chosen = options.find((option) => option === line)
    return chosen ? { value: chosen } : { problem: 'wrong' }
  })
  return { ...field, options }
}

/** The key of one row of the programme's own data, or one of a few words of the form's own beside it. */
export function choiceFrom(list: ListName, options: readonly string[] = []): Field<string> {
  const field = typed<string>('choice', {}, z.string().min(1), (line, context) =>
    options.includes(line) || known(line, context[list]) ? { value: line } : { problem: 'wrong' },
  )
  return { ...field, optionsFrom: list, options }
}

/** The keys of one or more rows of the programme's own data, each once. */
export function choicesFrom(list: ListName): Field<string[]> {
  return {
    kind: 'choices',
    optional: false,
    blank: undefined,
    limits: {},
    optionsFrom: list,
    stored: z.array(z.string().min(1)).min(1),
    form: (context) =>
      z
        .union([z.array(z.string()), z.string().transform((one) => [one])], { error: 'wrong' })
        .optional()
        .transform((chosen = [], ctx) => {
          const keys = [...new Set(chosen.map(typing.cleanLine).filter(Boolean))]
          if (keys.length > 0 && keys.length <= 50 && keys.every((key) => known(key, context[list])))
            return keys
          return problem(ctx, { path: [], code: keys.length === 0 ? 'empty' : 'wrong' })
        }),
  }
}

/** A box that has to be ticked. */
export function checkbox(): Field<true> {
  const schema: z.ZodType<true> = z.literal(true)
  return typed('checkbox', {}, schema, (line) => (line === 'on' ? { value: true } : { problem: 'empty' }))
}

/** The same field, but it may stay empty; an empty one is stored as null. */
export function optional<Value>(field: Field<Value>): Field<Value | null> {
  const required = field.form
  return {
    ...field,
    optional: true,
    blank: null,
    stored: z.nullable(field.stored),
    form: (context) =>
      z
        .unknown()
        .optional()
        .transform((input, ctx) => {
          if (isBlank(input)) return null
          const result = required(context).safeParse(input)
          if (result.success) return result.data
          return problem(ctx, ...result.error.issues.map(({ message }) => ({ path: [], code: message })))
        }),
  }
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

type Read<Value> = (line: string, context: FormContext) => typing.Reading<Value>

function typed<Value>(
  kind: FieldKind,
  limits: Limits,
  stored: z.ZodType<Value>,
  read: Read<NoInfer<Value>>,
): Field<Value> {
  const clean = kind === 'longText' ? typing.cleanText : typing.cleanLine
  return {
    kind,
    optional: false,
    blank: undefined,
    limits,
    stored,
    form: (context) =>
      z
        .string({ error: 'unknownField' })
        .optional()
        .transform((input = '', ctx) => {
          const line = clean(input)
          const reading: typing.Reading<Value> = line === '' ? { problem: 'empty' } : read(line, context)
          return 'problem' in reading ? problem(ctx, { path: [], code: reading.problem }) : reading.value
        }),
  }
}

function known(key: string, list: readonly string[] | undefined): boolean {
  return key.length <= 100 && (list === undefined || list.includes(key))
}
