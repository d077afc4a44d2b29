import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type KeepFileForm, keepFile } from '#app/commands/keep-file.server.ts'
import { removeFile } from '#app/commands/remove-file.server.ts'
import { scanFile } from '#app/commands/scan-file.server.ts'
import { sweepFiles } from '#app/commands/sweep-files.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import type { Actor } from '#app/domain/access.ts'
import { fileLimits } from '#app/domain/proposal/file.ts'
import { refused } from '#app/domain/verdict.ts'
import { configure } from '#app/effects/configuration.server.ts'
import { sha256 } from '#app/effects/hash.ts'
import { storage } from '#app/effects/storage.server.ts'
import { db } from '#db/client.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'
import { events, files, outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aVisitor, begun, draftOf, sent, submitted, typePage } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { type FakeClamd, fakeClamd } from '#tests/world/fake-clamd.ts'
import { type FakeS3, fakeS3 } from '#tests/world/fake-s3.ts'

useDatabase({ max: 12 })

const folder = mkdtempSync(join(tmpdir(), 'keep-files-'))
let world: World
let ineke: Awaited<ReturnType<typeof enter>>
let proposal: string
let clamd: FakeClamd
let s3: FakeS3

beforeAll(async () => {
  world = await aFund()
  ineke = await enter(world, 'ineke')
  clamd = await fakeClamd()
  s3 = await fakeS3()
})
afterAll(async () => {
  await Promise.all([clamd.close(), s3.close()])
  rmSync(folder, { recursive: true })
  configure({})
})
beforeEach(async () => {
  configure({ DATA_DIR: folder })
  proposal = await begun(world, ineke)
})

const withScanner = () =>
  configure({ DATA_DIR: folder, CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(clamd.port) })

function arrived(text: string | Buffer = 'Begroting', name = 'begroting.pdf') {
  const bytes = Buffer.from(text)
  const path = join(folder, sha256(bytes))
  writeFileSync(path, bytes)
  return { path, name, size: bytes.length, sha256: sha256(bytes), mediaType: 'application/pdf' }
}
const form = (more: Partial<KeepFileForm> = {}) => ({ operation: operation(), beside: [], ...more })
const keep = (file = arrived(), more: Partial<KeepFileForm> = {}, actor: Actor = ineke, at = today) =>
  keepFile(actor, proposal, file, form(more), at)
const kept = async (...given: Parameters<typeof keep>) => (await yes(keep(...given))).file

async function row(id: string) {
  const [found] = await db().select().from(files).where(eq(files.id, id))
  if (!found) throw new Error('no such row')
  return found
}
async function textOf(id: string): Promise<string | null> {
  const bytes = await storage().get((await row(id)).storageKey)
  return bytes && new Response(bytes).text()
}
async function eventsOf(id: string) {
  const rows = await db().select().from(events).where(eq(events.subjectId, proposal)).orderBy(events.number)
  return rows.filter(({ data }) => data.file === id).map(({ type, data }) => [type, data])
}
/** Puts the id into the saved answers, as a question about a file does. */
const name = (id: string, at = today, of = proposal) =>
  yes(typePage(ineke, of, ['verandering', 'regular'], { regularWork: id, addsOrReplaces: 'adds' }, at))
const filesStored = async () => {
  const keys: string[] = []
  for await (const key of storage().list(world.fund, later({ days: 9 }, new Date()))) keys.push(key)
  return keys.length
}

