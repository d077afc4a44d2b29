import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { PackedFile } from '#app/domain/archive/manifest.ts'

/** Why something is no archive, or not the one that was made: the file in it that is not right. */
export class DamagedArchive extends Error {
  readonly file: string
  constructor(file: string) {
    super(`${file} is not as it was made`)
    this.file = file
  }
}

/** What cannot be an archive at all. */
export class NoArchive extends Error {}

/** An archive on this machine that is being read: any file of it, any number of times, never whole in memory. */
export type OpenArchive = {
  names(): string[]
  read(name: string): AsyncGenerator<Uint8Array>
  close(): void
}

/** Opens an archive. What is no ZIP, is broken off or names a file twice, is thrown as `NoArchive`. */
export async function openArchive(path: string): Promise<OpenArchive> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((error) => {
    throw new NoArchive('this is no archive', { cause: error })
  })
  try {
    const entries = await entriesOf(zip)
    return {
      names: () => [...entries.keys()],
      read: (name) => piecesOf(zip, entries.get(name), name),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw new NoArchive('this is no archive', { cause: error })
  }
}

/** Reads a whole file of the archive as text. */
export async function textOf(archive: OpenArchive, name: string): Promise<string> {
  return (await bytesOfFile(archive, name)).toString('utf8')
}

/** Reads a whole file of the archive, for what has to be written at once. */
export async function bytesOfFile(archive: OpenArchive, name: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of archive.read(name)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The size and the SHA-256 of a file on this machine. */
export async function hashOfFile(path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of createReadStream(path)) {
    hash.update(piece)
    size += piece.length
  }
  return { size, sha256: hash.digest('hex') }
}

/** The lines of a file, one after the other. */
export async function* linesOf(archive: OpenArchive, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let begun: string[] = []
  for await (const piece of archive.read(name)) {
    const parts = decoder.decode(piece, { stream: true }).split('\n')
    for (const part of parts.slice(0, -1)) {
      yield [...begun, part].join('')
      begun = []
    }
    begun.push(parts.at(-1) as string)
  }
  if (begun.join('') !== '') throw new DamagedArchive(name)
}

/** Holds every file against what the manifest says of it, and the list of files too; throws a `DamagedArchive`. */
export async function holdAgainst(
  archive: OpenArchive,
  manifestName: string,
  files: readonly PackedFile[],
): Promise<void> {
  const told = new Set([manifestName, ...files.map(({ name }) => name)])
  const stranger = archive.names().find((name) => !told.has(name))
  if (stranger !== undefined) throw new DamagedArchive(stranger)
  for (const { name, size, sha256 } of files) {
    const hash = createHash('sha256')
    let read = 0
    for await (const piece of archive.read(name)) {
      read += piece.length
      if (read > size) throw new DamagedArchive(name)
      hash.update(piece)
    }
    if (read !== size || hash.digest('hex') !== sha256) throw new DamagedArchive(name)
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw new Error('a name that comes twice')
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function* piecesOf(zip: ZipFile, entry: Entry | undefined, name: string): AsyncGenerator<Uint8Array> {
  if (!entry) throw new DamagedArchive(name)
  let stream: Readable | undefined
  try {
    stream = await zip.openReadStreamPromise(entry)
    yield* stream
  } catch {
    throw new DamagedArchive(name)
  } finally {
    stream?.destroy()
  }
}
