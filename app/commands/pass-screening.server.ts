import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { mayCheck } from '#app/domain/proposal/paper.ts'
import { canAccept } from '#app/domain/proposal/screening.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { typedBy } from '#db/queries/paper-forms.server.ts'
import { latestSubmission } from '#db/queries/proposals.server.ts'
import { proposals } from '#db/schema/index.ts'
import { joinBatch, lockProposal } from '#db/writes/panel.server.ts'
import { endTyping } from '#db/writes/together.server.ts'
import { askInBatch } from './ask-declarations.server.ts'
import { judges } from './may-judge.server.ts'

/**
 * Passes a proposal on to the panel: it joins the batch of its round that still reads, which is made when there is none,
 * and the panel is asked whom it knows. Refuses `not-found` to others, what `judges`, `mayCheck` and `canAccept` refuse.
 */
export async function passScreening(
  actor: Person,
  proposalId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'pass-screening', proposal: proposalId, ...form }, now, async () => {
      const may = can(actor, 'screen-proposal')
      const proposal = may.ok ? await lockProposal(tx, actor.fund, proposalId) : null
      if (!proposal) return refused('not-found')
      const clear = await judges(tx, actor, proposal, 'manager', now)
      if (!clear.ok) return clear
      const eyes = mayCheck(await typedBy(tx, actor, proposal.id, dayOf(now)))
      if (!eyes.ok) return eyes
      const document = (await latestSubmission(tx, proposal.id))?.document ?? null
      const verdict = canAccept(proposal.state, document)
      if (!verdict.ok) return verdict
      const batch = await joinBatch(tx, { fund: actor.fund, round: proposal.roundId, newId: newId(now) }, now)
      await tx
        .update(proposals)
        .set({ state: verdict.state, batchId: batch.id, changedAt: now })
        .where(eq(proposals.id, proposal.id))
      await endTyping(tx, proposal)
      await record(tx, {
        type: 'screening-passed',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        batch: batch.id,
        at: now,
      })
      await askInBatch(tx, actor.fund, batch.id, now)
      return allowed({ batch: batch.id })
    }),
  )
}
