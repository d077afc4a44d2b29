import type { Field } from '../field.ts'
import {
  choice,
  choices,
  date,
  file,
  longText,
  money,
  onlyIf,
  optional,
  text,
  wholeNumber,
} from '../fields.ts'
import { isAnswered, type Question, question, withBlanks } from '../schema/question.ts'
import { type AskedThen, answersTo, type ExtraPage, type ExtraQuestion } from './extra-form.ts'

type Answers = Readonly<Record<string, unknown>>

/** What is usual where a round sets no limit of its own: characters of a line, words of a story. */
const usualMost = { text: 200, longText: 150 } as const
/** The widest bounds of a number. */
const widest = 1_000_000_000

/** The pages that a round asks of its own, as pages of the form; one without questions is not asked. */
export function extraQuestions(pages: readonly ExtraPage[]): (Question & { key: string })[] {
  return pages.flatMap((page) => {
    if (page.questions.length === 0) return []
    const fields = Object.fromEntries(page.questions.map((one) => [one.key, fieldOf(one)]))
    return { ...question(fields, { when: (answers) => isAsked(page, answers) }), key: page.key }
  })
}

/** Is a page asked, given the answers so far? */
export function isAsked({ showIf }: Pick<ExtraPage, 'showIf'>, answers: Answers): boolean {
  return !showIf || showIf.is.includes(String(answers[showIf.question] ?? ''))
}

/** The answers that are frozen with what was asked: those of pages and questions that were not asked are empty. */
export function frozenAnswers(pages: readonly ExtraPage[], answers: Answers): Record<string, unknown> {
  const kept = pages.map((page) => {
    const fields = Object.fromEntries(page.questions.map((one) => [one.key, fieldOf(one)]))
    const given = isAsked(page, answers) ? answers : {}
    const blank = withBlanks(fields, { ...given })
    return Object.entries(blank).map(([key, answer]) => [key, answer ?? null])
  })
  return Object.fromEntries(kept.flat())
}

/** Is everything answered that was asked? */
export function isWhole({ pages }: Pick<AskedThen, 'pages'>, answers: Answers): boolean {
  return extraQuestions(pages).every((asked) => !asked.when(answers) || isAnswered(asked, answers))
}

function fieldOf(asked: ExtraQuestion): Field {
  const field = asked.optional ? optional(plainField(asked)) : plainField(asked)
  return asked.showIf ? onlyIf({ field: asked.showIf.question, is: asked.showIf.is }, field) : field
}

function plainField(asked: ExtraQuestion): Field {
  switch (asked.kind) {
    case 'text':
      return text(asked.most ?? usualMost.text)
    case 'longText':
      return longText(asked.most ?? usualMost.longText)
    case 'choice':
    case 'yesNo':
      return choice(answersTo(asked))
    case 'choices':
      return choices(answersTo(asked))
    case 'number':
      return wholeNumber(asked.min ?? 0, asked.max ?? widest)
    case 'money':
      return money()
    case 'date':
      return date()
    case 'file':
      return file()
  }
}
