import type { IsoDate } from '#app/domain/calendar.ts'
import { assign, type Gap } from '#app/domain/panel/assignment.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import { type Batch, proposalsIn } from '#db/queries/batches.server.ts'

/** What the automatic assignment proposes for a batch: who reads what, or what cannot be filled, and who still declares. */
export async function assignmentPreview(batch: Batch, day: IsoDate) {
  const [plan, proposals] = await Promise.all([assignmentPlan(db(), batch, day), proposalsIn(db(), batch.id)])
  const verdict = assign(plan.proposals, plan.members, plan.rules)
  const pairs = verdict.ok ? verdict.pairs : []
  const titleOf = (id: string) => proposals.find((proposal) => proposal.id === id)?.title ?? ''
  const nameOf = (id: string) => {
    const member = plan.members.find((one) => one.id === id)
    return member ? `${member.name} (${backgroundWord(member.background)})` : ''
  }
  const gaps = verdict.ok ? [] : ((verdict.reason.gaps ?? []) as Gap[])
  return {
    undeclared: plan.undeclared,
    gaps: gaps.map((gap) => ({
      key: `${gap.proposal} ${gap.needs}`,
      title: titleOf(gap.proposal),
      needs: gap.needs,
      missing: gap.missing,
    })),
    pairs: pairs.map(({ proposal, member }) => `${proposal}:${member}`),
    rows: plan.proposals.map((id) => ({
      key: id,
      title: titleOf(id),
      given: plan.given.filter((reading) => reading.proposal === id).map((reading) => reading.name),
      proposed: pairs.filter((one) => one.proposal === id).map((one) => nameOf(one.member)),
    })),
  }
}

function backgroundWord(background: 'resident' | 'professional'): string {
  return background === 'resident' ? m.manager_panel_resident() : m.manager_panel_professional()
}
