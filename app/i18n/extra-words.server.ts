import { answersTo, type ExtraPage, type ExtraQuestion } from '#app/domain/proposal/extra/extra-form.ts'
import type { FieldWords, QuestionWords, SectionWords } from './form-words.server.ts'
import { formatNumber } from './format.ts'
import type { Language } from './languages.ts'
import { m } from './paraglide/messages.js'
import { getLocale } from './paraglide/runtime.js'

/** What the part of the form with the questions of the round itself is called. */
export function extraSectionWords(language: Language): SectionWords {
  const locale = { locale: language }
  return {
    key: 'extra',
    title: m.asking_section({}, locale),
    shortTitle: m.asking_section_short({}, locale),
    intro: m.asking_section_intro({}, locale),
  }
}

/** The words of a page of the round itself, as the fund wrote them. */
export function extraQuestionWords(pages: readonly ExtraPage[], key: string): QuestionWords {
  const page = pages.find((one) => one.key === key)
  if (!page) throw new RangeError(`no words for question extra/${key}`)
  return {
    title: page.title,
    hint: page.hint || undefined,
    fields: Object.fromEntries(page.questions.map((one) => [one.key, wordsOf(one)])),
  }
}

/** Is this the name of a field that a round asks of its own? */
export function isExtraField(name: string): boolean {
  return /^q\d{1,4}$/.test(name)
}

/** What is wrong with an answer to a question of the round, by the code of the rule; null for a code that has no words. */
export function extraError(code: string, language: Language): string | null {
  const words = errors[code]
  return words ? words({}, { locale: language }) : null
}

const errors: Record<string, typeof m.asking_error_empty | undefined> = {
  empty: m.asking_error_empty,
  none: m.asking_error_empty,
  tooLong: m.asking_error_too_long,
  wrong: m.asking_error_wrong,
  notWhole: m.asking_error_not_whole,
  outOfRange: m.asking_error_out_of_range,
  zero: m.asking_error_zero,
  negative: m.asking_error_zero,
}

function wordsOf(asked: ExtraQuestion): FieldWords {
  return {
    label: asked.label,
    hint: hintOf(asked),
    optional: asked.optional,
    options: Object.fromEntries(answersTo(asked).map((value) => [value, { label: labelOf(asked, value) }])),
    errors: {},
  }
}

/** What one reads of an answer to choose from. */
export function labelOf({ options }: Pick<ExtraQuestion, 'options'>, value: string): string {
  if (value === 'yes') return m.asking_yes()
  if (value === 'no') return m.asking_no()
  return options.find((option) => option.value === value)?.label ?? value
}

/** The hint of the fund, and the bounds of a number, which nobody should have to guess. */
function hintOf(asked: ExtraQuestion): string | undefined {
  return [asked.hint, asked.kind === 'number' ? boundsOf(asked) : ''].filter(Boolean).join(' ') || undefined
}

function boundsOf({ min, max }: Pick<ExtraQuestion, 'min' | 'max'>): string {
  const said = (bound: number) => formatNumber(bound, getLocale())
  if (min !== null && max !== null) return m.asking_between({ min: said(min), max: said(max) })
  if (max !== null) return m.asking_at_most({ max: said(max) })
  return min !== null ? m.asking_at_least({ min: said(min) }) : ''
}
