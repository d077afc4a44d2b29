import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { momentById } from '#db/queries/contact-moments.server.ts'
import { contactMoments } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'

/**
 * Says that a step that was agreed with an initiative is done; the first who says so is kept. Refuses `not-found` to others
 * and for what has no step, and what `mayRead` refuses who stands near.
 */
export async function finishStep(
  actor: Person,
  momentId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ moment: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'finish-step', moment: momentId, ...form }, now, async () => {
      const found = can(actor, 'finish-step').ok ? await momentById(tx, actor.fund, momentId) : null
      const proposal = found && (await lockProposal(tx, actor.fund, found.proposal))
      if (!proposal) return refused('not-found')
      const clear = mayRead((await standingOf(tx, actor.person, proposal)).grade)
      if (!clear.ok) return clear
      const step = (await momentById(tx, actor.fund, momentId))?.step
      if (!step) return refused('not-found')
      if (step.doneAt) return allowed({ moment: momentId })
      await tx
        .update(contactMoments)
        .set({ stepDoneBy: actor.person, stepDoneAt: now })
        .where(eq(contactMoments.id, momentId))
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'contact-step-done', ...common, proposal: proposal.id, moment: momentId })
      return allowed({ moment: momentId })
    }),
  )
}
