import type { AnswerItem } from '#app/components/proposal/answer-list.tsx'
import { type Field, isShown } from '#app/domain/proposal/field.ts'
import type { Question } from '#app/domain/proposal/schema/question.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import { type Form, questionsFor } from '#app/domain/proposal/sections.ts'
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
  const words = questionWords(reader.form.track, section, question.key, reader.language)
  const may = reader.mayShow ?? (() => true)
  const asked = Object.entries(question.fields).filter(
    ([name, field]) => may(name) && isShown(field, answers),
  )
  const alone = asked.length === 1
  return asked.map(([name, field]) => ({
    key: name,
    label: alone && field.row ? words.title : (words.fields[name]?.label ?? name),
    lines: linesOf(field, answers[name], words, words.fields[name], reader),
    links: linksOf(field, answers[name], reader),
    rows: Boolean(field.row) || field.kind === 'file',
  }))
}

/** Where the file of each line can be opened; none where no line is of a file. */
function linksOf(field: Field, value: unknown, { files = {} }: Reader): AnswerItem['links'] {
  if (value === undefined || value === null) return undefined
  const [inRow] = Object.entries(field.row ?? {}).find(([, cell]) => cell.kind === 'file') ?? []
  const linkOf = (id: unknown) => files[String(id)]?.href ?? null
  if (inRow !== undefined) return (value as Answers[]).map((saved) => linkOf(saved[inRow]))
  return field.kind === 'file' ? [linkOf(value)] : undefined
}

function linesOf(
  field: Field,
  value: unknown,
  words: QuestionWords,
  said: FieldWords | undefined,
  reader: Reader,
): string[] {
  if (value === undefined || value === null) return []
  if (!field.row) return [shown(field, value, said, reader)]
  const { row } = field
  return (value as Answers[]).map((saved) => rowLine(row, saved, words, reader))
}

/** "Dbieb · Geeft een tafel · Cultuur": what is told by itself; figures and days carry their label. */
function rowLine(row: Record<string, Field>, saved: Answers, words: QuestionWords, reader: Reader): string {
  const parts = Object.entries(row).flatMap(([name, field]) => {
    const value = saved[name]
    if (value === undefined || value === null || reader.mayShow?.(name) === false) return []
    const text = shown(field, value, words.fields[name], reader)
    return labelled.includes(field.kind) ? [`${words.fields[name]?.label ?? name} ${text}`] : [text]
  })
  return parts.join(' · ')
}

const labelled: readonly Field['kind'][] = ['number', 'date']

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
