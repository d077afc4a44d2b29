import { and, asc, desc, eq, exists, gte, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { ArchiveOrigin } from '#app/domain/archive/kept.ts'
import type { Reader } from '#db/client.server.ts'
import { events, fundArchives, people } from '#db/schema/index.ts'
import { isUuid } from '../ids.ts'

export type KeptArchive = {
  id: string
  origin: ArchiveOrigin
  askedByName: string | null
  askedAt: Date
  madeAt: Date | null
  size: number | null
  sha256: string | null
  rows: number | null
  files: number | null
  missing: number | null
  removedAt: Date | null
}

/** The key of an archive in the storage, apart from the files of the fund. */
export function archiveKey(fund: string, archive: string): string {
  return `archives/${fund}/${archive}`
}

/** The last archives of a fund, the newest first. */
export async function archivesOf(reader: Reader, fund: string, atMost: number): Promise<KeptArchive[]> {
  const rows = await reader
    .select({ archive: fundArchives, askedByName: people.name })
    .from(fundArchives)
    .leftJoin(people, eq(people.id, fundArchives.askedBy))
    .where(eq(fundArchives.fundId, fund))
    .orderBy(desc(fundArchives.askedAt), desc(fundArchives.id))
    .limit(atMost)
  return rows.map(({ archive, askedByName }) => ({
    ...archive,
    origin: archive.origin as ArchiveOrigin,
    askedByName,
  }))
}

/** How much a fund keeps as files, and how many there are: documents, and what lies in the storage. */
export async function keptInAll(reader: Reader, fund: string): Promise<{ bytes: number; files: number }> {
  const [row] = await reader.execute<{ bytes: string; files: number }>(sql`
    select coalesce(sum(kept.size), 0)::text as bytes, count(*)::int as files from (
      select octet_length(bytes)::bigint as size from documents where fund_id = ${fund} and bytes is not null
      union all
      select size::bigint from files where fund_id = ${fund} and removed_at is null) kept`)
  return { bytes: Number(row?.bytes ?? 0), files: row?.files ?? 0 }
}

/** An archive that was asked for and is not made yet. */
export async function archiveToMake(reader: Reader, id: string): Promise<{ fund: string } | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({ fund: fundArchives.fundId })
    .from(fundArchives)
    .where(and(eq(fundArchives.id, id), isNull(fundArchives.madeAt)))
  return row ?? null
}

/** An archive of this fund that lies in the storage. */
export async function archiveThere(
  reader: Reader,
  fund: string,
  id: string | undefined,
): Promise<{ madeAt: Date; size: number } | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({ madeAt: fundArchives.madeAt, size: fundArchives.size })
    .from(fundArchives)
    .where(
      and(
        eq(fundArchives.id, id),
        eq(fundArchives.fundId, fund),
        eq(fundArchives.origin, 'made'),
        isNull(fundArchives.removedAt),
      ),
    )
  return row?.madeAt ? { madeAt: row.madeAt, size: row.size ?? 0 } : null
}

/**
 * Archives of all funds that lie in the storage and have to go: made before a moment, or before something of their fund was
 * erased that they still hold.
 */
export async function archivesToRemove(
  reader: Reader,
  before: Date,
): Promise<{ id: string; fund: string }[]> {
  const erasedSince = reader
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.fundId, fundArchives.fundId),
        eq(events.type, 'erased'),
        gte(events.at, fundArchives.madeAt),
      ),
    )
  return reader
    .select({ id: fundArchives.id, fund: fundArchives.fundId })
    .from(fundArchives)
    .where(
      and(
        eq(fundArchives.origin, 'made'),
        isNotNull(fundArchives.madeAt),
        isNull(fundArchives.removedAt),
        or(lt(fundArchives.madeAt, before), exists(erasedSince)),
      ),
    )
    .orderBy(asc(fundArchives.madeAt))
}
