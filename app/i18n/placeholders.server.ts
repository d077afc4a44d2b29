import { dayOf, type IsoDate, isIsoDate } from '#app/domain/calendar.ts'
import { clausesContent, formContent, rubricContent, statesContent } from './content.server.ts'
import { fillWhatIsKnown } from './fill.ts'
import * as format from './format.ts'
import type { Language } from './languages.ts'
import { type Noun, nouns } from './nouns.ts'
import { own } from './own.ts'

/** What a caller gives for a placeholder of each type; this module makes it a text in the language of the reader. */
export type PlaceholderValues = {
  text: string
  longText: string
  reference: string
  person: string
  phone: string
  url: string
  iban: string
  /** Six digits. */
  code: string
  list: readonly string[]
  /** Cents. */
  money: number
  integer: number
  /** Basis points. */
  percent: number
  date: IsoDate | Date
  /** An instant; a day alone is shown without a time. */
  dateTime: Date | IsoDate
  /** The wall clock in Amsterdam at this instant. */
  time: Date
  counted: { count: number; noun: Noun }
  /** A role's code, or its name as the fund wrote it. */
  role: string
  /** The same with its article, and the same to begin a sentence with. */
  roleWithArticle: string
  roleFirst: string
  /**
   * The name of a date in the form, the terms or the fund, to stand in a sentence; its day beside it when known. With a
   * name, or an amount in cents, it says which milestone, report, target or payment it is of.
   */
  dateName: string | { what: string; day?: IsoDate; name?: string; amountCents?: number }
  /** The same, to begin a sentence with. */
  dateNameFirst: string | { what: string; day?: IsoDate; name?: string; amountCents?: number }
  /** Several of those, as a list. */
  dateNames: readonly { what: string; day?: IsoDate; name?: string; amountCents?: number }[]
  /** What has a ceiling: its kind, or its name. */
  scope: string
  /** What is the matter with a file. */
  fileProblem: string
  /** What is the matter with a file of others. */
  importProblem: string
  /** The code with which a bank sends a payment back. */
  returnReason: string
  /** A figure of an indicator. */
  figure: number
  numbers: readonly number[]
  /** A placeholder of an article; its meaning is in Dutch, as the articles are. */
  clausePlaceholder: string
  /** The key of a section of the form, or of a part of a report. */
  section: string
  sections: readonly string[]
  /** Keys of the five V's. */
  criteria: readonly string[]
}
export type PlaceholderType = keyof PlaceholderValues
export type DateStyle = 'day' | 'weekday'

/** A value as text, or null when it is absent, empty, or of another type than the placeholder has. */
export function formatPlaceholder(
  type: string,
  value: unknown,
  language: Language,
  dates: DateStyle = 'day',
): string | null {
  const formatter = own<Formatter>(formatters, type)
  return formatter?.(value, language, dates) || null
}

type Formatter = (value: unknown, language: Language, dates: DateStyle) => string | null

/** What a bank may send as a reason; a code that has no words of its own is still one. */
const bankCode = /^[A-Z0-9]{2,35}$/

