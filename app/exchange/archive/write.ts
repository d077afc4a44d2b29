import { createHash } from 'node:crypto'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { PackedFile } from '#app/domain/archive/manifest.ts'

export type Pieces = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>

/** A ZIP as everybody reads it knows 4 GiB and 65.535 files; what is larger is not written at all. */
const most = { bytes: 0xffff_ffff, files: 0xffff }

/**
 * Writes a ZIP piece by piece: no file of it is ever whole in memory. `sink` gets the bytes in order and is waited for;
 * every file is dated on one instant, so the same files give the same bytes.
 */
export class ArchiveWriter {
  readonly #sink: (bytes: Uint8Array) => Promise<void>
  readonly #at: Date
  readonly #hash = createHash('sha256')
  readonly #files: PackedFile[] = []
  #out: Uint8Array[] = []
  #size = 0
  readonly #zip = new Zip((error, bytes) => {
    if (error) throw error
    this.#out.push(bytes)
  })

  constructor(sink: (bytes: Uint8Array) => Promise<void>, at: Date) {
    this.#sink = sink
    this.#at = at
  }

  /** What was written until now, in its order. */
  get files(): readonly PackedFile[] {
    return this.#files
  }

  /** Adds a file. What is packed already (a PDF, a photo) is stored as it is. */
  async add(name: string, pieces: Pieces, { store = false, rows }: AddOptions = {}): Promise<PackedFile> {
    if (this.#files.length + 2 > most.files) throw new Error('an archive holds 65.535 files at most')
    const file = store ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    file.mtime = this.#at
    this.#zip.add(file)
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of pieces) {
      const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece
      hash.update(bytes)
      size += bytes.length
      file.push(bytes)
      await this.#drain()
    }
    file.push(new Uint8Array(0), true)
    await this.#drain()
    const counted = rows === undefined ? {} : { rows: rows() }
    const packed = { name, size, sha256: hash.digest('hex'), ...counted }
    this.#files.push(packed)
    return packed
  }

  /** Ends the archive; answers what it is as a whole. */
  async end(): Promise<{ size: number; sha256: string }> {
    this.#zip.end()
    await this.#drain()
    return { size: this.#size, sha256: this.#hash.digest('hex') }
  }

  async #drain(): Promise<void> {
    const out = this.#out
    this.#out = []
    for (const bytes of out) {
      this.#size += bytes.length
      if (this.#size > most.bytes) throw new Error('an archive is 4 GiB at most')
      this.#hash.update(bytes)
      await this.#sink(bytes)
    }
  }
}

type AddOptions = {
  store?: boolean
  /** How many rows the pieces had; asked once they were all written. */
  rows?: () => number
}
