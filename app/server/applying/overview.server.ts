import type { DraftOverviewData } from '#app/components/proposal/draft-overview.tsx'
import type { DecisionData, SentOverviewData } from '#app/components/proposal/sent-overview.tsx'
import type { Actor } from '#app/domain/access.ts'
import { can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { columnsOf } from '#app/domain/proposal/columns.ts'
import { isReopened } from '#app/domain/proposal/reopening.ts'
import { canWithdraw } from '#app/domain/proposal/state.ts'
import { closingMoment, roundState } from '#app/domain/round.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { formatDateTime, formatMoney, formatWeekday } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { helperLines } from '#app/server/together/helper-lines.server.ts'
import { partnerLines } from '#app/server/together/partner-lines.server.ts'
import { db } from '#db/client.server.ts'
import { hasUnread } from '#db/queries/messages.server.ts'
import {
  type Decided,
  decisionOn,
  type Member,
  membersOf,
  readUntilOf,
  sendingsOf,
  timesOf,
} from '#db/queries/proposal-course.server.ts'
import { openQuestion } from '#db/queries/proposals.server.ts'
import { formInUse } from '#db/queries/round-forms.server.ts'
import { complaintLinks, stageOf } from '../complaining/own-complaint.server.ts'
import { lessonsLike } from '../lessons/similar.server.ts'
import { pausedDays } from '../office/clock-view.server.ts'
import { sentAgain, stepsAhead, stepsOf } from './course.server.ts'
import { roundsToGrowIn } from './growth.server.ts'
import type { Applying } from './here.server.ts'
import { proposalPath } from './question-page.server.ts'
import { taskPage } from './task-list.server.ts'

/** The page of a proposal that is being written. */
export async function draftOverview(
  actor: Actor,
  here: Applying,
  now: Date,
  language: Language,
): Promise<DraftOverviewData> {
  const { proposal, round } = here
  const path = proposalPath(proposal.id)
  const { title, summary, pillars, neighbourhoods } = columnsOf(here.draft)
  const words = `${title} ${summary}`
  const [asked, members] = [await openQuestion(db(), proposal.id), await membersOf(db(), proposal.initiative)]
  return {
    path,
    paper: proposal.source === 'paper' && proposal.helper,
    ...taskPage(here, language),
    question: asked && {
      text: asked.text,
      due: formatWeekday(asked.dueOn, language),
      section: sectionWords(asked.section, language).shortTitle,
      href: `${path}/${asked.section}`,
    },
    signIn: proposal.anonymous ? `/account/sign-in?back=${encodeURIComponent(path)}` : null,
    until: untilWhen(proposal.state, round, now, language),
    steps: stepsAhead(round, language),
    members: inWords(members, actor),
    unread: await hasUnread(db(), proposal.id, 'fund'),
    helped: proposal.state === 'draft' ? proposal.helpAskedAt !== null : null,
    lessons: await lessonsLike(actor.fund, { pillars, neighbourhoods, words }, language),
    changed: await changedQuestions(here, language),
    reopened: isReopened(proposal.reopenedUntil, now)
      ? formatWeekday(proposal.reopenedUntil as string, language)
      : null,
  }
}

/** That the round asks other questions since this draft was begun, and why. */
async function changedQuestions({ proposal, round }: Applying, language: Language): Promise<string | null> {
  if (proposal.state !== 'draft' || proposal.submittedAt || (round.extra?.version ?? 1) === 1) return null
  const used = await formInUse(db(), round.id)
  if (!used?.usedFrom || used.usedFrom <= proposal.createdAt) return null
  return m.asking_changed_when({ when: formatDateTime(used.usedFrom, language), reason: used.reason })
}

function inWords(members: Member[], actor: Actor) {
  return members.map(({ name, relation, person }) => ({
    key: person,
    name,
    relation: person === actor.person ? m.applicant_apply_you() : relationWord(relation),
  }))
}

/** The page of a proposal that was sent. */
export async function sentOverview(
  actor: Actor,
  here: Applying,
  now: Date,
  language: Language,
): Promise<SentOverviewData> {
  const { proposal, round } = here
  const [times, decided] = [await timesOf(db(), proposal.id), await decisionOn(db(), proposal.id)]
  const members = await membersOf(db(), proposal.initiative)
  const readUntil = await readUntilOf(db(), proposal.id)
  const again = sentAgain(await sendingsOf(db(), proposal.id), language)
  const withdrawnAt = proposal.state === 'withdrawn' ? times['proposal-withdrawn'] : undefined
  return {
    path: proposalPath(proposal.id),
    members: inWords(members, actor),
    helpers: await helperLines(proposal.id, proposal.title),
    partners: await partnerLines(proposal.id),
    unread: await hasUnread(db(), proposal.id, 'fund'),
    word: stateWord('proposal', proposal.state, 'applicant', language) ?? proposal.state,
    reference: proposal.reference ?? '',
    sentOn: proposal.submittedAt ? formatDateTime(proposal.submittedAt, language) : '',
    sentAgain: again,
    due:
      proposal.decisionDue && proposal.state !== 'withdrawn'
        ? formatWeekday(proposal.decisionDue, language)
        : null,
    paused: await pausedDays(proposal.id, dayOf(now)),
    withdrawn: withdrawnAt
      ? m.applicant_apply_withdrawn_on({ when: formatDateTime(withdrawnAt, language) })
      : null,
    steps:
      proposal.state === 'withdrawn' ? [] : stepsOf(proposal, round, { times, again, readUntil }, language),
    decision: decided && isDecided(proposal.state) ? decisionData(decided, language) : null,
    canWithdraw:
      can(actor, 'withdraw-proposal', { relation: proposal.relation }).ok && canWithdraw(proposal.state).ok,
    canName:
      can(actor, 'write-message', { relation: proposal.relation }).ok &&
      canWithdraw(proposal.state).ok &&
      actor.person !== null,
    complaints: await complaintLinks(actor, proposal, stageOf(proposal.state), language),
    canGrow: proposal.relation !== 'reader' && (await roundsToGrowIn(here, now)).length > 0,
  }
}

function isDecided(state: string): boolean {
  return state === 'awarded' || state === 'declined' || state === 'waiting-list'
}

function decisionData(decided: Decided, language: Language): DecisionData {
  return {
    outcome: decided.outcome,
    waiting:
      decided.waitingPlace !== null && decided.waitingUntil !== null
        ? {
            place: String(decided.waitingPlace),
            until: formatWeekday(decided.waitingUntil, language),
          }
        : null,
    strengths: decided.strengths,
    letter: decided.letter,
    amount: decided.amountCents === null ? null : formatMoney(decided.amountCents, language),
    on: formatWeekday(dayOf(decided.decidedAt), language),
    reasons: criteria.flatMap((key) => {
      const text = decided.reasons[key]
      return text ? [{ key, name: criterionWords(key, language).name, text }] : []
    }),
    conditions: decided.conditions,
    anotherWay: decided.anotherWay,
    grant: decided.grant,
  }
}

function untilWhen(state: string, round: Applying['round'], now: Date, language: Language): string | null {
  if (state !== 'draft') return null
  const phase = roundState(round, now)
  if (phase === 'open')
    return m.applicant_apply_until({ when: formatDateTime(closingMoment(round), language) })
  if (phase === 'planned') return m.applicant_apply_opens({ when: formatDateTime(round.opensAt, language) })
  return m.applicant_apply_closed()
}

function relationWord(relation: 'owner' | 'editor' | 'reader'): string {
  const words = {
    owner: m.applicant_apply_relation_owner,
    editor: m.applicant_apply_relation_editor,
    reader: m.applicant_apply_relation_reader,
  }
  return words[relation]()
}
