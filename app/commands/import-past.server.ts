import { and, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { storage } from '#app/effects/storage.server.ts'
import { db, type Tx, transaction } from '#db/client.server.ts'
import type { PastBatch } from '#db/queries/past.server.ts'
import { pastBatches } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'
import { lockPastBatch, writePastRows } from '#db/writes/past.server.ts'
import { type Chosen, chosenSheet, type Judged, judgedPast, waitingPast } from './bringing-past.server.ts'

/**
 * What would come of a file: every line that is not right and why, and what would be taken over. It is the judgement that
 * `importPast` makes itself, and writes nothing. Refuses `not-found`, `not-in-this-state`, `past-file-gone`, `past-not-chosen`.
 */
export async function tryPast(
  actor: Person,
  id: string,
  now: Date,
): Promise<Verdict<{ batch: PastBatch; judged: Judged }>> {
  const read = await readyPast(actor, id)
  if (!read.ok) return read
  const { batch, chosen } = read
  const mapping = batch.mapping ?? []
  return allowed({ batch, judged: await judgedPast(db(), actor.fund, { chosen, mapping }, dayOf(now)) })
}

/**
 * Takes over all lines of a file, or none: with one line that is not right nothing is written. Refuses what `tryPast` refuses,
 * `past-has-errors` (count), `past-nothing` when no line is left, and `past-file-known` for a sheet that was taken over before.
 * What is taken over stands beside the figures of today and changes none of them, but what was state aid counts for three years.
 * The bytes are let go.
 */
export async function importPast(
  actor: Person,
  id: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ batch: string; rows: number }>> {
  const read = await readyPast(actor, id)
  const verdict = await transaction((tx) =>
    once(tx, actor, { command: 'import-past', batch: id, ...form }, now, async () => {
      if (!read.ok) return read
      const batch = await lockPastBatch(tx, actor.fund, id)
      if (batch?.state !== 'brought' || !isSame(batch, read.batch))
        return refused('not-in-this-state', { state: batch?.state })
      await lockFund(tx, actor.fund)
      return take(tx, actor, { batch, chosen: read.chosen }, now)
    }),
  )
  if (verdict.ok && read.ok) await storage().remove(read.batch.storageKey)
  return verdict
}

/** A file of which the sheet and the columns were said. */
async function readyPast(actor: Person, id: string): Promise<Verdict<{ batch: PastBatch; chosen: Chosen }>> {
  const waiting = await waitingPast(actor, id)
  if (!waiting.ok) return waiting
  const { batch } = waiting
  const sheet = await chosenSheet(batch)
  if (!sheet.ok) return sheet
  const fits = batch.mapping?.length === sheet.chosen.heads.length
  return fits ? allowed({ batch, chosen: sheet.chosen }) : refused('past-not-chosen')
}

function isSame(one: PastBatch, other: PastBatch): boolean {
  const said = ({ sheet, kind, mapping, aid }: PastBatch) => JSON.stringify([sheet, kind, mapping, aid])
  return said(one) === said(other)
}

async function take(
  tx: Tx,
  actor: Person,
  { batch, chosen }: { batch: PastBatch; chosen: Chosen },
  now: Date,
): Promise<Verdict<{ batch: string; rows: number }>> {
  if (await isKnown(tx, actor.fund, batch)) return refused('past-file-known')
  const mapping = batch.mapping ?? []
  const { kind, known, judgement } = await judgedPast(tx, actor.fund, { chosen, mapping }, dayOf(now))
  if (judgement.problems.length > 0) return refused('past-has-errors', { count: judgement.problems.length })
  if (judgement.rows.length === 0) return refused('past-nothing')
  const { rows, money } = judgement
  await tx
    .update(pastBatches)
    .set({ state: 'taken', takenBy: actor.person, takenAt: now, lines: rows.length, moneyCents: money })
    .where(eq(pastBatches.id, batch.id))
  await writePastRows(tx, kind, rows, known, {
    fund: actor.fund,
    batch: batch.id,
    aid: batch.aid,
    newId: () => newId(now),
  })
  await record(tx, {
    type: 'past-imported',
    fund: actor.fund,
    actor: actor.id,
    pastBatch: batch.id,
    kind,
    fileHash: batch.sha256,
    rows: rows.length,
    amount: money ?? 0,
    at: now,
  })
  return allowed({ batch: batch.id, rows: rows.length })
}

/** Was this sheet of this very file taken over before, and is it still here? */
async function isKnown(tx: Tx, fund: string, { sha256, sheet, kind }: PastBatch): Promise<boolean> {
  const rows = await tx
    .select({ id: pastBatches.id })
    .from(pastBatches)
    .where(
      and(
        eq(pastBatches.fundId, fund),
        eq(pastBatches.sha256, sha256),
        eq(pastBatches.sheet, sheet ?? ''),
        eq(pastBatches.kind, kind ?? ''),
        eq(pastBatches.state, 'taken'),
      ),
    )
  return rows.length > 0
}
