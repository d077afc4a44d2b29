import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access.ts'
import { budgetTotals } from '#app/domain/proposal/budget.ts'
import type { Question } from '#app/domain/proposal/schema/question.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import { isSectionKey, questionNamed, saysReady } from '#app/domain/proposal/sections.ts'
import { isWritable } from '#app/domain/proposal/state.ts'
import { neighboursOf, walkOf } from '#app/domain/proposal/walk.ts'
import { formCommon, formCommonText } from '#app/i18n/form-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { db } from '#db/client.server.ts'
import { filesOf } from '#db/queries/files.server.ts'
import { type FormLists, formLists } from '#db/queries/form-lists.server.ts'
import { fileViews } from '../files/file-views.server.ts'
import { questionAnswers } from './answers-view.server.ts'
import { type Applying, applying, stripOf } from './here.server.ts'
import { questionView, typedValues } from './question-view.server.ts'

export type Place = { proposalId?: string; section?: string; question?: string }
export type AtQuestion = Applying & {
  section: SectionKey
  question: Question & { key: string }
  lists: FormLists
}

/** The question at an address, with all that its page needs; not found when the form has no such question. */
export async function atQuestion(actor: Actor, place: Place): Promise<AtQuestion> {
  const { section = '' } = place
  if (!isSectionKey(section)) throw notFound()
  const here = await applying(actor, place.proposalId ?? '')
  const question = questionNamed(here.form, section, place.question ?? '')
  if (!question) throw notFound()
  return { ...here, section, question, lists: await formLists(db(), actor.fund) }
}

/** Where one is sent instead: what cannot be written any more is read, and a question that is not asked has no page. */
export function elsewhere({ proposal, section, question, sections }: AtQuestion): Response | null {
  if (!isWritable(proposal.state)) return redirect(proposalPath(proposal.id))
  if (proposal.relation === 'reader') return redirect(`${proposalPath(proposal.id)}/check`)
  return question.when(sections[section].answers) ? null : redirect(`${proposalPath(proposal.id)}/${section}`)
}

/** What the page of a question shows. */
export function questionPage(here: AtQuestion, url: URL, now: Date) {
  const { section, question, sections, lists, proposal, draft } = here
  const language = currentLocale()
  const { answers, version, savedAt } = sections[section]
  const newRow = randomUUID()
  const view = questionView(here, section, question, lists, language)
  const { saveAndContinue, saveAndLater, exampleTitle, whyTitle, previous } = formCommon(language)
  const { suggestedAsk } = budgetTotals(draft.money)
  const shown = withSuggestion(question.key, answers, suggestedAsk)
  const values = typedValues(question, shown, newRow)
  const totals = budgetTotals({ ...draft.money, ...('amountAsked' in shown ? shown : {}) })
  return {
    strip: stripOf(here, now, language),
    view,
    values,
    version,
    newRow,
    operation: randomUUID(),
    saved: savedAt && formCommonText('saved', language, { 'saved.time': savedAt }),
    totals: 'amountAsked' in question.fields && saysReady(here.form) ? totals : null,
    back: backOf(here, url, previous),
    words: { saveAndContinue, saveAndLater, example: exampleTitle, why: whyTitle },
    here: `${proposalPath(proposal.id)}/${section}/${question.key}`,
    typing: savesTyping(here) ? `${proposalPath(proposal.id)}/${section}/${question.key}/draft` : null,
  }
}

/** Is what is typed saved by itself? Everywhere but where files are sent, which a button does. */
function savesTyping({ question }: AtQuestion): boolean {
  const kinds = Object.values(question.fields).flatMap(({ kind, row }) => [
    kind,
    ...Object.values(row ?? {}).map((cell) => cell.kind),
  ])
  return !kinds.includes('file')
}

/** What stands on this page now, as somebody else left it. */
export async function theirAnswers({ proposal, section, question, sections, lists, form }: AtQuestion) {
  return questionAnswers(section, question, sections[section].answers, {
    form,
    lists,
    language: currentLocale(),
    files: fileViews(await filesOf(db(), proposal.id), null),
  })
}

/**
 * Where saving leads: to the list for who goes on later, back to where one came to change something, else to the next
 * question or the end of the section; by way of the page that asks for an address where `asks` says so.
 */
export function afterSaving(
  { proposal, form, section, question, draft }: AtQuestion,
  typed: Record<string, unknown>,
  { url, later, asks }: { url: URL; later: boolean; asks: boolean },
): string {
  const path = proposalPath(proposal.id)
  const walk = walkOf(form, section, { ...draft, [section]: { ...draft[section], ...typed } })
  const { after } = neighboursOf(walk, { section, question: question.key })
  const end = saysReady(form) ? `${path}/${section}` : `${path}/check`
  const next = after ? `${path}/${after.section}/${after.question}` : end
  const to = later ? path : (cameFrom(path, section, url) ?? next)
  return asks ? `${path}/address?next=${encodeURIComponent(to)}` : to
}

export function proposalPath(proposal: string): string {
  return `/applicant/proposals/${proposal}`
}

/** Without an amount yet, the page proposes what the costs leave to ask. */
function withSuggestion(question: string, answers: Record<string, unknown>, suggested: number) {
  const isOpen = question === 'amountAsked' && answers.amountAsked === undefined && suggested > 0
  return isOpen ? { ...answers, amountAsked: suggested } : answers
}

/** Where the link above the question leads: to where one came from, the question before, or the list. */
function backOf({ proposal, form, section, question, draft }: AtQuestion, url: URL, previous: string) {
  const path = proposalPath(proposal.id)
  const { before } = neighboursOf(walkOf(form, section, draft), { section, question: question.key })
  const from = cameFrom(path, section, url)
  if (from) return { href: from, label: m.applicant_apply_back() }
  return before
    ? { href: `${path}/${before.section}/${before.question}`, label: previous }
    : { href: path, label: m.applicant_apply_back_to_list() }
}

function cameFrom(path: string, section: SectionKey, url: URL): string | null {
  const from = url.searchParams.get('from')
  return from === 'check' ? `${path}/check` : from === 'section' ? `${path}/${section}` : null
}
