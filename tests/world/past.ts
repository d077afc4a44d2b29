import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringPastFile } from '#app/commands/bring-past-file.server.ts'
import { sheetsOf } from '#app/commands/bringing-past.server.ts'
import { choosePastSheet } from '#app/commands/choose-past-sheet.server.ts'
import { importPast } from '#app/commands/import-past.server.ts'
import { mapPastColumns } from '#app/commands/map-past-columns.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { PastKind } from '#app/domain/past/fields.ts'
import { guessMapping, headLine, headsOf } from '#app/domain/past/mapping.ts'
import { sha256 } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { pastBatch } from '#db/queries/past.server.ts'
import { operation, yes } from './base.ts'

/** A file with the past that somebody brings; it waits. */
export async function brought(actor: Person, bytes: string | Uint8Array, at: Date, name = 'verleden.csv') {
  const folder = mkdtempSync(join(tmpdir(), 'past-'))
  const path = join(folder, 'file')
  const buffer = Buffer.from(bytes as Uint8Array)
  writeFileSync(path, buffer)
  const file = { path, name, size: buffer.length, sha256: sha256(buffer), mediaType: 'text/plain' }
  try {
    return await bringPastFile(actor, { operation: operation() }, file, at)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The same, with its sheet chosen and its columns as their headings say. */
export async function mapped(actor: Person, kind: PastKind, bytes: string | Uint8Array, at: Date, sheet = 0) {
  const { batch } = await yes(brought(actor, bytes, at))
  await yes(choosePastSheet(actor, batch, { operation: operation(), sheet, kind }, at))
  const row = await pastBatch(db(), actor.fund, batch)
  const { sheets } = await yes(sheetsOf(row ?? { storageKey: '' }))
  const head = headLine(sheets[sheet]?.lines ?? [])
  const columns = guessMapping(kind, head ? headsOf(head) : [])
  await yes(mapPastColumns(actor, batch, { operation: operation(), columns }, at))
  return batch
}

/** The same, taken over. */
export async function takenOver(actor: Person, kind: PastKind, bytes: string | Uint8Array, at: Date) {
  const batch = await mapped(actor, kind, bytes, at)
  await yes(importPast(actor, batch, { operation: operation() }, at))
  return batch
}
