import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { canReopen, type ReopeningReason } from '#app/domain/proposal/reopening.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { roundById } from '#db/queries/rounds.server.ts'
import { proposals } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'
import { judges } from './may-judge.server.ts'
import { say } from './send-message.server.ts'

export type ReopeningForm = {
  operation: string
  reason: ReopeningReason
  /** What the writers read about it; it goes into the thread. */
  text: string
  until: IsoDate
}

/**
 * Opens one proposal once more for its writers, until the end of a day: the fund never edits their text. The reason is
 * logged as a code, its words stand in the thread. Refuses `not-found` to others and for a draft that the fund may not
 * see, what `judges`, `canReopen` and `canSendMessage` refuse.
 */
export async function reopenProposal(
  actor: Person,
  proposalId: string,
  form: ReopeningForm,
  now: Date,
): Promise<Verdict<{ draft: boolean }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'reopen-proposal', proposal: proposalId, ...form }, now, async () => {
      const may = can(actor, 'reopen-proposal')
      const proposal = may.ok ? await lockProposal(tx, actor.fund, proposalId) : null
      const round = proposal && (await roundById(tx, actor.fund, proposal.roundId))
      if (!proposal || !round) return refused('not-found')
      const clear = await judges(tx, actor, proposal, 'manager', now)
      if (!clear.ok) return clear
      const verdict = canReopen({ state: proposal.state, round }, form.until, now)
      if (!verdict.ok) return verdict
      const said = await say(tx, actor, proposal.id, 'fund', { text: form.text }, now)
      if (!said.ok) return said
      await tx
        .update(proposals)
        .set({ state: verdict.state, reopenedUntil: form.until, decisionDue: null, changedAt: now })
        .where(eq(proposals.id, proposal.id))
      await record(tx, {
        type: 'proposal-reopened',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        message: said.message,
        reason: form.reason,
        until: form.until,
        at: now,
      })
      return allowed({ draft: verdict.state === 'draft' })
    }),
  )
}
