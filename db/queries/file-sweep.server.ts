import { and, asc, eq, inArray, isNull, lt, ne, not } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { files, funds } from '#db/schema/index.ts'
import { isSaved, isSent, isSetAside } from './files.server.ts'

/**
 * Files from before a moment that neither saved answers nor a frozen copy name, the oldest first; of a mail that was kept aside
 * those that it was dealt with before that moment.
 */
export async function unnamedFiles(reader: Reader, before: Date): Promise<string[]> {
  const rows = await reader
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        isNull(files.removedAt),
        lt(files.uploadedAt, before),
        not(isSaved()),
        not(isSent()),
        not(isSetAside(before)),
      ),
    )
    .orderBy(asc(files.uploadedAt))
  return rows.map(({ id }) => id)
}

/** Files that came before a moment and have no verdict yet. */
export async function filesWaitingSince(reader: Reader, before: Date): Promise<string[]> {
  const rows = await reader
    .select({ id: files.id })
    .from(files)
    .where(and(isNull(files.removedAt), eq(files.verdict, 'waiting'), lt(files.uploadedAt, before)))
  return rows.map(({ id }) => id)
}

/** Which of these keys belong to a file that is there. */
export async function keptKeys(reader: Reader, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await reader
    .select({ key: files.storageKey })
    .from(files)
    .where(and(inArray(files.storageKey, keys), isNull(files.removedAt), ne(files.verdict, 'infected')))
  return new Set(rows.map(({ key }) => key))
}

export async function fundIds(reader: Reader): Promise<string[]> {
  return (await reader.select({ id: funds.id }).from(funds)).map(({ id }) => id)
}
