import { typedDay } from '#app/components/form/date-field.tsx'
import type {
  FieldOption,
  FieldView,
  QuestionView,
  TypedRow,
  TypedValues,
} from '#app/components/proposal/question-view.ts'
import { typedMoney } from '#app/domain/money.ts'
import type { Field } from '#app/domain/proposal/field.ts'
import { fileAccept, fileLimits } from '#app/domain/proposal/file.ts'
import type { Question } from '#app/domain/proposal/schema/question.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import { saysReady } from '#app/domain/proposal/sections.ts'
import { walkOf } from '#app/domain/proposal/walk.ts'
import {
  type FieldWords,
  formCommonText,
  type QuestionWords,
  questionWords,
  roundFacts,
  sectionWords,
  trackWords,
} from '#app/i18n/form-words.server.ts'
import { formatIban } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { FormLists } from '#db/queries/form-lists.server.ts'
import type { Applying } from './here.server.ts'

type Answers = Record<string, unknown>
type Asked = Question & { key: string }

/** A question page in the language of the reader, with the options that come from the fund's own data. */
export function questionView(
  { form, draft, round }: Pick<Applying, 'form' | 'draft' | 'round'>,
  section: SectionKey,
  question: Asked,
  lists: FormLists,
  language: Language,
): QuestionView {
  const words = questionWords(form, section, question.key, language, roundFacts(round))
  const asked = walkOf(form, section, draft)
  const fields = Object.entries(question.fields).map(([name, field]) => fieldView(name, field, words, lists))
  const [first] = fields
  const rows = first?.kind === 'rows'
  return {
    over: formCommonText('position', language, {
      'section.title': saysReady(form)
        ? sectionWords(section, language).shortTitle
        : (round.trackName ?? trackWords(form.track, language).title),
      number: asked.findIndex((one) => one.section === section && one.question === question.key) + 1,
      total: asked.length,
    }),
    title: words.title,
    hint: words.hint,
    why: words.why,
    example: longExample(question, words),
    optional: rows && fields.length === 1 && question.fields[first.name]?.optional === true,
    titled: !rows && (fields.length === 1 || first?.label === words.title),
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

/** A field of a page in words, with the options that come from the fund's own data. */
export function fieldView(name: string, field: Field, words: QuestionWords, lists: FormLists): FieldView {
  const said = words.fields[name] ?? { label: name, optional: false, options: {}, errors: {} }
  const row = field.row && Object.entries(field.row).map(([cell, one]) => fieldView(cell, one, words, lists))
  return {
    name,
    kind: field.kind,
    label: said.label,
    hint: hintOf(field, said),
    optional: said.optional && field.kind !== 'rows',
    options: optionsOf(field, said, lists),
    words: field.limits.maxWords,
    onlyIf: conditionOf(field, words),
    rowName: said.rowName,
    addLabel: said.addLabel,
    file: field.kind === 'file' ? choiceOfFile(said) : undefined,
    wide: ['longText', 'file'].includes(field.kind) || (field.limits.maxCharacters ?? 0) >= 200,
    row,
  }
}

function choiceOfFile({ errors }: FieldWords): FieldView['file'] {
  return {
    accept: fileAccept,
    most: { bytes: fileLimits.bytes, sent: fileLimits.sentBytes, tooLarge: errors.tooLarge ?? '' },
  }
}

/** When a field is asked, in words and as data: without a script all fields stand there, and say when they count. */
function conditionOf({ showIf }: Field, words: QuestionWords): FieldView['onlyIf'] {
  if (!showIf) return undefined
  const options = words.fields[showIf.field]?.options ?? {}
  const labels = showIf.is?.map((value) => options[value]?.label ?? value) ?? []
  return {
    ...showIf,
    text:
      labels.length > 0
        ? m.applicant_apply_only_if({
            answers: labels.map((label) => `“${label}”`).join(m.applicant_apply_or()),
          })
        : undefined,
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
  if (field.kind === 'checkbox') return value === true ? 'on' : ''
  if (field.kind === 'money') return typedMoney(Number(value))
  if (field.kind === 'date') return typedDay(String(value)) ?? ''
  if (field.kind === 'iban') return formatIban(String(value)).replaceAll('\u00a0', ' ')
  return String(value)
}
