import { allowed, firstRefusal, refused, type Verdict } from '../../verdict.ts'
import {
  answersTo,
  type Condition,
  type ExtraForm,
  type ExtraPage,
  type ExtraQuestion,
  questionsIn,
} from './extra-form.ts'

/** The most that a round may ask of its own: what is more belongs in another round. */
export const extraLimits = { pages: 30, perPage: 20, questions: 150, options: 30 } as const

/**
 * Does the form hold together? A page or a question may depend on one answer that is asked for certain before it: a
 * question on one of its own page, a page on one of an earlier page. Refuses `extra-too-many` (most),
 * `extra-options-wrong` (question) when a choice has fewer than two different answers or too many, `extra-range-wrong`
 * (question) for bounds that leave no number, and `extra-condition-wrong` (question: its label, or the title of the page).
 */
export function judgeExtraForm(form: ExtraForm): Verdict {
  return firstRefusal(
    fewEnough(form),
    ...questionsIn(form).map(soundQuestion),
    ...form.pages.map((page, at) => pageInOrder(form, page, at)),
    ...form.pages.flatMap((page) => page.questions.map((one, at) => questionInOrder(page, one, at))),
  )
}

function fewEnough(form: ExtraForm): Verdict {
  const { pages, perPage, questions } = extraLimits
  if (form.pages.length > pages) return refused('extra-too-many', { most: pages })
  if (form.pages.some((page) => page.questions.length > perPage))
    return refused('extra-too-many', { most: perPage })
  return questionsIn(form).length > questions ? refused('extra-too-many', { most: questions }) : allowed()
}

function soundQuestion(question: ExtraQuestion): Verdict {
  const { kind, options, min, max, label } = question
  if (kind === 'choice' || kind === 'choices') {
    const labels = new Set(options.map((option) => option.label.toLocaleLowerCase('nl')))
    const values = new Set(options.map(({ value }) => value))
    const different = labels.size === options.length && values.size === options.length
    if (options.length < 2 || options.length > extraLimits.options || !different)
      return refused('extra-options-wrong', { question: label })
  }
  const narrow = min !== null && max !== null && min > max
  return narrow ? refused('extra-range-wrong', { question: label }) : allowed()
}

function pageInOrder({ pages }: ExtraForm, { title, showIf }: ExtraPage, at: number): Verdict {
  if (!showIf) return allowed()
  const certain = pages.slice(0, at).filter((page) => page.showIf === null)
  const before = certain.flatMap(({ questions }) => questions)
  return dependsWell(showIf, before) ? allowed() : refused('extra-condition-wrong', { question: title })
}

function questionInOrder({ questions }: ExtraPage, { label, showIf }: ExtraQuestion, at: number): Verdict {
  const well = !showIf || dependsWell(showIf, questions.slice(0, at))
  return well ? allowed() : refused('extra-condition-wrong', { question: label })
}

/** Is the answer one of a question before it, that is asked for certain and has one answer out of a few? */
function dependsWell({ question, is }: Condition, before: readonly ExtraQuestion[]): boolean {
  const on = before.find(({ key }) => key === question)
  if (!on || !canBeDependedOn(on)) return false
  return is.every((value) => answersTo(on).includes(value))
}

/** May another question or page depend on the answer to this one? */
export function canBeDependedOn({ kind, showIf }: Pick<ExtraQuestion, 'kind' | 'showIf'>): boolean {
  return (kind === 'choice' || kind === 'yesNo') && showIf === null
}
