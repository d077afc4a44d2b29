import { fromBufferPromise } from 'yauzl'
import { ForeignFile } from './xml.ts'

export type Unpacked = { name: string; bytes: Uint8Array }

const most = { files: 100, bytes: 50_000_000 }

/**
 * The files in an upload: the file itself, or what a zip holds, by name. Other files than XML in a zip are refused, and so
 * is a zip of more than a hundred files, of more than 50 MB unpacked, or one that cannot be read.
 */
export async function unpack(name: string, bytes: Uint8Array): Promise<Unpacked[]> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [{ name, bytes }]
  const archive = await fromBufferPromise(Buffer.from(bytes), {
    lazyEntries: true,
    validateEntrySizes: true,
  }).catch(refuse)
  const files: Unpacked[] = []
  let size = 0
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      size += entry.uncompressedSize
      if (!/\.xml$/i.test(entry.fileName) || size > most.bytes || files.length === most.files) refuse()
      const chunks: Buffer[] = []
      for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk)
      files.push({ name: entry.fileName, bytes: Buffer.concat(chunks) })
    }
  } catch (error) {
    if (error instanceof ForeignFile) throw error
    refuse()
  }
  if (files.length === 0) refuse()
  return files.toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

function refuse(): never {
  throw new ForeignFile('zip', 1)
}