describe('keeping a file', () => {
  test('stores its bytes and its row, and records it without its name', async () => {
    const id = await kept()
    expect(await textOf(id)).toBe('Begroting')
    expect(await ownFiles(db(), ineke, proposal)).toMatchObject([
      { id, name: 'begroting.pdf', size: 9, mediaType: 'application/pdf', verdict: 'off' },
    ])
    expect(await eventsOf(id)).toEqual([
      ['file-kept', { proposal, file: id, fileHash: sha256('Begroting'), verdict: 'off' }],
    ])
    expect((await row(id)).uploadedBy).toBe(ineke.person)
  })

  test('a twin answers the same file, and leaves its bytes once', async () => {
    const before = await filesStored()
    const [file, request] = [arrived(), form()]
    const twins = await Promise.all(
      Array.from({ length: 5 }, () => yes(keepFile(ineke, proposal, file, request, today))),
    )
    expect(new Set(twins.map(({ file: id }) => id)).size).toBe(1)
    expect(await filesStored()).toBe(before + 1)
    expect(await keepFile(ineke, proposal, arrived('Anders'), request, today)).toEqual(
      refused('operation-reused'),
    )
    expect(await filesStored()).toBe(before + 1)
  })

  test('is for who writes the draft: not for a stranger, a reader, or after it was sent', async () => {
    const before = await filesStored()
    expect(await keep(arrived(), {}, await enter(world, 'fatma'))).toEqual(refused('not-found'))
    expect(await keep(arrived(), {}, await aVisitor(world))).toEqual(refused('not-found'))
    expect(await keepFile(ineke, 'nonsense', arrived(), form(), today)).toEqual(refused('not-found'))
    const gone = await submitted(world, ineke)
    const late = await keepFile(ineke, gone.proposal, arrived(), form(), later({ minutes: 9 }))
    expect(late).toMatchObject({ ok: false, reason: { code: 'already-sent' } })
    expect(await filesStored()).toBe(before)
  })

  test('an anonymous browser keeps files with its own draft', async () => {
    const visitor = await aVisitor(world)
    proposal = await begun(world, visitor)
    const id = await kept(arrived(), {}, visitor)
    expect(await ownFiles(db(), visitor, proposal, id)).toMatchObject([{ id }])
    expect(await ownFiles(db(), ineke, proposal, id)).toEqual([])
    expect((await row(id)).uploadedBy).toBeNull()
  })

  test('ends at fifty megabytes of files that the form names', async () => {
    const large = { ...arrived(), size: fileLimits.bytes }
    const beside: string[] = []
    for (let n = 0; n < 5; n += 1) beside.push(await kept(large, { beside: [...beside] }))
    const full = refused('file-quota-full', { problem: 'quota' })
    expect(await keep(arrived(), { beside })).toEqual(full)
    expect((await keep(large, { beside, instead: beside[0] })).ok).toBe(true)
    await name(beside.join(' '))
    expect(await keep(arrived())).toEqual(full)
  })

  test('ends at the number of files, also when many come at once', async () => {
    await name('x')
    const verdicts = await Promise.all(
      Array.from({ length: fileLimits.heldFiles + 4 }, () => keep(arrived(), {})),
    )
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(fileLimits.heldFiles)
    expect(verdicts.find(({ ok }) => !ok)).toEqual(refused('file-quota-full', { problem: 'tooMany' }))
  })

  test('leaves nothing when the storage or the database fails', async () => {
    const bucket = s3.settings
    configure({
      S3_ENDPOINT: bucket.endpoint,
      S3_BUCKET: bucket.bucket,
      S3_REGION: bucket.region,
      S3_ACCESS_KEY_ID: bucket.accessKeyId,
      S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
    })
    s3.answer(503)
    await expect(keep()).rejects.toThrow('the storage answered 503')
    s3.answer(200)
    await expect(keep({ ...arrived(), mediaType: null as never })).rejects.toThrow()
    expect(s3.objects.size).toBe(0)
    expect(await ownFiles(db(), ineke, proposal)).toEqual([])
    const id = await kept()
    expect(s3.objects.get(`${world.fund}/${id}`)?.bytes.toString()).toBe('Begroting')
  })
})

