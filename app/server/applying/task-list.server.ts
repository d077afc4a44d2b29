import type { TaskText } from '#app/components/proposal/texts.ts'
import { balances } from '#app/domain/proposal/budget.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import {
  type Form,
  isOpen,
  missingIn,
  questionsFor,
  type SectionState,
  saysReady,
  sectionState,
} from '#app/domain/proposal/sections.ts'
import { questionWords, sectionWords } from '#app/i18n/form-words.server.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import type { Applying } from './here.server.ts'
import { proposalPath } from './question-page.server.ts'

type At = { key: SectionKey; state: SectionState; open: boolean; asked: string[]; missing: string[] }
export type GoOn = { href: string; where: string } | null
/** `short` when the tasks are questions, not parts. */
export type TaskPage = {
  tasks: TaskText[]
  short: boolean
  done: number
  total: number
  goOn: GoOn
  complete: boolean
}

const looks = { 'not-started': 'open', busy: 'busy', done: 'done' } as const

/** The parts of a proposal with their states, where to go on, and whether everything is ready to be checked and sent. */
export function taskPage(here: Applying, language: Language): TaskPage {
  const { proposal, form, sections } = here
  const path = proposalPath(proposal.id)
  const all = form.sections.map(({ key }): At => {
    const { answers, done } = sections[key]
    const state = sectionState(form, key, answers, done)
    return {
      key,
      state,
      open: isOpen(form, key, state),
      asked: questionsFor(form, key, answers).map((question) => question.key),
      missing: missingIn(form, key, answers),
    }
  })
  const complete = all.every(({ open }) => !open)
  const short = !saysReady(form)
  const tasks = short ? questionTasks(here, all, language) : sectionTasks(here, all, language)
  return {
    tasks: [...tasks, sendTask(path, complete, short)],
    short,
    done: tasks.filter(({ state }) => state === 'done').length,
    total: tasks.length - all.filter(({ state, open }) => state === 'not-started' && !open).length,
    goOn: whereToGoOn(path, form, all, language),
    complete,
  }
}

function sectionTasks({ proposal, form, draft }: Applying, all: At[], language: Language): TaskText[] {
  const path = proposalPath(proposal.id)
  return all.map((at) => ({
    key: at.key,
    title: sectionWords(at.key, language).title,
    href: at.state === 'not-started' ? `${path}/${at.key}/${at.asked[0]}` : `${path}/${at.key}`,
    hint: hintOf(at, form, balances(draft.money).ok),
    state: looks[at.state],
    word: stateWord('section', at.state, 'applicant', language) ?? at.state,
  }))
}

/** A short form is a list of its questions. */
function questionTasks({ proposal, form, draft }: Applying, all: At[], language: Language): TaskText[] {
  return all.flatMap(({ key, asked, missing }) =>
    asked.map((question): TaskText => {
      const fields = Object.keys(
        form.sections.flatMap(({ questions }) => questions).find((one) => one.key === question)?.fields ?? {},
      )
      const begun = fields.some((name) => (draft[key] as Record<string, unknown>)[name] !== undefined)
      const state: SectionState = !missing.includes(question) ? 'done' : begun ? 'busy' : 'not-started'
      return {
        key: question,
        title: questionWords(form, key, question, language).title,
        href: `${proposalPath(proposal.id)}/${key}/${question}`,
        state: looks[state],
        word: stateWord('section', state, 'applicant', language) ?? state,
      }
    }),
  )
}

function hintOf({ key, state, asked, missing }: At, form: Form, balanced: boolean): string | undefined {
  const optional = form.sections.some((section) => section.key === key && section.optional)
  if (state === 'not-started' && optional) return m.applicant_apply_optional_section()
  if (state !== 'busy') return undefined
  if (missing.length > 0)
    return m.applicant_apply_filled_in({ filled: asked.length - missing.length, total: asked.length })
  return key === 'money' && !balanced ? m.applicant_apply_unbalanced() : m.applicant_apply_say_ready()
}

function sendTask(path: string, complete: boolean, short: boolean): TaskText {
  const task = { key: 'send', title: m.applicant_apply_check_and_send() }
  const later = short ? m.applicant_apply_send_later_short() : m.applicant_apply_send_later()
  return complete
    ? { ...task, href: `${path}/check`, state: 'open', word: m.applicant_apply_can_now() }
    : { ...task, hint: later, state: 'off', word: m.applicant_apply_cannot_yet() }
}

/** The first question that is open in a section that was begun, else in any; else the first section nobody called ready. */
function whereToGoOn(path: string, form: Form, all: At[], language: Language): GoOn {
  const open = all.filter((at) => at.open)
  const next =
    open.find(({ state, missing }) => state === 'busy' && missing.length > 0) ??
    open.find(({ missing }) => missing.length > 0)
  const question = next?.missing[0]
  if (next && question) {
    const { title } = questionWords(form, next.key, question, language)
    const { shortTitle } = sectionWords(next.key, language)
    return {
      href: `${path}/${next.key}/${question}`,
      where: saysReady(form) ? m.applicant_apply_where({ section: shortTitle, question: title }) : title,
    }
  }
  const unsaid = open[0]
  if (!unsaid) return { href: `${path}/check`, where: m.applicant_apply_all_ready() }
  return { href: `${path}/${unsaid.key}`, where: sectionWords(unsaid.key, language).title }
}
