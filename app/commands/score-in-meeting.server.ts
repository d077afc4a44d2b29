import { can, type Person } from '#app/domain/access.ts'
import { canScoreInMeeting } from '#app/domain/panel/meeting.ts'
import type { Criterion } from '#app/domain/panel/rubric.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { standingReviews } from '#db/queries/ranking.server.ts'
import { meetingScores } from '#db/schema/index.ts'
import { lockBatch, lockProposal } from '#db/writes/panel.server.ts'
import { judges } from './may-judge.server.ts'

/** `member` is who gives the new score; the chair writes it down. */
export type MeetingScoreForm = {
  operation: string
  member: string
  criterion: Criterion
  score: number
  reason: string
}

/**
 * A member's new score of one V, beside the locked one that stays as it was. Refuses `not-found` to who does not lead
 * the panel, what `judges` refuses of the chair, and what `canScoreInMeeting` refuses.
 */
export async function scoreInMeeting(
  actor: Person,
  proposalId: string,
  form: MeetingScoreForm,
  now: Date,
): Promise<Verdict<{ score: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'score-in-meeting', proposal: proposalId, ...form }, now, async () => {
      const proposal = can(actor, 'lead-panel').ok ? await lockProposal(tx, actor.fund, proposalId) : null
      const batch = proposal?.batchId ? await lockBatch(tx, actor.fund, proposal.batchId, 'share') : null
      if (!proposal || !batch) return refused('not-found')
      const clear = await judges(tx, actor, proposal, 'chair', now)
      if (!clear.ok) return clear
      const standing = await standingReviews(tx, [proposal.id])
      const verdict = canScoreInMeeting(form, {
        stage: batch.stage,
        reviewStands: standing.some(({ member }) => member === form.member),
      })
      if (!verdict.ok) return verdict
      const id = newId(now)
      await tx.insert(meetingScores).values({
        id,
        fundId: actor.fund,
        proposalId: proposal.id,
        personId: form.member,
        criterion: form.criterion,
        score: form.score,
        reason: form.reason.trim(),
        recordedBy: actor.person,
        recordedAt: now,
      })
      await record(tx, {
        type: 'meeting-scored',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        person: form.member,
        criterion: form.criterion,
        at: now,
      })
      return allowed({ score: id })
    }),
  )
}
