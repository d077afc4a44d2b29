import type { ScoreStep } from '#app/components/panel/score-steps.tsx'
import type { Person } from '#app/domain/access.ts'
import { isScoring } from '#app/domain/panel/batch.ts'
import { type Criterion, criteria } from '#app/domain/panel/rubric.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import { practiceDue } from '#db/queries/practice.server.ts'
import { type OwnReview, ownReview, type ReadableProposal } from '#db/queries/reviewer/proposal.server.ts'
import { readingList } from '#db/queries/reviewer/reading-list.server.ts'
import { openProposal } from './open-proposal.server.ts'
import { panelStrip } from './strip.server.ts'

/** What every page of a review needs: the proposal, what this member gave so far, and where they are. Nothing of others. */
export async function reviewPage(actor: Person, id: string | undefined) {
  const proposal = await openProposal(actor, id)
  const practice = await practiceDue(db(), actor, proposal.batch)
  const own = await ownReview(db(), actor, proposal.submission)
  return {
    proposal,
    own,
    steps: stepsOf(own),
    head: { id: proposal.id, title: proposal.title, over: await overOf(actor, proposal) },
    strip: await panelStrip(actor, { id: proposal.batch, name: proposal.batchName }, own.savedAt),
    practice: practice ? proposal.batch : null,
    open: isScoring(proposal.stage) && own.state === 'open' && proposal.mayScore && !practice,
  }
}

/** The step after this one: the next V, the advice after the last. */
export function stepAfter(criterion: Criterion): string {
  return criteria[criteria.indexOf(criterion) + 1] ?? 'advice'
}

/** The name of a step in words. */
export function stepName(step: string): string {
  return step === 'advice' ? m.reviewer_step_advice() : criterionWords(step, currentLocale()).name
}

function stepsOf(own: OwnReview): ScoreStep[] {
  const answered = (criterion: Criterion) =>
    own.scores.some((score) => score.criterion === criterion && (score.cannotJudge || score.score !== null))
  return [
    ...criteria.map((key) => ({ key, label: stepName(key), answered: answered(key) })),
    { key: 'advice', label: stepName('advice'), answered: own.advice !== null },
  ]
}

/** "Aanvraag 3 van uw 9 · WF-2026-0031". */
async function overOf(actor: Person, proposal: ReadableProposal): Promise<string> {
  const list = (await readingList(db(), actor)).filter((row) => row.batch === proposal.batch)
  const number = list.findIndex((row) => row.id === proposal.id) + 1
  return `${m.reviewer_number({ number: String(number), all: String(list.length) })} · ${proposal.reference}`
}
