import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { type FileType, growsTooMuch } from '#app/domain/proposal/file.ts'

export type Archive = {
  type: Extract<FileType, 'docx' | 'odt' | 'xlsx'> | null
  locked: boolean
  unpacked: { bytes: number; entries: number }
}

const unread: Archive = { type: null, locked: false, unpacked: { bytes: 0, entries: 0 } }

/** A size that is not true makes unpacking stop there. */
const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }

/**
 * Opens an archive to see what it is. The sizes that it tells are added first; only what stays within the limits is
 * unpacked, and never to more than it told. Documents with programs in them, and archives of anything else, have no type.
 */
export async function readArchive(path: string, size: number): Promise<Archive> {
  const archive = await openPromise(path, options).catch(() => null)
  if (!archive) return unread
  try {
    const { entries, ...told } = await listed(archive, size)
    if (growsTooMuch(size, told.unpacked)) return { ...unread, unpacked: told.unpacked }
    const texts = await unpackedTexts(archive, entries)
    return { ...told, type: typeOf(entries, texts), locked: isLocked(entries, texts) }
  } catch (error) {
    const grows = error instanceof Error && error.message.startsWith('too many bytes')
    return grows ? { ...unread, unpacked: { bytes: Number.POSITIVE_INFINITY, entries: 1 } } : unread
  } finally {
    archive.close()
  }
}

async function listed(archive: ZipFile, size: number) {
  const entries: Entry[] = []
  const unpacked = { bytes: 0, entries: 0 }
  for await (const entry of archive.eachEntry()) {
    entries.push(entry)
    unpacked.bytes += entry.uncompressedSize
    unpacked.entries += 1
    if (growsTooMuch(size, unpacked)) break
  }
  return { entries, unpacked }
}

/** Unpacks everything, which proves that the sizes are true, and answers the few texts that tell what it is. */
async function unpackedTexts(archive: ZipFile, entries: Entry[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const entry of entries) {
    if (entry.isEncrypted()) continue
    const chunks: Buffer[] = []
    const wanted = telling.includes(entry.fileName) && entry.uncompressedSize < 200_000
    for await (const chunk of await archive.openReadStreamPromise(entry)) if (wanted) chunks.push(chunk)
    if (wanted) texts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
  }
  return texts
}

const telling = ['mimetype', '[Content_Types].xml', 'META-INF/manifest.xml']

function typeOf(entries: Entry[], texts: Map<string, string>): Archive['type'] {
  const names = new Set(entries.map(({ fileName }) => fileName))
  const types = texts.get('[Content_Types].xml') ?? ''
  if (entries.some(({ fileName }) => /vbaProject\.bin$|^Basic\/|^Scripts\//i.test(fileName))) return null
  if (names.has('word/document.xml') && types.includes('wordprocessingml.document.main+xml')) return 'docx'
  if (names.has('xl/workbook.xml') && types.includes('spreadsheetml.sheet.main+xml')) return 'xlsx'
  const isText = texts.get('mimetype')?.trim() === 'application/vnd.oasis.opendocument.text'
  return isText && names.has('content.xml') ? 'odt' : null
}

function isLocked(entries: Entry[], texts: Map<string, string>): boolean {
  const manifest = texts.get('META-INF/manifest.xml') ?? ''
  return entries.some((entry) => entry.isEncrypted()) || manifest.includes('encryption-data')
}
