import { and, desc, eq, isNull } from 'drizzle-orm'
import { sumCents } from '#app/domain/money.ts'
import { draftClosing, draftKeptUntil } from '#app/domain/proposal/deadline.ts'
import { formOf, isOpen, missingIn, saysReady, sectionState } from '#app/domain/proposal/sections.ts'
import type { Track } from '#app/domain/round.ts'
import { mailFacts } from '#app/i18n/content.server.ts'
import { questionWords, sectionWords } from '#app/i18n/form-words.server.ts'
import type { Language } from '#app/i18n/languages.ts'
import { decisionLetter } from '#app/i18n/letter.server.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { frozenLetter } from '#db/queries/letters.server.ts'
import { savedSections } from '#db/queries/proposals.server.ts'
import { extraOfProposal, roundFormsOf } from '#db/queries/round-forms.server.ts'
import {
  batches,
  decisions,
  initiatives,
  people,
  proposals,
  rounds,
  screeningQuestions,
} from '#db/schema/index.ts'
import { pageUrl, placeOf, type Values } from './values.server.ts'

/** What mails say about one proposal, and about the question or decision that the mail is about. */
export async function proposalValues(
  id: string,
  props: Record<string, string>,
  { template, locale }: { template: string; locale: Language },
): Promise<Values> {
  const [row] = await db()
    .select({
      proposal: proposals,
      round: rounds,
      initiative: initiatives.name,
      readUntil: batches.scoringUntil,
    })
    .from(proposals)
    .leftJoin(batches, eq(batches.id, proposals.batchId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .where(eq(proposals.id, id))
  if (!row) return {}
  const { proposal } = row
  const round = { ...row.round, track: row.round.track as Track }
  const dates = { round, reopenedUntil: proposal.reopenedUntil, changedAt: proposal.changedAt }
  return {
    'initiative.name': row.initiative || round.name,
    'round.name': round.name,
    'round.closes': draftClosing(dates),
    'draft.keptUntil': props.until ?? draftKeptUntil(dates),
    'proposal.reference': proposal.reference,
    'clock.promisedDate': proposal.decisionDue ?? round.decideBy,
    'review.readers': round.reviewersPerProposal,
    'review.end': row.readUntil ?? undefined,
    'task.due': proposal.decisionDue ?? round.decideBy,
    'url.proposal': pageUrl(viaSignIn(template, `${placeOf(template)}/proposals/${id}`)),
    'url.declare': pageUrl(`/reviewer/proposals/${id}/conflict`),
    'url.letter': pageUrl(`/applicant/proposals/${id}`),
    ...(saysWhatIsOpen(template) ? await openParts(id, locale) : {}),
    ...(props.version ? await formValues(proposal.roundId, Number(props.version)) : {}),
    ...(props.question ? await questionValues(props.question) : {}),
    ...(props.decision ? await decisionValues(props.decision, locale) : {}),
    ...(await preparedValues(id)),
  }
}

function saysWhatIsOpen(template: string): boolean {
  return template.startsWith('draft-reminder-') || template === 'draft-questions-changed'
}

/** Why the questions of a round were changed, as its writers read it. */
async function formValues(round: string, version: number): Promise<Values> {
  const used = (await roundFormsOf(db(), round)).find((form) => form.version === version)
  return { 'form.reason': used?.reason }
}

/** A reminder leads to where one signs in, and from there to the page: its address gives nobody anything. */
function viaSignIn(template: string, path: string): string {
  return mailFacts[template]?.kind === 'reminder' || template === 'draft-after-deadline'
    ? `/account/sign-in?back=${encodeURIComponent(path)}`
    : path
}

/** The parts of a draft that are not ready yet, and sending it, which is still to be done in any case. */
async function openParts(proposal: string, locale: Language): Promise<Values> {
  const [round] = await db()
    .select({ track: rounds.track, version: rounds.formVersion, extra: extraOfProposal })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(eq(proposals.id, proposal))
  const form = formOf(round?.track === 'small-start' ? 'small-start' : 'full', round?.version, round?.extra)
  const saved = await savedSections(db(), proposal)
  const titles = form.sections.flatMap(({ key }) => {
    const { answers, done } = saved[key]
    if (!isOpen(form, key, sectionState(form, key, answers, done))) return []
    if (saysReady(form)) return [sectionWords(key, locale).title]
    return missingIn(form, key, answers).map((question) => questionWords(form, key, question, locale).title)
  })
  return { 'draft.openSections': [...titles, m.applicant_task_sending({}, { locale })] }
}

async function questionValues(id: string): Promise<Values> {
  const [row] = await db().select().from(screeningQuestions).where(eq(screeningQuestions.id, id))
  return row ? { 'question.section': row.section, 'question.due': row.dueOn, 'question.text': row.text } : {}
}

async function decisionValues(id: string, locale: Language): Promise<Values> {
  const frozen = await frozenLetter(db(), id)
  const [row] = await db().select().from(decisions).where(eq(decisions.id, id))
  return {
    letter: frozen?.facts ? decisionLetter(frozen.facts, locale) : undefined,
    'award.amount': row?.amountCents,
    'waiting.position': row?.waitingPlace,
    'waiting.until': row?.waitingUntil,
  }
}

/** The decision that was prepared last and not dropped, as a task of the approver. */
async function preparedValues(proposal: string): Promise<Values> {
  const [row] = await db()
    .select({ amount: decisions.amountCents, preparer: people.name })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.preparedBy))
    .where(and(eq(decisions.proposalId, proposal), isNull(decisions.droppedAt)))
    .orderBy(desc(decisions.preparedAt))
    .limit(1)
  return row
    ? {
        'task.items': { count: 1, noun: 'decision' },
        'task.amount': sumCents([row.amount ?? 0]),
        'preparer.name': row.preparer,
      }
    : {}
}
