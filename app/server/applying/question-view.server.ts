import { typedDay } from '#app/components/form/date-field.tsx'
import { typedMoney } from '#app/components/form/money-field.tsx'
import type {
  FieldOption,
  FieldView,
  QuestionView,
  TypedRow,
  TypedValues,
} from '#app/components/proposal/question-view.ts'
import type { Field } from '#app/domain/proposal/fields.ts'
import type { Question } from '#app/domain/proposal/schema/question.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import { questionsFor } from '#app/domain/proposal/sections.ts'
import {
  type FieldWords,
  formCommonText,
  type QuestionWords,
  questionWords,
  sectionWords,
} from '#app/i18n/form-words.server.ts'
import { formatIban } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { FormLists } from '#db/queries/form-lists.server.ts'

type Answers = Record<string, unknown>
type Asked = Question & { key: string }

/** A question page in the language of the reader, with the options that come from the fund's own data. */
export function questionView(
  section: SectionKey,
  question: Asked,
  answers: Answers,
  lists: FormLists,
  language: Language,
): QuestionView {
  const words = questionWords(section, question.key, language)
  const asked = questionsFor(section, answers).map(({ key }) => key)
  const fields = Object.entries(question.fields).map(([name, field]) => fieldView(name, field, words, lists))
  const [first] = fields
  const rows = first?.kind === 'rows'
  return {
    over: formCommonText('position', language, {
      'section.title': sectionWords(section, language).shortTitle,
      number: asked.indexOf(question.key) + 1,
      total: asked.length,
    }),
    title: words.title,
    hint: words.hint,
    why: words.why,
    example: longExample(question, words),
    titled: !rows && (fields.length === 1 || first?.label === words.title),
    rowName: words.rowName,
    addLabel: words.addLabel,
    fields,
  }
}

/** What is saved of a page, as it would be typed; a list that needs a row starts with an empty one. */
export function typedValues(question: Asked, answers: Answers, newRow: string): TypedValues {
  const fields = Object.entries(question.fields)
  return Object.fromEntries(
    fields.map(([name, field]) => {
      if (!field.row) return [name, typedValue(field, answers[name])]
      const rows = (answers[name] ?? []) as Answers[]
      const { row } = field
      const typed = rows.map((saved): TypedRow => {
        const cells = Object.entries(row).map(([cell, one]) => [cell, String(typedValue(one, saved[cell]))])
        return { id: String(saved.id), ...Object.fromEntries(cells) }
      })
      return [name, typed.length === 0 && !field.optional ? [{ id: newRow }] : typed]
    }),
  )
}

function fieldView(name: string, field: Field, words: QuestionWords, lists: FormLists): FieldView {
  const said = words.fields[name] ?? { label: name, options: {}, errors: {} }
  const row = field.row && Object.entries(field.row).map(([cell, one]) => fieldView(cell, one, words, lists))
  return {
    name,
    kind: field.kind,
    label: said.label,
    hint: hintOf(field, said),
    optional: field.optional && field.kind !== 'rows',
    options: optionsOf(field, said, lists),
    words: field.limits.maxWords,
    wide: field.kind === 'longText' || (field.limits.maxCharacters ?? 0) >= 200,
    row,
  }
}

/** A short example stands in the hint; a long one has its place beside the question. */
function hintOf(field: Field, { hint, example }: FieldWords): string | undefined {
  if (field.kind === 'longText' || !example) return hint
  return [hint, m.applicant_apply_example({ example })].filter(Boolean).join(' ')
}

function longExample(question: Asked, words: QuestionWords): string | undefined {
  const long = Object.entries(question.fields).find(
    ([name, field]) => field.kind === 'longText' && words.fields[name]?.example,
  )
  return long && words.fields[long[0]]?.example
}

function optionsOf(field: Field, words: FieldWords, lists: FormLists): FieldOption[] | undefined {
  const own = (field.options ?? []).map((value) => ({
    value,
    ...(words.options[value] ?? { label: ownWord(value) }),
  }))
  if (!field.optionsFrom) return field.options && own
  return [...lists[field.optionsFrom].map(({ key, name }) => ({ value: key, label: name })), ...own]
}

/** Words of the form's own between the rows of the fund's data. */
function ownWord(value: string): string {
  return value === 'several' ? m.applicant_apply_several() : value
}

function typedValue(field: Field, value: unknown): string | string[] {
  if (value === undefined || value === null) return field.kind === 'choices' ? [] : ''
  if (Array.isArray(value)) return value.map(String)
  if (field.kind === 'money') return typedMoney(Number(value))
  if (field.kind === 'date') return typedDay(String(value)) ?? ''
  if (field.kind === 'iban') return formatIban(String(value)).replaceAll('\u00a0', ' ')
  return String(value)
}
