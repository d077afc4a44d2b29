import { join } from 'node:path'
import { configuration } from './configuration.server.ts'
import { folderStorage } from './storage/folder.server.ts'
import { s3Storage } from './storage/s3.server.ts'

/** Bytes that lie on this machine and are to be stored: their file, and what is known of them. */
export type Stored = { path: string; size: number; sha256: string; mediaType: string }

/** Where the bytes of files lie, each under a key of the application's own making (`folder/name`). */
export type Storage = {
  put(key: string, file: Stored): Promise<void>
  /** The bytes as a stream; null when nothing lies under the key. */
  get(key: string): Promise<ReadableStream<Uint8Array> | null>
  /** Takes away what lies under the key; nothing there is no error. */
  remove(key: string): Promise<void>
  /** Every key below a folder that was stored before a moment. */
  list(folder: string, before: Date): AsyncIterable<string>
}

/** The storage that the settings of this process name. */
export function storage(): Storage {
  const { s3, dataFolder } = configuration()
  return s3 ? s3Storage(s3) : folderStorage(join(dataFolder, 'files'))
}
