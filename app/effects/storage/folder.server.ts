import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Storage } from '../storage.server.ts'
import { checkedKey } from './key.ts'

/** Files below a folder of this machine. A file is there whole or not at all: it is copied beside its place and renamed. */
export function folderStorage(folder: string): Storage {
  const placeOf = (key: string) => join(folder, checkedKey(key))
  return {
    async put(key, { path }) {
      const place = placeOf(key)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await copyFile(path, `${place}.part`)
      await flushed(`${place}.part`)
      await rename(`${place}.part`, place)
    },
    async get(key) {
      const place = placeOf(key)
      if (!(await isThere(place))) return null
      return Readable.toWeb(createReadStream(place)) as ReadableStream<Uint8Array>
    },
    async remove(key) {
      await rm(placeOf(key), { force: true })
    },
    async *list(below, before) {
      for await (const place of filesBelow(join(folder, checkedKey(below)))) {
        const { mtime } = await stat(place)
        if (mtime < before) yield relative(folder, place).split(sep).join('/')
      }
    },
  }
}

async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function isThere(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return found?.isFile() ?? false
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for await (const entry of entries) if (entry.isFile()) yield join(entry.parentPath, entry.name)
}
