import { type Actor, can } from '#app/domain/access.ts'
import { canWithdraw } from '#app/domain/proposal/state.ts'
import type { WithdrawalReason } from '#app/domain/proposal/withdrawal.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { lockProposalOf, writeState } from '#db/writes/proposals.server.ts'

export type WithdrawalForm = {
  operation: string
  reason: WithdrawalReason
  /** What its writers want to say about it; empty when nothing. */
  text?: string
}

/**
 * Takes a proposal back that was sent and not decided yet; it cannot be sent again. Only an owner does this. The
 * reason is logged as a code, its words are kept with the proposal. Refuses `not-found`, `withdraw-too-late` once the fund decided, `not-in-this-state` (state).
 */
export async function withdrawProposal(
  actor: Actor,
  proposalId: string,
  form: WithdrawalForm,
  now: Date,
): Promise<Verdict<{ proposal: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'withdraw-proposal', proposal: proposalId, ...form }, now, async () => {
      const proposal = await lockProposalOf(tx, actor, proposalId)
      const may = can(actor, 'withdraw-proposal', { relation: proposal?.relation ?? 'none' })
      if (!may.ok || !proposal) return refused('not-found')
      const verdict = canWithdraw(proposal.state)
      if (!verdict.ok) return { ok: false, reason: { ...verdict.reason, machine: 'proposal' } }
      await writeState(tx, proposal.id, verdict.state, { withdrawnReason: form.text?.trim() || null })
      await record(tx, {
        type: 'proposal-withdrawn',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        reason: form.reason,
        at: now,
      })
      return allowed({ proposal: proposal.id })
    }),
  )
}
