import { can, type Person } from '#app/domain/access.ts'
import type { BatchStage } from '#app/domain/panel/batch.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { canScore, type ReviewState } from '#app/domain/panel/score.ts'
import { allowed, type Refusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import type { Tx } from '#db/client.server.ts'
import { practiceDue } from '#db/queries/practice.server.ts'
import { latestSubmission } from '#db/queries/proposals.server.ts'
import { type PanelPlace, panelPlace } from '#db/queries/reviewer/place.server.ts'
import { lockBatch, lockProposal, lockReview, type ReviewRow } from '#db/writes/panel.server.ts'

/**
 * A member's own review of a proposal, open for writing and locked in the database. The stage of the batch stands still
 * meanwhile. With `chain` the proposal is locked too, for who writes in its log. Refuses `not-found` for what was not
 * given to them, the declaration that closes it, and what `canScore` refuses, and `practice-first`.
 */
export async function openReview(
  tx: Tx,
  actor: Person,
  proposalId: string,
  now: Date,
  { chain = false } = {},
): Promise<Verdict<{ review: ReviewRow; place: PanelPlace }>> {
  const seen = await panelPlace(tx, actor, proposalId)
  if (!seen || !can(actor, 'list-assignments').ok) return refused('not-found')
  const batch = await lockBatch(tx, actor.fund, seen.batch, 'share')
  if (chain) await lockProposal(tx, actor.fund, seen.id)
  const place = await panelPlace(tx, actor, seen.id)
  const reading = mayOpen(actor, place)
  if (!reading.ok || !place || !batch) return reading.ok ? refused('not-found') : reading
  if (await practiceDue(tx, actor, place.batch)) return refused('practice-first')
  const submission = await latestSubmission(tx, place.id)
  if (!submission) return refused('not-found')
  const review = await lockReview(
    tx,
    {
      newId: newId(now),
      fund: actor.fund,
      proposal: place.id,
      submission: submission.id,
      person: actor.person,
    },
    now,
  )
  const verdict = canScore({
    grade: place.standing.grade,
    interestBeside: place.standing.interestBeside,
    stage: batch.stage as BatchStage,
    state: review.state as ReviewState,
  })
  return verdict.ok ? allowed({ review, place }) : verdict
}

function mayOpen(actor: Person, place: PanelPlace | null): { ok: true } | Refusal {
  if (can(actor, 'score', { panel: place?.panel ?? 'none' }).ok) return allowed()
  const reading =
    place?.assigned || place?.panel === 'closed' ? mayRead(place.standing.grade) : refused('not-found')
  return reading.ok ? refused('not-found') : reading
}
