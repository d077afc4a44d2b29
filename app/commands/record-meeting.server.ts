import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canRecordMeeting, type MeetingAdvice } from '#app/domain/panel/meeting.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { roomFor } from '#db/queries/meeting.server.ts'
import { meetingRecords } from '#db/schema/index.ts'
import { lockBatch, lockProposal } from '#db/writes/panel.server.ts'
import { judges } from './may-judge.server.ts'

export type MeetingForm = { operation: string; advice: MeetingAdvice | null; note: string | null }

/**
 * The chair writes down what the meeting says of a proposal, beside what was written before, with who was out of the
 * room. Refuses `not-found` to others, what `judges` and `canRecordMeeting` refuse.
 */
export async function recordMeeting(
  actor: Person,
  proposalId: string,
  form: MeetingForm,
  now: Date,
): Promise<Verdict<{ record: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'record-meeting', proposal: proposalId, ...form }, now, async () => {
      const proposal = can(actor, 'lead-panel').ok ? await lockProposal(tx, actor.fund, proposalId) : null
      const batch = proposal?.batchId ? await lockBatch(tx, actor.fund, proposal.batchId, 'share') : null
      if (!proposal || !batch) return refused('not-found')
      const clear = await judges(tx, actor, proposal, 'chair', now)
      if (!clear.ok) return clear
      const verdict = canRecordMeeting(form, batch.stage)
      if (!verdict.ok) return verdict
      const { out, silent } = await roomFor(tx, actor.fund, proposal.id, dayOf(now))
      const id = newId(now)
      await tx.insert(meetingRecords).values({
        id,
        fundId: actor.fund,
        batchId: batch.id,
        proposalId: proposal.id,
        advice: form.advice,
        note: form.note?.trim() || null,
        outOfRoom: [...out, ...silent].map((person) => person.id),
        recordedBy: actor.person,
        recordedAt: now,
      })
      await record(tx, {
        type: 'meeting-recorded',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        record: id,
        advice: form.advice,
        at: now,
      })
      return allowed({ record: id })
    }),
  )
}
