import type { TaskText } from '#app/components/proposal/texts.ts'
import { balances } from '#app/domain/proposal/budget.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import {
  missingIn,
  proposalForm,
  questionsFor,
  type SectionState,
  sectionState,
} from '#app/domain/proposal/sections.ts'
import { questionWords, sectionWords } from '#app/i18n/form-words.server.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import type { Applying } from './here.server.ts'
import { proposalPath } from './question-page.server.ts'

type At = { key: SectionKey; state: SectionState; asked: string[]; missing: string[] }
export type GoOn = { href: string; where: string } | null
export type TaskPage = { tasks: TaskText[]; done: number; total: number; goOn: GoOn; complete: boolean }

const looks = { 'not-started': 'open', busy: 'busy', done: 'done' } as const

/** The sections of a proposal with their states, where to go on, and whether everything is ready to be checked and sent. */
export function taskPage({ proposal, sections, draft }: Applying, language: Language): TaskPage {
  const path = proposalPath(proposal.id)
  const all = proposalForm.map(({ key }): At => {
    const { answers, done } = sections[key]
    return {
      key,
      state: sectionState(key, answers, done),
      asked: questionsFor(key, answers).map((question) => question.key),
      missing: missingIn(key, answers),
    }
  })
  const done = all.filter(({ state }) => state === 'done').length
  const complete = done === all.length
  const tasks = all.map(
    (at): TaskText => ({
      key: at.key,
      title: sectionWords(at.key, language).title,
      href: at.state === 'not-started' ? `${path}/${at.key}/${at.asked[0]}` : `${path}/${at.key}`,
      hint: hintOf(at, balances(draft.money).ok),
      state: looks[at.state],
      word: stateWord('section', at.state, 'applicant', language) ?? at.state,
    }),
  )
  return {
    tasks: [...tasks, sendTask(path, complete)],
    done,
    total: all.length,
    goOn: whereToGoOn(path, all, language),
    complete,
  }
}

function hintOf({ key, state, asked, missing }: At, balanced: boolean): string | undefined {
  if (state !== 'busy') return undefined
  if (missing.length > 0)
    return m.applicant_apply_filled_in({ filled: asked.length - missing.length, total: asked.length })
  return key === 'money' && !balanced ? m.applicant_apply_unbalanced() : m.applicant_apply_say_ready()
}

function sendTask(path: string, complete: boolean): TaskText {
  const task = { key: 'send', title: m.applicant_apply_check_and_send() }
  return complete
    ? { ...task, href: `${path}/check`, state: 'open', word: m.applicant_apply_can_now() }
    : { ...task, hint: m.applicant_apply_send_later(), state: 'off', word: m.applicant_apply_cannot_yet() }
}

/** The first question that is open in a section that was begun, else in any; else the first section nobody called ready. */
function whereToGoOn(path: string, all: At[], language: Language): GoOn {
  const open = all.filter(({ state }) => state !== 'done')
  const next =
    open.find(({ state, missing }) => state === 'busy' && missing.length > 0) ??
    open.find(({ missing }) => missing.length > 0)
  const question = next?.missing[0]
  if (next && question) {
    const { shortTitle } = sectionWords(next.key, language)
    const title = questionWords(next.key, question, language).title
    return {
      href: `${path}/${next.key}/${question}`,
      where: m.applicant_apply_where({ section: shortTitle, question: title }),
    }
  }
  const unsaid = open[0]
  if (!unsaid) return { href: `${path}/check`, where: m.applicant_apply_all_ready() }
  return { href: `${path}/${unsaid.key}`, where: sectionWords(unsaid.key, language).title }
}
