import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { hashOfBytesFile, type Manifest, tableFile } from '#app/domain/archive/manifest.ts'
import { storage } from '#app/effects/storage.server.ts'
import { rowLine } from '#app/exchange/archive/canonical.ts'
import { bytesOfFile, DamagedArchive, linesOf, type OpenArchive } from '#app/exchange/archive/read.ts'
import type { Tx } from '#db/client.server.ts'
import {
  type ArchiveRow,
  type BytesOf,
  inPostgres,
  isBytes,
  rowsOf,
} from '#db/queries/archive/rows.server.ts'
import { everyRow } from '#db/queries/archive/scope.server.ts'
import type { ArchiveTable } from '#db/queries/archive/tables.server.ts'
import { insertArchived } from '#db/writes/archive.server.ts'

/** As many characters of rows as are written at once. */
const atOnce = 2_000_000

/** Writes the rows of one table of an archive, and what they keep in the storage. */
export async function restoreRows(
  tx: Tx,
  archive: OpenArchive,
  manifest: Manifest,
  table: ArchiveTable,
  kept: BytesKept,
): Promise<void> {
  const columns = new Set(table.columns.map(({ name }) => name))
  const places = new Map(manifest.files.map(({ name }) => [hashOfBytesFile(name), name]))
  let waiting: string[] = []
  let size = 0
  const write = async () => {
    if (waiting.length > 0) await insertArchived(tx, table, `[${waiting.join(',')}]`)
    waiting = []
    size = 0
  }
  for await (const line of linesOf(archive, tableFile(table.name))) {
    const row = rowIn(line, table.name)
    if (Object.keys(row).some((name) => !columns.has(name))) throw new DamagedArchive(tableFile(table.name))
    if (table.name === 'files') await keepStored(archive, manifest, places, row, kept)
    const written = JSON.stringify(await withBytes(archive, places, table, row))
    waiting.push(written)
    size += written.length
    if (size > atOnce) await write()
  }
  await write()
}

/** Is what stands in a table now what the archive says of it? */
export async function isAsArchived(tx: Tx, table: ArchiveTable, { files }: Manifest): Promise<boolean> {
  const hash = createHash('sha256')
  for await (const row of rowsOf(tx, table, everyRow)) hash.update(rowLine(row))
  const told = files.find(({ name }) => name === tableFile(table.name))
  return hash.digest('hex') === told?.sha256
}

/** Files that were put into the storage, to be taken away when the database takes nothing. */
export class BytesKept {
  readonly #keys: string[] = []

  /** Answers the SHA-256 of what was kept. */
  async keep(key: string, mediaType: string, pieces: AsyncIterable<Uint8Array>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'dichtbij-import-'))
    try {
      const path = join(folder, 'file')
      const hash = createHash('sha256')
      let size = 0
      const counted = async function* () {
        for await (const piece of pieces) {
          hash.update(piece)
          size += piece.length
          yield piece
        }
      }
      await pipeline(Readable.from(counted()), createWriteStream(path, { mode: 0o600 }))
      this.#keys.push(key)
      const sha256 = hash.digest('hex')
      await storage().put(key, { path, size, sha256, mediaType })
      return sha256
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async remove(): Promise<void> {
    for (const key of this.#keys) await storage().remove(key)
  }
}

function rowIn(line: string, table: string): ArchiveRow {
  try {
    return JSON.parse(line) as ArchiveRow
  } catch {
    throw new DamagedArchive(tableFile(table))
  }
}

/** A file that a row names goes back under its key; one that was missing or broken already stays so. */
async function keepStored(
  archive: OpenArchive,
  { missing }: Manifest,
  places: ReadonlyMap<string | null, string>,
  row: ArchiveRow,
  kept: BytesKept,
): Promise<void> {
  if (row.removed_at !== null || row.verdict === 'infected') return
  const hash = String(row.sha256)
  const [place, whole] = [places.get(hash), !missing.includes(hash)]
  if (!place && whole) throw new DamagedArchive(tableFile('files'))
  if (!place) return
  const sha256 = await kept.keep(String(row.storage_key), String(row.media_type), archive.read(place))
  if (whole && sha256 !== hash) throw new DamagedArchive(place)
}

/** The row with its bytes in the place of what the archive says of them. */
async function withBytes(
  archive: OpenArchive,
  places: ReadonlyMap<string | null, string>,
  table: ArchiveTable,
  row: ArchiveRow,
): Promise<ArchiveRow> {
  const filled = { ...row }
  for (const { name } of table.columns.filter(isBytes)) {
    const bytes = row[name] as BytesOf | null
    if (!bytes) continue
    const place = places.get(bytes.sha256)
    if (!place) throw new DamagedArchive(tableFile(table.name))
    filled[name] = inPostgres(await bytesOfFile(archive, place))
  }
  return filled
}
