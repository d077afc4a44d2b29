import type { AnswerItem } from '#app/components/proposal/answer-list.tsx'
import { type AnswerEntry, type EntryPart, labelWithColon } from '#app/components/proposal/entries.tsx'
import { sumCents } from '#app/domain/money.ts'
import { type Field, type Fields, isShown } from '#app/domain/proposal/field.ts'
import type { Question } from '#app/domain/proposal/schema/question.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import { type Form, isExtraForPanel, questionsFor } from '#app/domain/proposal/sections.ts'
import { type FieldWords, type QuestionWords, questionWords } from '#app/i18n/form-words.server.ts'
import { formatDay, formatIban, formatList, formatMoney, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { FormLists } from '#db/queries/form-lists.server.ts'
import type { FileViews } from '../files/file-views.server.ts'

type Answers = Record<string, unknown>
type Asked = Question & { key: string }
/** `mayShow` keeps fields, of the page or of a row, from a reader who may not see them. */
export type AnswersReader = {
  form: Form
  lists: FormLists
  language: Language
  mayShow?: (field: string) => boolean
  /** The files that answers may name, by id. */
  files?: FileViews
}
type Reader = AnswersReader

/** The answers of a section as they are read: every question that is asked, in its order, each field under its label. */
export function sectionAnswers(
  section: SectionKey,
  answers: Answers,
  reader: Reader,
  changeAt?: (question: string) => string,
): AnswerItem[] {
  return questionsFor(reader.form, section, answers).flatMap((question) =>
    questionAnswers(section, question, answers, reader).map((item) => ({
      ...item,
      change: changeAt?.(question.key),
    })),
  )
}

/** The answers of one page. A field that nobody answered has no lines. */
export function questionAnswers(
  section: SectionKey,
  question: Asked,
  answers: Answers,
  reader: Reader,
): AnswerItem[] {
  const words = questionWords(reader.form, section, question.key, reader.language)
  const may = (field: string) =>
    !reader.mayShow || (reader.mayShow(field) && isExtraForPanel(reader.form, field))
  const asked = Object.entries(question.fields).filter(
    ([name, field]) => may(name) && isShown(field, answers),
  )
  const alone = asked.length === 1
  return asked.map(([name, field]) => {
    const entries = field.row ? entriesOf(field.row, answers[name], words, reader) : undefined
    return {
      key: name,
      label: alone && field.row ? words.title : (words.fields[name]?.label ?? name),
      ...(entries
        ? { lines: entries.map(lineOf), entries, total: totalOf(field, answers[name], reader) }
        : { lines: linesOf(field, answers[name], words.fields[name], reader) }),
      links: linksOf(field, answers[name], reader),
      rows: Boolean(field.row) || field.kind === 'file',
      long: field.kind === 'longText',
    }
  })
}

/** Where the file can be opened; none where the answer is no file. */
function linksOf(field: Field, value: unknown, { files = {} }: Reader): AnswerItem['links'] {
  if (field.kind !== 'file' || value === undefined || value === null) return undefined
  return [files[String(value)]?.href ?? null]
}

function linesOf(field: Field, value: unknown, said: FieldWords | undefined, reader: Reader): string[] {
  return value === undefined || value === null ? [] : [shown(field, value, said, reader)]
}

/** The rows of a list, each with the field that names it and the others under their labels. */
function entriesOf(row: Fields, value: unknown, words: QuestionWords, reader: Reader): AnswerEntry[] {
  const saved = (value ?? []) as (Answers & { id: string })[]
  const [first] = Object.keys(row)
  return saved.map((one) => {
    const parts = Object.entries(row).flatMap(([name, field]): EntryPart[] => {
      const said = one[name]
      if (said === undefined || said === null || reader.mayShow?.(name) === false) return []
      const text = shown(field, said, words.fields[name], reader)
      return [{ key: name, label: words.fields[name]?.label ?? name, text, long: field.kind === 'longText' }]
    })
    const file = Object.entries(row).find(([, { kind }]) => kind === 'file')?.[0]
    const isName = (part: EntryPart) => part.key === (file ?? first)
    return {
      id: one.id,
      name: parts.find(isName) ?? null,
      parts: parts.filter((part) => !isName(part)),
      href: file ? (reader.files?.[String(one[file])]?.href ?? null) : null,
    }
  })
}

/** "Zaal · Soort: Ruimte · Bedrag: € 500": a row in one line, for paper. */
function lineOf({ name, parts }: AnswerEntry): string {
  const others = parts.map(({ label, text }) => `${labelWithColon(label)} ${text}`)
  return [...(name ? [name.text] : []), ...others].join(' · ')
}

/** The sum of the amounts in the rows, where they have one that the reader may see. */
function totalOf({ row = {} }: Field, value: unknown, { mayShow, language }: Reader): string | undefined {
  const money = Object.entries(row).find(([, { kind }]) => kind === 'money')?.[0]
  const saved = (value ?? []) as Answers[]
  if (!money || saved.length === 0 || mayShow?.(money) === false) return undefined
  const amount = formatMoney(sumCents(saved.map((one) => Number(one[money] ?? 0))), language)
  return m.components_rows_total({ amount })
}

function shown(
  field: Field,
  value: unknown,
  words: FieldWords | undefined,
  { lists, language, files = {} }: Reader,
): string {
  const nameOf = (key: string) =>
    (field.optionsFrom && lists[field.optionsFrom].find((one) => one.key === key)?.name) ??
    words?.options[key]?.label ??
    (key === 'several' ? m.applicant_apply_several() : key)
  switch (field.kind) {
    case 'money':
      return formatMoney(Number(value), language)
    case 'number':
      return formatNumber(Number(value), language)
    case 'date':
      return formatDay(String(value), language)
    case 'iban':
      return formatIban(String(value))
    case 'choice':
      return nameOf(String(value))
    case 'checkbox':
      return m.applicant_apply_ticked()
    case 'file':
      return fileWords(files[String(value)])
    case 'choices':
      return formatList((value as string[]).map(nameOf), language)
    default:
      return String(value)
  }
}

function fileWords(file: FileViews[string] | undefined): string {
  return file ? `${file.name} (${file.size})` : m.components_file_gone()
}
