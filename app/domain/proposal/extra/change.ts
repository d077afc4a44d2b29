import { allowed, refused, type Verdict } from '../../verdict.ts'
import type { ExtraForm, ExtraPage, ExtraQuestion } from './extra-form.ts'
import { judgeExtraForm } from './judge.ts'

/** A page as somebody writes it. */
export type PageText = Pick<ExtraPage, 'title' | 'hint' | 'showIf'>
/** A question as somebody writes it; the answers to choose from by their words alone. */
export type QuestionText = Omit<ExtraQuestion, 'key' | 'options'> & { options: readonly string[] }

/** One change to what a round asks of its own. `by` is −1 for a place up and 1 for a place down. */
export type FormChange =
  | { act: 'add-page'; text: PageText }
  | { act: 'edit-page'; page: string; text: PageText }
  | { act: 'remove-page'; page: string }
  | { act: 'move-page'; page: string; by: -1 | 1 }
  | { act: 'add-question'; page: string; text: QuestionText }
  | { act: 'edit-question'; question: string; text: QuestionText }
  | { act: 'remove-question'; question: string }
  | { act: 'move-question'; question: string; by: -1 | 1 }
  | { act: 'help'; place: string; text: string }

/**
 * The form after a change. What stays keeps its key, and an answer to choose from keeps its own as long as its words stay
 * the same, so that what people answered already still counts. Refuses `not-found` for a page or question that is not
 * there, and what `judgeExtraForm` refuses of the result, such as a question that others depend on.
 */
export function changedForm(form: ExtraForm, change: FormChange): Verdict<{ form: ExtraForm }> {
  const after = applied(form, change)
  if (!after) return refused('not-found')
  const verdict = judgeExtraForm(after)
  return verdict.ok ? allowed({ form: after }) : verdict
}

function applied(form: ExtraForm, change: FormChange): ExtraForm | null {
  switch (change.act) {
    case 'add-page': {
      const page = { key: `p${form.next}`, questions: [], ...change.text }
      return { ...form, pages: [...form.pages, page], next: form.next + 1 }
    }
    case 'edit-page':
      return withPage(form, change.page, (page) => ({ ...page, ...change.text }))
    case 'remove-page':
      return withPage(form, change.page, () => null)
    case 'move-page': {
      const pages = moved(form.pages, change.page, change.by)
      return pages && { ...form, pages }
    }
    case 'add-question':
      return added(form, change.page, change.text)
    case 'edit-question':
      return edited(form, change.question, change.text)
    case 'remove-question':
      return withPageOf(form, change.question, (questions) =>
        questions.filter(({ key }) => key !== change.question),
      )
    case 'move-question':
      return withPageOf(form, change.question, (questions) => moved(questions, change.question, change.by))
    case 'help': {
      const { [change.place]: _before, ...others } = form.help
      return { ...form, help: change.text === '' ? others : { ...others, [change.place]: change.text } }
    }
  }
}

function added(form: ExtraForm, key: string, text: QuestionText): ExtraForm | null {
  const made = questionOf(`q${form.next}`, text, [], form.next + 1)
  const next = form.next + 1 + text.options.length
  return withPage({ ...form, next }, key, (page) => ({ ...page, questions: [...page.questions, made] }))
}

function edited(form: ExtraForm, key: string, text: QuestionText): ExtraForm | null {
  const next = form.next + text.options.length
  return withPageOf({ ...form, next }, key, (questions) =>
    questions.map((one) => (one.key === key ? questionOf(key, text, one.options, form.next) : one)),
  )
}

/** What does not go with the kind of a question is left out of it. */
function questionOf(
  key: string,
  text: QuestionText,
  before: ExtraQuestion['options'],
  next: number,
): ExtraQuestion {
  const { kind } = text
  const chooses = kind === 'choice' || kind === 'choices'
  const options = text.options.map((label, at) => ({
    value: before.find((option) => option.label === label)?.value ?? `o${next + at}`,
    label,
  }))
  const bounded = kind === 'number'
  return {
    ...text,
    key,
    options: chooses ? options : [],
    most: kind === 'text' || kind === 'longText' ? text.most : null,
    min: bounded ? text.min : null,
    max: bounded ? text.max : null,
  }
}

function withPage(
  form: ExtraForm,
  key: string,
  change: (page: ExtraPage) => ExtraPage | null,
): ExtraForm | null {
  if (!form.pages.some((page) => page.key === key)) return null
  return { ...form, pages: form.pages.flatMap((page) => (page.key === key ? (change(page) ?? []) : [page])) }
}

function withPageOf(
  form: ExtraForm,
  question: string,
  change: (questions: ExtraQuestion[]) => ExtraQuestion[] | null,
): ExtraForm | null {
  const page = form.pages.find(({ questions }) => questions.some(({ key }) => key === question))
  const questions = page && change(page.questions)
  return page && questions ? withPage(form, page.key, () => ({ ...page, questions })) : null
}

/** The list with one of it a place up or down; null where it is not there or stands at the end already. */
function moved<One extends { key: string }>(list: readonly One[], key: string, by: -1 | 1): One[] | null {
  const at = list.findIndex((one) => one.key === key)
  const [one, other] = [list[at], list[at + by]]
  if (!one || !other) return null
  return list.map((here) => (here === one ? other : here === other ? one : here))
}
