import { randomUUID } from 'node:crypto'
import type { ExtraReadersView } from '#app/components/panel/extra-readers.tsx'
import { can, type Person } from '#app/domain/access.ts'
import { assign } from '#app/domain/panel/assignment.ts'
import { askableFor } from '#app/domain/panel/extra-readers.ts'
import type { AssignmentPlan } from '#db/queries/assignment-plan.server.ts'
import type { Batch, BatchProposal } from '#db/queries/batches.server.ts'

/**
 * Who may read the grey zone more, for somebody of the office: only proposals that are open to them, and a button only
 * for who assigns and to whom all of it is open. Null outside the stage of extra readers, and without a grey zone.
 */
export function extraReadersView(
  actor: Person,
  batch: Batch,
  plan: AssignmentPlan,
  open: readonly BatchProposal[],
): ExtraReadersView | null {
  if (batch.stage !== 'extra-reviews' || plan.proposals.length === 0) return null
  const verdict = assign(plan.proposals, plan.members, plan.rules)
  const pairs = verdict.ok ? verdict.pairs : []
  const names = new Map(plan.members.map(({ id, name }) => [id, name]))
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '').sort()
  const shown = open.filter(({ id }) => plan.proposals.includes(id))
  const assigns = can(actor, 'assign-reviewers').ok
  const byAnother = assigns && shown.length < plan.proposals.length
  return {
    batch: batch.id,
    most: batch.settings.extraReviewers,
    rows: shown.map(({ id, title }) => {
      const { free, notAsked } = askableFor(id, plan.members, plan.rules, plan.whyNot)
      return {
        key: id,
        title,
        given: plan.given.filter(({ proposal }) => proposal === id).map(({ name }) => name),
        proposed: named(pairs.filter(({ proposal }) => proposal === id).map(({ member }) => member)),
        free: named(free),
        notAsked,
      }
    }),
    pairs: assigns && !byAnother ? pairs.map(({ proposal, member }) => `${proposal}:${member}`) : [],
    operation: randomUUID(),
    byAnother,
  }
}