const formatters: Record<PlaceholderType, Formatter> = {
  text: plain,
  longText: plain,
  reference: plain,
  person: plain,
  phone: plain,
  url: plain,
  iban: (value) => (typeof value === 'string' ? format.formatIban(value) : null),
  code: (value) => (typeof value === 'string' ? format.formatCode(value) : null),
  list: listed((item) => item),
  money: (value, language) =>
    Number.isSafeInteger(value) ? format.formatMoney(value as number, language) : null,
  integer: (value, language) =>
    Number.isSafeInteger(value) ? format.formatNumber(value as number, language) : null,
  percent: (value, language) =>
    Number.isFinite(value) ? format.formatPercent(value as number, language) : null,
  date: (value, language, dates) => dayWords(isInstant(value) ? dayOf(value) : value, language, dates),
  dateTime: (value, language) =>
    isInstant(value) ? format.formatDateTime(value, language) : dayWords(value, language, 'weekday'),
  time: (value, language) => (isInstant(value) ? format.formatTime(value, language) : null),
  counted: (value, language) =>
    isCounted(value) ? format.formatCounted(value.count, value.noun, language) : null,
  role: named((role, language) => own(statesContent.roles, role)?.name[language] ?? role),
  roleWithArticle: named((role, language) => own(statesContent.roles, role)?.withArticle[language] ?? role),
  roleFirst: named((role, language) =>
    capital(own(statesContent.roles, role)?.withArticle[language] ?? role),
  ),
  dateName,
  dateNameFirst: (value, language) => {
    const name = dateName(value, language)
    return name === null ? null : capital(name)
  },
  dateNames: (value, language) => {
    const names = Array.isArray(value) ? value.map((one) => dateName(one, language)) : [null]
    return names.every((name) => name !== null) ? format.formatList(names, language) : null
  },
  scope: named((scope, language) => own(statesContent.scopes, scope)?.[language] ?? scope),
  fileProblem: named((problem, language) => own(statesContent.fileProblems, problem)?.[language] ?? null),
  importProblem: named((problem, language) => own(statesContent.importProblems, problem)?.[language] ?? null),
  returnReason: named((code, language) => {
    const { other } = statesContent.returnReasons
    const words = own(statesContent.returnReasons, code) ?? (bankCode.test(code) ? other : undefined)
    return words?.[language] ?? null
  }),
  figure: (value, language) =>
    Number.isFinite(value) ? format.formatNumber(value as number, language) : null,
  numbers: (value, language) =>
    Array.isArray(value) ? format.formatList(value.map(String), language) : null,
  clausePlaceholder: named((name, language) => {
    const known = own(clausesContent.placeholders, name)
    return known?.[language === 'nl' ? 'meaning' : language] ?? null
  }),
  section: named(sectionName),
  sections: listed(sectionName),
  criteria: listed(
    (key, language) => rubricContent[language].criteria.find((one) => one.key === key)?.name ?? null,
  ),
}

function plain(value: unknown): string | null {
  return typeof value === 'string' ? value.trim() : null
}

function dayWords(day: unknown, language: Language, style: DateStyle): string | null {
  if (typeof day !== 'string' || !isIsoDate(day)) return null
  return style === 'weekday' ? format.formatWeekday(day, language) : format.formatDay(day, language)
}

type NameOf = (key: string, language: Language) => string | null

function named(nameOf: NameOf): Formatter {
  return (value, language) => (typeof value === 'string' ? nameOf(value, language) : null)
}

function listed(nameOf: NameOf): Formatter {
  return (value, language) => {
    const names = isTexts(value) ? value.map((key) => nameOf(key, language)) : [null]
    return names.every((name) => name !== null) ? format.formatList(names, language) : null
  }
}

function dateName(value: unknown, language: Language): string | null {
  const [what, day] = isNamedDay(value) ? [value.what, value.day] : [value, null]
  const of = isNamedDay(value) ? whichOf(value, language) : null
  const name = of ?? (typeof what === 'string' ? own(statesContent.dates, what)?.[language] : undefined)
  const shown = dayWords(day, language, 'day')
  return name ? `${name}${shown === null ? '' : ` (${shown})`}` : null
}

/** Which of its kind it is: "mijlpaal ‘Start’"; null when it carries neither name nor amount. */
function whichOf({ what, name, amountCents }: NamedDay, language: Language): string | null {
  const text = typeof what === 'string' ? own(statesContent.namedDates, what)?.[language] : undefined
  const values: Record<string, string | null> = {
    name: plain(name),
    amount: Number.isSafeInteger(amountCents) ? format.formatMoney(amountCents as number, language) : null,
  }
  return text ? fillWhatIsKnown(text, (key) => values[key] || null) : null
}

function sectionName(key: string, language: Language): string | null {
  const section = formContent[language].tracks.full.sections.find((one) => one.key === key)
  return section?.shortTitle ?? own(statesContent.parts, key)?.[language] ?? null
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isInstant(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime())
}

type NamedDay = { what: unknown; day?: unknown; name?: unknown; amountCents?: unknown }

function isNamedDay(value: unknown): value is NamedDay {
  return typeof value === 'object' && value !== null && 'what' in value
}

function isCounted(value: unknown): value is { count: number; noun: Noun } {
  if (typeof value !== 'object' || value === null || !('count' in value) || !('noun' in value)) return false
  return (
    Number.isSafeInteger(value.count) && typeof value.noun === 'string' && Object.hasOwn(nouns, value.noun)
  )
}
