import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import {
  type FileType,
  type FoundUpload,
  fileRefused,
  fileTypes,
  judgeUpload,
} from '#app/domain/proposal/file.ts'
import { cleanFileName } from '#app/domain/proposal/file-name.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import type { Stored } from '#app/effects/storage.server.ts'
import { readArchive } from './archive.server.ts'
import { atMost } from './at-most.server.ts'
import { readPdf } from './pdf.server.ts'
import { heicSize, heicToJpeg, pixelsOf, writeAnew } from './photo.server.ts'
import type { Upload } from './receive.server.ts'
import { TookTooMuch } from './thread.server.ts'

/** A file that may be kept: clean bytes under a clean name. */
export type Examined = Stored & { name: string }

const twoAtOnce = atMost(2)

/**
 * Looks at a file that arrived, at what it is and not at what it says it is, and writes photos anew. Refuses with
 * `file-refused` as `judgeUpload` does. No more than two are looked at at once.
 */
export async function examine(upload: Upload): Promise<Verdict<{ file: Examined }>> {
  const first = judgeUpload({ size: upload.size, type: 'pdf', locked: false })
  if (!first.ok) return first
  return twoAtOnce(() => examined(upload)).catch((error) => {
    if (error instanceof TookTooMuch) return fileRefused('unpack')
    throw error
  })
}

async function examined(upload: Upload): Promise<Verdict<{ file: Examined }>> {
  const found = await lookedAt(upload)
  const verdict = judgeUpload(found)
  if (!verdict.ok || found.type === null) return verdict as Verdict<{ file: Examined }>
  const { kept } = fileTypes[found.type]
  const path = await cleaned(upload.path, found.type)
  if (path === null) return fileRefused('type')
  const { size } = await stat(path)
  const again = judgeUpload({ ...found, size })
  if (!again.ok) return again
  const name = cleanFileName(upload.name, kept)
  return allowed({
    file: { path, size, name, sha256: await hashOfFile(path), mediaType: fileTypes[kept].mediaType },
  })
}

async function lookedAt({ path, size }: Upload): Promise<FoundUpload> {
  const head = await headOf(path)
  const found = { size, locked: false }
  if (head.subarray(0, 4).equals(zip)) return { ...found, ...(await readArchive(path, size)) }
  const ext = (await fileTypeFromBuffer(head))?.ext
  if (ext === 'cfb') return { ...found, type: null, locked: await holds(path, lockedOffice) }
  if (ext === 'pdf') {
    const { isPdf, locked } = await readPdf(path)
    return { ...found, type: isPdf ? 'pdf' : null, locked }
  }
  if (ext !== 'jpg' && ext !== 'png' && ext !== 'heic') return { ...found, type: null }
  const picture = ext === 'heic' ? await heicSize(path) : null
  const pixels = ext === 'heic' ? picture && picture.width * picture.height : await pixelsOf(path)
  return { ...found, type: pixels === null ? null : ext, pixels: pixels ?? 0 }
}

/** Where the bytes lie that are kept; null for a picture that cannot be drawn to its end. */
async function cleaned(path: string, type: FileType): Promise<string | null> {
  if (type !== 'jpg' && type !== 'png' && type !== 'heic') return path
  const to = `${path}-anew`
  const work = type === 'heic' ? heicToJpeg(path, to) : writeAnew(path, to, type)
  try {
    await work
    return to
  } catch (error) {
    if (error instanceof TookTooMuch) throw error
    return null
  }
}

const zip = Buffer.from('PK\x03\x04', 'latin1')
/** What an office document is called inside when a password closes it. */
const lockedOffice = Buffer.from('EncryptedPackage', 'utf16le')

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4100), position: 0 })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function holds(path: string, wanted: Buffer): Promise<boolean> {
  let last = Buffer.alloc(0)
  for await (const chunk of createReadStream(path)) {
    const seen = Buffer.concat([last, chunk as Buffer])
    if (seen.includes(wanted)) return true
    last = seen.subarray(-wanted.length)
  }
  return false
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
