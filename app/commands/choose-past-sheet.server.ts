import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { PastKind } from '#app/domain/past/fields.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { pastBatches } from '#db/schema/index.ts'
import { lockPastBatch } from '#db/writes/past.server.ts'
import { sheetsOf, waitingPast } from './bringing-past.server.ts'

/** `sheet` is its place among the sheets with something in them, from nought. */
export type SheetForm = { operation: string; sheet: number; kind: PastKind }

/**
 * Says which sheet of a file is read, and what stands in it; what was said of its columns before is forgotten. Refuses
 * `not-found`, `not-in-this-state`, `past-file-gone`, and `past-not-chosen` for a sheet that the file does not have.
 */
export async function choosePastSheet(
  actor: Person,
  id: string,
  form: SheetForm,
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  const waiting = await waitingPast(actor, id)
  if (!waiting.ok) return waiting
  const read = await sheetsOf(waiting.batch)
  if (!read.ok) return read
  const sheet = read.sheets[form.sheet]
  if (!sheet) return refused('past-not-chosen')
  return transaction((tx) =>
    once(tx, actor, { command: 'choose-past-sheet', batch: id, ...form }, now, async () => {
      const batch = await lockPastBatch(tx, actor.fund, id)
      if (batch?.state !== 'brought') return refused('not-in-this-state', { state: batch?.state })
      await tx
        .update(pastBatches)
        .set({ sheet: sheet.name, kind: form.kind, heads: null, mapping: null })
        .where(eq(pastBatches.id, batch.id))
      return allowed({ batch: batch.id })
    }),
  )
}
