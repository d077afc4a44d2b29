import {
  canReadArchive,
  hashOfBytesFile,
  type Manifest,
  manifestSchema,
  tableFile,
} from '#app/domain/archive/manifest.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { askAgain } from '#app/effects/ask-again.server.ts'
import { newId } from '#app/effects/id.ts'
import {
  DamagedArchive,
  hashOfFile,
  holdAgainst,
  NoArchive,
  type OpenArchive,
  openArchive,
  textOf,
} from '#app/exchange/archive/read.ts'
import { asOwner, type Tx } from '#db/client.server.ts'
import { journal } from '#db/migrate.server.ts'
import { inOneWay } from '#db/queries/archive/rows.server.ts'
import { archivedTables, everyTable } from '#db/queries/archive/tables.server.ts'
import { fundArchives } from '#db/schema/index.ts'
import { areEmpty, brokenRule, closeTables, openTables } from '#db/writes/archive.server.ts'
import { keptChecks } from './every-check.server.ts'
import { BytesKept, isAsArchived, restoreRows } from './restoring.server.ts'

export type Imported = { fund: string; name: string; madeAt: Date; rows: number; files: number }
type Whole = { size: number; sha256: string }

const manifestName = 'manifest.json'
const day = 24 * 60 * 60_000

/**
 * Reads the archive of a fund into the empty, migrated database that is here: every row as it was, every file into the
 * storage, with the rights of the owner, all of it or nothing. What was written is read back and has to have the hashes of
 * the archive, and the log and the sums of the ledger have to agree with themselves. Nothing is mailed. Refuses
 * `archive-unreadable`, `archive-damaged`, `archive-other-schema`, `archive-unknown-table`, `database-not-empty`,
 * `archive-does-not-add-up`.
 */
export async function importFund(path: string, now: Date): Promise<Verdict<Imported>> {
  let archive: OpenArchive | undefined
  try {
    archive = await openArchive(path)
    const manifest = await manifestOf(archive)
    await holdAgainst(archive, manifestName, manifest.files)
    return await readInto(archive, manifest, await hashOfFile(path), now)
  } catch (error) {
    if (error instanceof NoArchive) return refused('archive-unreadable')
    if (error instanceof DamagedArchive) return refused('archive-damaged', { file: error.file })
    const rule = brokenRule(error)
    if (rule) return refused('archive-does-not-add-up', { check: rule })
    throw error
  } finally {
    archive?.close()
  }
}

async function manifestOf(archive: OpenArchive): Promise<Manifest> {
  if (!archive.names().includes(manifestName)) throw new NoArchive('it says nowhere what it is')
  const text = await textOf(archive, manifestName)
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new NoArchive('what it says that it is cannot be read', { cause: error })
  }
}

async function readInto(
  archive: OpenArchive,
  manifest: Manifest,
  whole: Whole,
  now: Date,
): Promise<Verdict<Imported>> {
  const kept = new BytesKept()
  try {
    const verdict = await asOwner((tx) => write(tx, archive, manifest, whole, kept, now))
    if (!verdict.ok) await kept.remove()
    return verdict
  } catch (error) {
    await kept.remove()
    throw error
  }
}

async function write(
  tx: Tx,
  archive: OpenArchive,
  manifest: Manifest,
  whole: Whole,
  kept: BytesKept,
  now: Date,
): Promise<Verdict<Imported>> {
  await inOneWay(tx)
  const tables = await archivedTables(tx)
  const schema = journal().at(-1)?.tag ?? ''
  const empty = await areEmpty(tx, await everyTable(tx))
  const may = canReadArchive(manifest, { schema, tables: tables.map(({ name }) => name), empty })
  if (!may.ok) return may
  await openTables(tx, tables)
  for (const table of tables) await restoreRows(tx, archive, manifest, table, kept)
  await closeTables(tx, tables)
  for (const table of tables)
    if (!(await isAsArchived(tx, table, manifest))) throw new DamagedArchive(tableFile(table.name))
  const { fund } = manifest
  const wrong = (await keptChecks(tx, fund.id)).find(({ findings }) => findings.length > 0)
  if (wrong) return refused('archive-does-not-add-up', { check: wrong.name })
  const madeAt = new Date(manifest.madeAt)
  const files = manifest.files.filter(({ name }) => hashOfBytesFile(name) !== null).length
  const counts = { rows: rowsIn(manifest), files, missing: manifest.missing.length }
  const origin = { origin: 'read', fundId: fund.id, askedAt: now, madeAt }
  await tx.insert(fundArchives).values({ id: newId(now), ...origin, ...whole, ...counts })
  await askAgain(tx, new Date(madeAt.getTime() - day))
  return allowed({ fund: fund.id, name: fund.name, madeAt, rows: counts.rows, files })
}

function rowsIn({ files }: Manifest): number {
  return files.reduce((sum, { name, rows = 0 }) => sum + (name.startsWith('tables/') ? rows : 0), 0)
}
