import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { mayCheck } from '#app/domain/proposal/paper.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import { canReturn } from '#app/domain/proposal/screening.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { typedBy } from '#db/queries/paper-forms.server.ts'
import { proposals, screeningQuestions } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'
import { judges } from './may-judge.server.ts'

export type QuestionForm = { operation: string; section: SectionKey; text: string; dueOn: IsoDate }

/**
 * Sends a proposal back with one question about a section. From now until the answer the clock of the decision stands
 * still. Refuses `not-found` to others, what `judges`, `mayCheck` and `canReturn` refuse.
 */
export async function returnProposal(
  actor: Person,
  proposalId: string,
  form: QuestionForm,
  now: Date,
): Promise<Verdict<{ question: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'return-proposal', proposal: proposalId, ...form }, now, async () => {
      const may = can(actor, 'screen-proposal')
      const proposal = may.ok ? await lockProposal(tx, actor.fund, proposalId) : null
      if (!proposal) return refused('not-found')
      const clear = await judges(tx, actor, proposal, 'manager', now)
      if (!clear.ok) return clear
      const eyes = mayCheck(await typedBy(tx, actor, proposal.id, dayOf(now)))
      if (!eyes.ok) return eyes
      const verdict = canReturn(proposal.state, form, now)
      if (!verdict.ok) return verdict
      const question = newId(now)
      await tx.insert(screeningQuestions).values({
        id: question,
        fundId: actor.fund,
        proposalId: proposal.id,
        section: form.section,
        text: form.text,
        dueOn: form.dueOn,
        askedBy: actor.person,
        askedAt: now,
      })
      await tx
        .update(proposals)
        .set({ state: verdict.state, decisionDue: null, changedAt: now })
        .where(eq(proposals.id, proposal.id))
      await record(tx, {
        type: 'proposal-returned',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        question,
        at: now,
      })
      return allowed({ question })
    }),
  )
}
