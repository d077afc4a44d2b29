import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { PastAidAnswer } from '#app/domain/past/aid.ts'
import { doubleFields, headsKey, mappingOf, missingFields } from '#app/domain/past/mapping.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { pastBatches } from '#db/schema/index.ts'
import { lockPastBatch } from '#db/writes/past.server.ts'
import { chosenSheet, waitingPast } from './bringing-past.server.ts'

/**
 * What each column is, from the left; null for one that stays behind. `aid` says of grants whether lines that do not say so
 * themselves were state aid; null when nobody knows.
 */
export type ColumnsForm = {
  operation: string
  columns: readonly (string | null)[]
  aid?: PastAidAnswer | null
}

/**
 * Says what the columns of a file are. Refuses `not-found`, `not-in-this-state`, `past-file-gone`, `past-not-chosen`,
 * `past-columns-missing` (fields) while a field that every line needs has no column, and `past-columns-double` (fields) when
 * a field has two.
 */
export async function mapPastColumns(
  actor: Person,
  id: string,
  form: ColumnsForm,
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  const waiting = await waitingPast(actor, id)
  if (!waiting.ok) return waiting
  const sheet = await chosenSheet(waiting.batch)
  if (!sheet.ok) return sheet
  const { kind, heads } = sheet.chosen
  const mapping = mappingOf(kind, form.columns)
  if (!mapping || mapping.length !== heads.length) return refused('past-not-chosen')
  const missing = missingFields(kind, mapping)
  if (missing.length > 0) return refused('past-columns-missing', { fields: missing })
  const double = doubleFields(mapping)
  if (double.length > 0) return refused('past-columns-double', { fields: double })
  return transaction((tx) =>
    once(tx, actor, { command: 'map-past-columns', batch: id, ...form }, now, async () => {
      const batch = await lockPastBatch(tx, actor.fund, id)
      if (batch?.state !== 'brought' || batch.kind !== kind || batch.sheet !== sheet.chosen.sheet.name)
        return refused('not-in-this-state', { state: batch?.state })
      await tx
        .update(pastBatches)
        .set({ heads: headsKey(heads), mapping, aid: kind === 'grants' ? (form.aid ?? null) : null })
        .where(eq(pastBatches.id, batch.id))
      return allowed({ batch: batch.id })
    }),
  )
}