describe('behaviour 24: the scanner', () => {
  test('looks at a file afterwards; until then it waits', async () => {
    withScanner()
    const id = await kept()
    expect(await row(id)).toMatchObject({ verdict: 'waiting', scannedAt: null })
    await scanFile(id, later({ minutes: 1 }))
    expect(await row(id)).toMatchObject({ verdict: 'clean', scannedAt: later({ minutes: 1 }) })
    expect(clamd.seen.at(-1)?.toString()).toBe('Begroting')
    expect((await eventsOf(id)).at(-1)).toEqual(['file-scanned', { proposal, file: id, verdict: 'clean' }])
  })

  test('takes the bytes of a virus away, and tells who sent it, once', async () => {
    withScanner()
    const id = await kept(arrived('VIRUS', 'offerte.pdf'))
    await Promise.all([scanFile(id, later({ minutes: 1 })), scanFile(id, later({ minutes: 1 }))])
    expect(await row(id)).toMatchObject({ verdict: 'infected', name: 'offerte.pdf' })
    expect(await textOf(id)).toBeNull()
    const told = await db()
      .select({ recipient: outgoingMails.recipient, props: outgoingMails.props })
      .from(outgoingMails)
      .where(and(eq(outgoingMails.template, 'file-refused')))
    expect(told).toEqual([{ recipient: ineke.person, props: { proposal, file: id, problem: 'virus' } }])
  })

  test('that cannot be reached leaves the file waiting, and the job comes back', async () => {
    withScanner()
    const id = await kept()
    clamd.answer('hang up')
    await expect(scanFile(id, today)).rejects.toThrow()
    expect((await row(id)).verdict).toBe('waiting')
    clamd.answer('by looking')
    await scanFile(id, today)
    expect((await row(id)).verdict).toBe('clean')
  })

  test('that is not set any more is not waited for', async () => {
    withScanner()
    const id = await kept()
    configure({ DATA_DIR: folder })
    await scanFile(id, today)
    expect(await row(id)).toMatchObject({ verdict: 'off', scannedAt: null })
  })

  test('says nothing of what is not there', async () => {
    expect((await scanFile('nonsense', today)).ok).toBe(true)
    expect((await scanFile(operation(), today)).ok).toBe(true)
  })
})

describe('removing a file', () => {
  const remove = (id: string, actor: Actor = ineke) =>
    removeFile(actor, proposal, id, { operation: operation() }, later({ minutes: 3 }))

  test('takes row, name and bytes away', async () => {
    const id = await kept()
    expect(await yes(remove(id))).toMatchObject({ removed: true })
    expect(await row(id)).toMatchObject({ name: '', removedAt: later({ minutes: 3 }) })
    expect(await textOf(id)).toBeNull()
    expect(await ownFiles(db(), ineke, proposal)).toEqual([])
    expect((await eventsOf(id)).at(-1)).toEqual(['file-removed', { proposal, file: id }])
    expect(await remove(id)).toEqual(refused('not-found'))
  })

  test('leaves what saved answers or a frozen copy name', async () => {
    const id = await kept()
    await name(id)
    expect(await yes(remove(id))).toMatchObject({ removed: false })
    expect(await textOf(id)).toBe('Begroting')
  })

  test('is for who writes the draft', async () => {
    const id = await kept()
    expect(await remove(id, await enter(world, 'fatma'))).toEqual(refused('not-found'))
    const other = proposal
    proposal = await begun(world, ineke)
    expect(await remove(id)).toEqual(refused('not-found'))
    proposal = other
    expect(await textOf(id)).toBe('Begroting')
  })
})

describe('every night', () => {
  const tonight = later({ days: 2 }, new Date())

  test('what nobody names is taken away, and what somebody names stays', async () => {
    proposal = await draftOf(world, ineke)
    const [inCopy, inDraft, loose] = [await kept(), await kept(), await kept()]
    await name(inCopy, later({ minutes: 3 }))
    await sent(ineke, proposal, later({ minutes: 5 }))
    const other = await begun(world, ineke)
    await name(inDraft, later({ minutes: 6 }), other)
    await db().update(files).set({ proposalId: other }).where(eq(files.id, inDraft))
    const young = await keepFile(
      ineke,
      other,
      arrived(),
      form(),
      later({ days: 1, minutes: 600 }, new Date()),
    )
    const strays = ['x1', 'x2'].map((key) => `${world.fund}/${key}`)
    for (const key of strays) await storage().put(key, arrived())

    expect(await yes(sweepFiles(tonight))).toMatchObject({ bytes: expect.any(Number) })

    expect(await textOf(inCopy)).toBe('Begroting')
    expect(await textOf(inDraft)).toBe('Begroting')
    expect(await textOf((await yes(Promise.resolve(young))).file)).toBe('Begroting')
    expect((await row(loose)).removedAt).toEqual(tonight)
    expect(await textOf(loose)).toBeNull()
    for (const key of strays) expect(await storage().get(key)).toBeNull()
    expect(await yes(sweepFiles(tonight))).toMatchObject({ files: 0, bytes: 0 })
    expect(existsSync(join(folder, 'files', world.fund, inCopy))).toBe(true)
  })

  test('and the log still holds', async () => {
    expect((await verifyLog()).faults).toEqual([])
  })
})
