import { can, type Person } from '#app/domain/access.ts'
import { canRecordOverlap } from '#app/domain/results/known-overlap.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { indicatorsIn } from '#db/queries/component-indicators.server.ts'
import { programmeUnits } from '#db/queries/public/results.server.ts'
import { indicatorOverlaps } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'

/** Two counts as `grant indicator`, how many people are in both, and how that is known. */
export type OverlapForm = {
  operation: string
  one: string
  other: string
  least: number
  most: number
  source: string
}

/**
 * Writes down how many people are in the newest counts of two grants that count for one indicator of the programme, so that
 * its total is no longer a guess about them. A later count of either sets it aside. Refuses `not-found` and what
 * `canRecordOverlap` refuses.
 */
export async function recordOverlap(
  actor: Person,
  indicator: string,
  form: OverlapForm,
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'record-overlap', indicator, ...form }, now, async () => {
      const may = can(actor, 'edit-programme')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const unit = (await programmeUnits(tx, actor.fund)).find(({ key }) => key === indicator)
      if (!unit) return refused('not-found')
      const own = (await indicatorsIn(tx, actor.fund, [indicator])).get(indicator) ?? []
      const verdict = canRecordOverlap(unit, own, form)
      if (!verdict.ok) return verdict
      const { one, other } = verdict
      const overlap = newId(now)
      await tx.insert(indicatorOverlaps).values({
        id: overlap,
        fundId: actor.fund,
        programmeIndicatorKey: indicator,
        ...{ oneGrantId: one.grant, oneIndicator: one.id, oneReportId: one.report },
        ...{ otherGrantId: other.grant, otherIndicator: other.id, otherReportId: other.report },
        ...{ least: form.least, most: form.most, source: form.source.trim() },
        ...{ recordedBy: actor.person, recordedAt: now },
      })
      await record(tx, { type: 'overlap-recorded', fund: actor.fund, actor: actor.id, overlap, at: now })
      return allowed()
    }),
  )
}
