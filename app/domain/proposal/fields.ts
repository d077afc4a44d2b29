import { z } from 'zod'
import { type IsoDate, isIsoDate } from '../calendar.ts'
import { type Cents, centsSchema } from '../money.ts'
import {
  type Field,
  type FieldKind,
  type FormContext,
  isBlank,
  type Limits,
  type ListName,
  problem,
  problemsIn,
  type ShowIf,
} from './field.ts'
import * as typing from './typing.ts'

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
export const rsin = () => typed('rsin', {}, z.string().regex(/^\d{9}$/), typing.readRsin)
export const url = () => typed('url', { maxCharacters: 200 }, z.string().min(4), typing.readUrl)
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
  return { ...severalOf((line, context) => known(line, context[list])), optionsFrom: list }
}

/** One or more of a closed tuple, each once. */
export function choices(options: readonly string[]): Field<string[]> {
  return { ...severalOf((line) => options.includes(line)), options }
}

function severalOf(isOne: (line: string, context: FormContext) => boolean): Field<string[]> {
  const stored = z.array(z.string().min(1)).min(1)
  return {
    kind: 'choices',
    optional: false,
    blank: undefined,
    limits: {},
    since: 1,
    stored,
    draft: stored,
    form: (context) =>
      z
        .union([z.array(z.string()), z.string().transform((one) => [one])], { error: 'wrong' })
        .optional()
        .transform((chosen = [], ctx) => {
          const keys = [...new Set(chosen.map(typing.cleanLine).filter(Boolean))]
          if (keys.length > 0 && keys.length <= 50 && keys.every((key) => isOne(key, context))) return keys
          return problem(ctx, { path: [], code: keys.length === 0 ? 'empty' : 'wrong' })
        }),
  }
}

/** A file that was kept with the proposal: its id. */
export function file(): Field<string> {
  const id = z.uuid()
  return typed(
    'file',
    {},
    id,
    (line) => (id.safeParse(line).success ? { value: line } : { problem: 'unknownField' }),
    'none',
  )
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
    draft: z.nullable(field.draft),
    at: undefined,
    form: (context) =>
      z
        .unknown()
        .optional()
        .transform((input, ctx) => {
          if (isBlank(input)) return null
          const result = required(context).safeParse(input)
          return result.success ? result.data : problem(ctx, ...problemsIn(result.error))
        }),
  }
}

/**
 * A field that is asked for some answers only. It is stored as null for all others, and while it was not shown; whether
 * it may stay empty when it is asked is that of the field itself.
 */
export function onlyIf<Value>(showIf: ShowIf, field: Field<Value>): Field<Value | null> {
  return { ...optional(field), optional: field.optional, showIf }
}

/** A field that a later version of the form asks for the first time; what was sent before holds null. */
export function since<Value>(version: number, field: Field<Value>): Field<Value | null> {
  return {
    ...field,
    since: version,
    stored: z.nullable(field.stored),
    draft: z.nullable(field.draft),
    at: undefined,
    form: field.form,
  }
}

type Read<Value> = (line: string, context: FormContext) => typing.Reading<Value>

function typed<Value>(
  kind: FieldKind,
  limits: Limits,
  stored: z.ZodType<Value>,
  read: Read<NoInfer<Value>>,
  nothing = 'empty',
): Field<Value> {
  const clean = kind === 'longText' ? typing.cleanText : typing.cleanLine
  return {
    kind,
    optional: false,
    blank: undefined,
    limits,
    since: 1,
    stored,
    draft: stored,
    form: (context) =>
      z
        .string({ error: 'unknownField' })
        .optional()
        .transform((input = '', ctx) => {
          const line = clean(input)
          const reading: typing.Reading<Value> = line === '' ? { problem: nothing } : read(line, context)
          return 'problem' in reading ? problem(ctx, { path: [], code: reading.problem }) : reading.value
        }),
  }
}

function known(key: string, list: readonly string[] | undefined): boolean {
  return key.length <= 100 && (list === undefined || list.includes(key))
}
