import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#app/effects/hash.ts'
import { folderStorage } from '#app/effects/storage/folder.server.ts'
import { s3Storage } from '#app/effects/storage/s3.server.ts'
import type { Storage, Stored } from '#app/effects/storage.server.ts'
import { type FakeS3, fakeS3 } from '#tests/world/fake-s3.ts'

const folder = mkdtempSync(join(tmpdir(), 'storage-'))
let s3: FakeS3
beforeAll(async () => {
  s3 = await fakeS3()
})
afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true })
})

const kinds: [string, () => Storage][] = [
  ['a folder', () => folderStorage(join(folder, 'kept'))],
  ['a bucket that speaks S3', () => s3Storage(s3.settings)],
]
const tomorrow = new Date(Date.now() + 86_400_000)
const yesterday = new Date(Date.now() - 86_400_000)

describe.each(kinds)('%s', (_kind, kept) => {
  test('gives back the bytes that were put there, until they are removed', async () => {
    const bytes = Buffer.alloc(300_000, 'Dichtbij ')
    await kept().put('fund/one', given(bytes))
    expect(await bytesIn(kept(), 'fund/one')).toEqual(bytes)
    await kept().remove('fund/one')
    expect(await kept().get('fund/one')).toBeNull()
    await kept().remove('fund/one')
  })

  test('says what lies there, and since when', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await kept().put(`list/${name}`, given(Buffer.from(name)))
    await kept().put('other/f', given(Buffer.from('f')))
    const stored = async (day: Date) => (await all(kept().list('list', day))).sort()
    expect(await stored(tomorrow)).toEqual(['list/a', 'list/b', 'list/c', 'list/d', 'list/e'])
    expect(await stored(yesterday)).toEqual([])
    expect(await all(kept().list('nothing', tomorrow))).toEqual([])
  })

  test.each(['../secret', 'a/../../b', '/etc/passwd', 'a//b', 'A', '', 'a\0b', 'a.b'])(
    'knows no key %j',
    async (key) => {
      await expect(kept().get(key)).rejects.toThrow('no key')
      await expect(kept().put(key, given(Buffer.from('x')))).rejects.toThrow('no key')
    },
  )
})

test('a bucket that does not answer as it should is an error, not an absent file', async () => {
  s3.answer(503)
  await expect(s3Storage(s3.settings).get('fund/two')).rejects.toThrow('the storage answered 503')
  await expect(s3Storage(s3.settings).put('fund/two', given(Buffer.from('x')))).rejects.toThrow('503')
  s3.answer(200)
  await expect(s3Storage({ ...s3.settings, secretAccessKey: 'other' }).get('fund/two')).rejects.toThrow('403')
})

test('a bucket keeps the type beside the bytes', async () => {
  await s3Storage(s3.settings).put('fund/three', { ...given(Buffer.from('x')), mediaType: 'image/png' })
  expect(s3.objects.get('fund/three')?.type).toBe('image/png')
})

function given(bytes: Buffer): Stored {
  const path = join(folder, sha256(bytes))
  writeFileSync(path, bytes)
  return { path, size: bytes.length, sha256: sha256(bytes), mediaType: 'application/pdf' }
}

async function bytesIn(storage: Storage, key: string): Promise<Buffer> {
  return Buffer.concat(await all((await storage.get(key)) ?? none()))
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

async function* none() {}
