import { eq } from 'drizzle-orm'
import { type Actor, can, type Person } from '#app/domain/access.ts'
import { moveComplaint } from '#app/domain/complaint.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import type { Complaint } from '#db/queries/complaints.server.ts'
import { complaints } from '#db/schema/index.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { about, lockComplaint, lockHandled } from './complaining.server.ts'

/**
 * Takes back what somebody complained about: its writers their own, or the fund for who asked it to. Refuses `not-found` to
 * others, and `not-in-this-state` once it was answered.
 */
export async function withdrawComplaint(
  actor: Actor,
  id: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ complaint: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'withdraw-complaint', complaint: id, ...form }, now, async () => {
      const complaint =
        (await own(tx, actor, id)) ?? (isPerson(actor) ? await lockHandled(tx, actor, id) : null)
      if (!complaint) return refused('not-found')
      const verdict = moveComplaint(complaint.state, 'withdraw')
      if (!verdict.ok) return verdict
      await tx.update(complaints).set({ state: verdict.state, withdrawnAt: now }).where(eq(complaints.id, id))
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'complaint-withdrawn', ...common, ...about(complaint) })
      return allowed({ complaint: id })
    }),
  )
}

async function own(tx: Tx, actor: Actor, id: string): Promise<Complaint | null> {
  const found = await lockComplaint(tx, actor.fund, id)
  if (found?.way !== 'portal' || !found.proposal) return null
  const proposal = await lockProposalOf(tx, actor, found.proposal.id)
  return can(actor, 'complain', { relation: proposal?.relation ?? 'none' }).ok ? found : null
}

function isPerson(actor: Actor): actor is Person {
  return actor.person !== null
}
