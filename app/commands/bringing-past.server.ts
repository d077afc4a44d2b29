import { can, type Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type BatchJudgement, judgeBatch, type KnownPast } from '#app/domain/past/batch.ts'
import type { PastKind } from '#app/domain/past/fields.ts'
import { headLine, headsOf, type Mapping } from '#app/domain/past/mapping.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { storage } from '#app/effects/storage.server.ts'
import { readSheets } from '#app/exchange/read-sheets.ts'
import type { ReadSheet } from '#app/exchange/read-xlsx.ts'
import { ForeignFile } from '#app/exchange/xml.ts'
import { db, type Reader } from '#db/client.server.ts'
import { knownPast, type PastBatch, pastBatch } from '#db/queries/past.server.ts'

/**
 * A file that was brought and still waits, for who may bring the past. Refuses `not-found`, and `not-in-this-state` when it was
 * taken over or undone.
 */
export async function waitingPast(actor: Person, id: string): Promise<Verdict<{ batch: PastBatch }>> {
  const may = can(actor, 'bring-past')
  const batch = may.ok ? await pastBatch(db(), actor.fund, id) : null
  if (!batch) return refused('not-found')
  return batch.state === 'brought' ? allowed({ batch }) : refused('not-in-this-state', { state: batch.state })
}

/** The sheets in bytes that somebody brought; `past-file-refused` (problem, line) when they are no table. */
export async function readPast(bytes: Uint8Array): Promise<Verdict<{ sheets: ReadSheet[] }>> {
  try {
    return allowed({ sheets: await readSheets(bytes) })
  } catch (error) {
    if (!(error instanceof ForeignFile)) throw error
    const { problem, line } = error
    return line > 1
      ? refused('past-file-refused', { problem, line })
      : refused('past-file-refused', { problem })
  }
}

/** The sheets of a file that waits, from where its bytes lie; `past-file-gone` after the day that they are kept. */
export async function sheetsOf({ storageKey }: Pick<PastBatch, 'storageKey'>) {
  const stream = await storage().get(storageKey)
  if (!stream) return refused('past-file-gone')
  return readPast(new Uint8Array(await new Response(stream).arrayBuffer()))
}

export type Chosen = { kind: PastKind; sheet: ReadSheet; heads: string[]; headAt: number }

/** The sheet that was chosen, with its headings; `past-not-chosen` while nobody said which sheet and what is in it. */
export async function chosenSheet(batch: PastBatch): Promise<Verdict<{ chosen: Chosen }>> {
  const read = await sheetsOf(batch)
  if (!read.ok) return read
  const sheet = read.sheets.find(({ name }) => name === batch.sheet)
  const head = sheet && headLine(sheet.lines)
  if (!sheet || !head || !batch.kind) return refused('past-not-chosen')
  return allowed({ chosen: { kind: batch.kind, sheet, heads: headsOf(head), headAt: head.line } })
}

export type Judged = {
  kind: PastKind
  mapping: Mapping
  heads: string[]
  known: KnownPast
  judgement: BatchJudgement
}

/** What would come of a file as its columns are said to be, against what is there at this moment. Nothing is written. */
export async function judgedPast(
  reader: Reader,
  fund: string,
  { chosen, mapping }: { chosen: Chosen; mapping: Mapping },
  today: IsoDate,
): Promise<Judged> {
  const { kind, sheet, heads, headAt } = chosen
  const lines = sheet.lines.filter(({ line }) => line > headAt)
  const known = await knownPast(reader, fund, kind)
  return { kind, mapping, heads, known, judgement: judgeBatch(kind, mapping, lines, known, today) }
}
