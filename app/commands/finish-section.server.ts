import type { Actor } from '#app/domain/access.ts'
import { changedSince } from '#app/domain/changed-since.ts'
import { type BudgetAnswers, balances } from '#app/domain/proposal/budget.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import { formOf, missingIn } from '#app/domain/proposal/sections.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { savedSections } from '#db/queries/proposals.server.ts'
import { lockProposalOf, writeSection } from '#db/writes/proposals.server.ts'
import { mayWrite } from './save-answers.server.ts'

/** `version` is the version of the section that was on the page when somebody said it is ready, or not yet. */
export type Finish = { operation: string; version: number; done: boolean }

/**
 * Says that a section is ready, or that somebody will come back to it. Refuses `not-found`, `reader-only`,
 * `already-sent`, `not-in-this-state`, `changedSince` when the section changed since it was on the page, and
 * `sections-not-done` (sections, missing: section and question) when it is called ready while an answer is missing, and
 * `budget-unbalanced` (costs, funding in cents) when money is called ready whose two sides differ.
 */
export async function finishSection(
  actor: Actor,
  proposalId: string,
  section: SectionKey,
  form: Finish,
  now: Date,
): Promise<Verdict<{ version: number; done: boolean }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'finish-section', proposal: proposalId, section, ...form }, now, async () => {
      const may = await mayWrite(tx, actor, await lockProposalOf(tx, actor, proposalId))
      if (!may.ok) return may
      const current = (await savedSections(tx, may.proposal.id))[section]
      if (current.version !== form.version) {
        return changedSince(current, actor.person)
      }
      const missing = form.done
        ? missingIn(
            formOf(may.proposal.track, may.proposal.formVersion, may.proposal.extra),
            section,
            current.answers,
          ).map((question) => ({ section, question }))
        : []
      if (missing.length > 0) return refused('sections-not-done', { sections: [section], missing })
      const money = may.proposal.track === 'full' && form.done && section === 'money'
      const equal = money ? balances(current.answers as BudgetAnswers) : allowed()
      if (!equal.ok) return equal
      if (current.done === form.done && current.version > 0)
        return allowed({ version: current.version, done: form.done })
      const version = current.version + 1
      const saved = {
        fund: actor.fund,
        proposal: may.proposal.id,
        section,
        version,
        answers: current.answers,
      }
      await writeSection(tx, { ...saved, done: form.done, by: actor.person, at: now })
      return allowed({ version, done: form.done })
    }),
  )
}
