import type { HistoryStep } from '#app/components/office/history.tsx'
import type { AnswerItem } from '#app/components/proposal/answer-list.tsx'
import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { answersIn, formOfDocument } from '#app/domain/proposal/sections.ts'
import { eventWords } from '#app/i18n/event-words.server.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { formatDateTime, formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { namingsOf } from '#db/queries/conflict-hints.server.ts'
import { officeFiles } from '#db/queries/files.server.ts'
import { type FormLists, formLists } from '#db/queries/form-lists.server.ts'
import {
  type FrozenCopy,
  frozenCopies,
  historyOf,
  type OfficeProposal,
  questionsAsked,
} from '#db/queries/screening.server.ts'
import { sectionAnswers } from '../applying/answers-view.server.ts'
import { type FileViews, fileViews } from '../files/file-views.server.ts'
import { pausedDays } from './clock-view.server.ts'

/** The heading of every page about one proposal. */
export function headOf(proposal: OfficeProposal) {
  const { id, title, reference, round, state } = proposal
  return {
    id,
    title,
    over: `${reference} · ${round}`,
    state,
    word: stateWord('proposal', state, 'staff', currentLocale()) ?? state,
  }
}

/** One frozen copy as it was sent, section by section, and the copies there are. */
export async function frozenView(actor: Person, proposal: OfficeProposal, wanted: string | null) {
  const [copies, lists] = await Promise.all([frozenCopies(db(), proposal.id), formLists(db(), actor.fund)])
  const sent = await officeFiles(db(), actor, proposal.id)
  const files = fileViews(sent, `/manager/proposals/${proposal.id}`)
  const latest = copies.at(-1)
  const shown = copies.find(({ number }) => String(number) === wanted) ?? latest
  return {
    shown: shown?.number ?? 0,
    latest: latest?.number ?? 0,
    copies: copies.map(({ number, submittedAt }) => ({
      number,
      sent: formatDateTime(submittedAt, currentLocale()),
    })),
    sections: shown ? sectionsOf(shown, lists, files) : [],
  }
}

/** The facts of a proposal, in words. */
export async function factsOf(proposal: OfficeProposal, today: IsoDate) {
  const language = currentLocale()
  return {
    applicant: proposal.applicant,
    asked: formatMoney(proposal.asked, language),
    sent: formatDay(dayOf(proposal.submittedAt), language),
    due: proposal.decisionDue && formatDay(proposal.decisionDue, language),
    paused: await pausedDays(proposal.id, today),
  }
}

/** Whom of the panel the applicant named, with the reason; for the manager alone. */
export async function namedFor(actor: Person, proposal: string) {
  if (!actor.roles.includes('manager')) return []
  const namings = await namingsOf(db(), proposal)
  return namings.map(({ id, name, words, reason, at }) => ({
    key: id,
    who: name ?? words,
    when: formatDateTime(at, currentLocale()),
    reason,
  }))
}

/** The questions that were asked, and what happened, in words; what is said twice of one minute stands there once. */
export async function pastOf(proposal: string): Promise<{
  questions: { key: string; about: string; text: string; when: string }[]
  history: HistoryStep[]
}> {
  const language = currentLocale()
  const [questions, history] = await Promise.all([questionsAsked(db(), proposal), historyOf(db(), proposal)])
  return {
    questions: questions.map((asked) => ({
      key: asked.id,
      about: sectionWords(asked.section, language).title,
      text: asked.text,
      when: asked.answeredAt
        ? m.manager_panel_answered({ day: formatDay(dayOf(asked.answeredAt), language) })
        : m.manager_panel_answer_by({ day: formatDay(asked.dueOn, language) }),
    })),
    history: history
      .map(({ id, type, at, by, reader, data }) => ({
        key: id,
        what: [eventWords(type, data, language), reader].filter(Boolean).join(' · '),
        when: [formatDateTime(at, language), by].filter(Boolean).join(' · '),
      }))
      .filter(({ what, when }, index, all) => what !== all[index - 1]?.what || when !== all[index - 1]?.when),
  }
}

type SectionView = { key: string; title: string; answers: AnswerItem[] }

function sectionsOf({ document }: FrozenCopy, lists: FormLists, files: FileViews): SectionView[] {
  if (!document) return []
  const form = formOfDocument(document)
  const language = currentLocale()
  return form.sections.map(({ key }) => ({
    key,
    title: sectionWords(key, language).title,
    answers: sectionAnswers(key, answersIn(document, key), { form, lists, language, files }),
  }))
}
