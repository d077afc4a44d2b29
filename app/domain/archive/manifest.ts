import { z } from 'zod'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** What an archive says that it is, so that nothing else is taken for one. */
export const archiveKind = 'dichtbij-archive'
/** Raised when the same state is written in another way. */
export const archiveVersion = 1

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const packed = z.strictObject({
  name: z.string().min(1).max(200),
  size: z.number().int().min(0),
  sha256: hash,
  rows: z.number().int().min(0).optional(),
})
/** A file of the archive with its size and its SHA-256; a table and a list also say how many rows they have. */
export type PackedFile = z.infer<typeof packed>

/** `manifest.json`: what the archive shows, and every other file in it. */
export const manifestSchema = z.strictObject({
  kind: z.literal(archiveKind),
  version: z.number().int(),
  /** The last migration of the database that it was made from. */
  schema: z.string().min(1),
  fund: z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string() }),
  madeAt: z.iso.datetime(),
  /** Was it the only fund of its instance? Then what belongs to no fund in particular is in it as well. */
  whole: z.boolean(),
  files: z.array(packed),
  /** SHA-256 of files that a row names and the storage did not have, or not as they were kept. */
  missing: z.array(hash),
})
export type Manifest = z.infer<typeof manifestSchema>

/** What a database must be like to read an archive into it. */
export type Here = { schema: string; tables: readonly string[]; empty: boolean }

/**
 * May this archive be read into the database that is here? Only into an empty one of the same schema, and only when it has
 * every table of that schema and no other.
 */
export function canReadArchive(manifest: Manifest, here: Here): Verdict {
  if (manifest.version !== archiveVersion || manifest.schema !== here.schema)
    return refused('archive-other-schema', { archived: manifest.schema, here: here.schema })
  const inArchive = new Set(tableNames(manifest))
  const unknown = [...inArchive].find((name) => !here.tables.includes(name))
  if (unknown !== undefined) return refused('archive-unknown-table', { table: unknown })
  const lacking = here.tables.find((name) => !inArchive.has(name))
  if (lacking !== undefined) return refused('archive-damaged', { file: tableFile(lacking) })
  return here.empty ? allowed() : refused('database-not-empty')
}

/** The tables in an archive, in the order in which they were written. */
export function tableNames({ files }: Manifest): string[] {
  return files.flatMap(({ name }) => /^tables\/(.+)\.jsonl$/.exec(name)?.[1] ?? [])
}

export function tableFile(table: string): string {
  return `tables/${table}.jsonl`
}

/** Where the bytes with this hash lie; the ending is for who opens them. */
export function bytesFile(sha256: string, mediaType: string): string {
  const ending = endings.get(mediaType.split(';')[0] as string)
  return `files/${sha256}${ending ? `.${ending}` : ''}`
}

/** The hash of the bytes in a file; null for a file that is something else. */
export function hashOfBytesFile(name: string): string | null {
  return /^files\/([0-9a-f]{64})(\.[a-z]+)?$/.exec(name)?.[1] ?? null
}

const office = 'application/vnd.openxmlformats-officedocument'
const endings = new Map([
  ['application/pdf', 'pdf'],
  ['application/zip', 'zip'],
  ['application/xml', 'xml'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  [`${office}.wordprocessingml.document`, 'docx'],
  [`${office}.spreadsheetml.sheet`, 'xlsx'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
])
