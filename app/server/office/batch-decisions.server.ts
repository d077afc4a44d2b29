import { mayJudge } from '#app/commands/may-judge.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { departs } from '#app/domain/panel/says.ts'
import { refused } from '#app/domain/verdict.ts'
import { formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { type Batch, proposalsIn } from '#db/queries/batches.server.ts'
import { preparedIn } from '#db/queries/decisions.server.ts'
import { panelSays } from '#db/queries/panel-says.server.ts'
import { rankedBatch } from '#db/queries/ranking.server.ts'
import { approversBeside } from './decision-view.server.ts'
import { letterPreview } from './letter-view.server.ts'

/**
 * The prepared decisions of a batch in the order of the panel, each with its letter and whether it departs from what the
 * panel says. What waits for somebody else, since who looks prepared it, is named; what they did not declare on is linked
 * to where they do; what is closed to them is only counted.
 */
export async function batchDecisions(actor: Person, batch: Batch, now: Date) {
  const day = dayOf(now)
  const [prepared, proposals, ranked] = await Promise.all([
    preparedIn(db(), batch.id),
    proposalsIn(db(), batch.id),
    rankedBatch(db(), batch, day),
  ])
  const says = await panelSays(db(), batch, proposals, day)
  const order = new Map(ranked.ranking.rows.map(({ proposal }, index) => [proposal, index]))
  const rows = []
  const ready: { id: string; title: string; names: string }[] = []
  const undeclared: { id: string; title: string }[] = []
  let others = 0
  for (const decision of prepared.sort((one, other) => at(order, one.proposal) - at(order, other.proposal))) {
    const proposal = proposals.find(({ id }) => id === decision.proposal)
    const judged = proposal ? await mayJudge(db(), actor, proposal) : refused('not-found')
    if (proposal && !judged.ok && judged.reason.code === 'conflict-not-declared') {
      undeclared.push({ id: proposal.id, title: proposal.title })
      continue
    }
    if (proposal && judged.ok && decision.preparedBy === actor.person) {
      const names = await approversBeside(actor.fund, actor.person, day)
      ready.push({ id: decision.id, title: proposal.title, names })
      continue
    }
    const preview = judged.ok ? await letterPreview(decision, { by: actor, day }) : null
    if (!proposal || !preview) {
      others++
      continue
    }
    const panel = says.get(proposal.id)
    rows.push({
      id: decision.id,
      title: proposal.title,
      outcome: decision.outcome,
      amount: decision.amount === null ? null : formatMoney(decision.amount, currentLocale()),
      cents: decision.amount ?? 0,
      departs: panel ? departs(decision.outcome, panel) : false,
      departureReason: decision.departureReason,
      preview,
    })
  }
  return { rows, ready, undeclared, others, mayTake: can(actor, 'take-decision').ok }
}

function at(order: ReadonlyMap<string, number>, proposal: string): number {
  return order.get(proposal) ?? order.size
}
