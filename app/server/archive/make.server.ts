import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import {
  archiveKind,
  archiveVersion,
  bytesFile,
  type Manifest,
  type PackedFile,
  tableFile,
} from '#app/domain/archive/manifest.ts'
import { storage } from '#app/effects/storage.server.ts'
import { canonicalJson, rowLine } from '#app/exchange/archive/canonical.ts'
import { ArchiveWriter } from '#app/exchange/archive/write.ts'
import { csvHead, csvRows } from '#app/exchange/csv.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { atOneMoment, type Reader } from '#db/client.server.ts'
import { journal } from '#db/migrate.server.ts'
import {
  type ArchiveRow,
  type BytesPlace,
  bytesIn,
  bytesOf,
  inOneWay,
  rowsOf,
} from '#db/queries/archive/rows.server.ts'
import { everyRow, isAlone, type Scope, scopeOf } from '#db/queries/archive/scope.server.ts'
import { archiveSheets } from '#db/queries/archive/sheets.server.ts'
import { type ArchiveTable, archivedTables } from '#db/queries/archive/tables.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import { sheetPieces } from './sheets.server.ts'

export type MadeArchive = {
  size: number
  sha256: string
  rows: number
  files: number
  missing: number
}

/** A file that rows of the archive name: bytes in the database, or in the storage under a key of each row. */
type Named = { name: string; sha256: string; mediaType: string; place: BytesPlace | { keys: string[] } }

/**
 * Writes the archive of a fund to a file of this machine, in Dutch: all rows as they are at one moment, the lists that people
 * read, and every kept file. `now` is that moment's name.
 */
export async function makeArchive(fund: string, path: string, now: Date): Promise<MadeArchive> {
  const target = await open(path, 'w', 0o600)
  try {
    const writer = new ArchiveWriter(async (bytes) => void (await target.write(bytes)), now)
    await writer.add('README.txt', [m.archive_readme()])
    const { manifest, named } = await atOneMoment((reader) => writeRows(reader, writer, fund, now))
    const missing = await writeStored(writer, named)
    await writer.add('csv/files.csv', filesSheet(named))
    const files = [...writer.files]
    await writer.add('manifest.json', [canonicalJson({ ...manifest, files, missing } satisfies Manifest)])
    const whole = await writer.end()
    await target.sync()
    return { ...whole, rows: rowsIn(files), files: filesIn(files), missing: missing.length }
  } finally {
    await target.close()
  }
}

/** Everything that lies in the database, in one snapshot. */
async function writeRows(reader: Reader, writer: ArchiveWriter, fund: string, now: Date) {
  await inOneWay(reader)
  const tables = await archivedTables(reader)
  const whole = await isAlone(reader, fund)
  const scope = whole ? everyRow : scopeOf(fund, tables)
  const row = await fundById(reader, fund)
  if (!row) throw new Error('there is no such fund')
  const named = new Map<string, Named>()
  for (const table of tables) await writeTable(reader, writer, table, scope, named)
  for (const sheet of archiveSheets) {
    let rows = 0
    await writer.add(
      `csv/${sheet}.csv`,
      sheetPieces(reader, sheet, fund, (count) => {
        rows = count
      }),
      { rows: () => rows },
    )
  }
  for (const { sha256, mediaType, place } of named.values()) {
    if ('keys' in place) continue
    const bytes = await bytesIn(reader, place)
    if (!bytes) throw new Error(`the bytes of ${sha256} went in the same snapshot`)
    await writer.add(bytesFile(sha256, mediaType), [bytes], { store: true })
  }
  const about = { id: fund, slug: row.slug, name: row.name }
  return { manifest: headOf(about, whole, now), named: [...named.values()] }
}

function headOf(fund: Manifest['fund'], whole: boolean, now: Date) {
  const schema = journal().at(-1)?.tag ?? ''
  return {
    kind: archiveKind,
    version: archiveVersion,
    schema,
    fund,
    madeAt: now.toISOString(),
    whole,
  } as const
}

async function writeTable(
  reader: Reader,
  writer: ArchiveWriter,
  table: ArchiveTable,
  scope: Scope,
  named: Map<string, Named>,
): Promise<void> {
  let rows = 0
  const lines = async function* () {
    for await (const row of rowsOf(reader, table, scope)) {
      rows += 1
      for (const one of filesOf(table, row)) name(one, named)
      yield rowLine(row)
    }
  }
  await writer.add(tableFile(table.name), lines(), { rows: () => rows })
}

/** The same bytes are in the archive once, whoever names them; those of the database are there for sure. */
function name(one: Named, named: Map<string, Named>): void {
  const known = named.get(one.sha256)
  if (!known || !('keys' in one.place)) named.set(one.sha256, one)
  else if ('keys' in known.place) known.place.keys.push(...one.place.keys)
}

/** The files that a row names: bytes of its own, and what it keeps in the storage. */
function filesOf(table: ArchiveTable, row: ArchiveRow): Named[] {
  const mediaType = String(row.media_type ?? '')
  const own = bytesOf(table, row).map(({ sha256, ...place }) => ({
    ...{ name: String(row.file_name ?? ''), sha256, mediaType, place },
  }))
  const isKept = table.name === 'files' && row.removed_at === null && row.verdict !== 'infected'
  const stored = {
    ...{ name: String(row.name), sha256: String(row.sha256), mediaType },
    place: { keys: [String(row.storage_key)] },
  }
  return isKept ? [...own, stored] : own
}

/** What lies in the storage, as it lies there; answers the hashes of what is not there any more, or not as it was kept. */
async function writeStored(writer: ArchiveWriter, named: readonly Named[]): Promise<string[]> {
  const missing: string[] = []
  for (const { sha256, mediaType, place } of named) {
    if (!('keys' in place)) continue
    const bytes = await storage().get(await wholeAmong(place.keys, sha256))
    const written = bytes && (await writer.add(bytesFile(sha256, mediaType), bytes, { store: true }))
    if (written?.sha256 !== sha256) missing.push(sha256)
  }
  return missing
}

/** Of several copies the first that is whole; the last when none is, and a single one unread. */
async function wholeAmong([key = '', ...others]: string[], sha256: string): Promise<string> {
  if (others.length === 0) return key
  const hash = createHash('sha256')
  for await (const piece of (await storage().get(key)) ?? []) hash.update(piece)
  return hash.digest('hex') === sha256 ? key : wholeAmong(others, sha256)
}

/** Which file is called what. */
function filesSheet(named: readonly Named[]): string[] {
  const columns = [
    { head: m.archive_col_file(), type: 'text' },
    { head: m.archive_col_file_name(), type: 'text' },
    { head: m.archive_col_file_kind(), type: 'text' },
  ] as const
  const rows = named.map(({ name, sha256, mediaType }) => [bytesFile(sha256, mediaType), name, mediaType])
  return [csvHead(columns), csvRows(columns, rows)]
}

function rowsIn(files: readonly PackedFile[]): number {
  return files.reduce((sum, { name, rows = 0 }) => sum + (name.startsWith('tables/') ? rows : 0), 0)
}

function filesIn(files: readonly PackedFile[]): number {
  return files.filter(({ name }) => name.startsWith('files/')).length
}
