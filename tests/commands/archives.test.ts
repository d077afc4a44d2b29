import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askCallBack } from '#app/commands/ask-call-back.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { exportFund } from '#app/commands/export-fund.server.ts'
import { handOutArchive } from '#app/commands/hand-out-archive.server.ts'
import { removeArchives } from '#app/commands/remove-archives.server.ts'
import { sweepFiles } from '#app/commands/sweep-files.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import type { Person } from '#app/domain/access.ts'
import { refused } from '#app/domain/verdict.ts'
import { configure } from '#app/effects/configuration.server.ts'
import { sha256 } from '#app/effects/hash.ts'
import { makeAskedArchive } from '#app/server/jobs/make-archive.server.ts'
import { db } from '#db/client.server.ts'
import { events, fundArchives } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { madeArchive } from '#tests/world/archive.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'

useDatabase()

const folder = mkdtempSync(join(tmpdir(), 'archives-kept-'))
let world: World
let jelle: Person

beforeAll(async () => {
  configure({ DATA_DIR: folder })
  world = await aFund()
  jelle = await enter(world, 'jelle')
})
afterAll(() => {
  configure({})
  rmSync(folder, { recursive: true })
})

const ask = (actor: Person, at = today) => exportFund(actor, { operation: operation() }, at)
async function happened(): Promise<string[]> {
  const rows = await db()
    .select({ type: events.type })
    .from(events)
    .where(eq(events.subjectKind, 'fund'))
    .orderBy(desc(events.number))
  return rows.map(({ type }) => type)
}

test('only the administrator, who just proved who they are and sits on no panel, gets an archive', async () => {
  for (const name of ['sipke', 'tjitske', 'henk', 'grietje', 'ineke'] as const)
    expect(await ask(await enter(world, name))).toEqual(refused('not-found'))
  expect(await ask(jelle, later({ minutes: 16 }))).toEqual(refused('step-up-needed'))
  expect(await ask({ ...jelle, roles: ['administrator', 'reviewer'] })).toEqual(
    refused('archive-not-for-panel'),
  )
  const archive = await madeArchive(jelle, today)
  const reader = { ...jelle, roles: ['administrator', 'chair'] as const }
  expect(await handOutArchive(reader, archive, today)).toEqual(refused('archive-not-for-panel'))
  expect(await handOutArchive(await enter(world, 'sipke'), archive, today)).toEqual(refused('not-found'))
  expect(await handOutArchive(jelle, archive, later({ minutes: 16 }))).toEqual(refused('step-up-needed'))
})

test('an archive is made once, whoever asks again meanwhile, and handed out as it was made', async () => {
  const first = await yes(ask(jelle))
  expect(await ask(jelle)).toEqual(first)
  expect(await handOutArchive(jelle, first.archive, today)).toEqual(refused('not-found'))
  await makeAskedArchive({ archive: first.archive }, today)
  const [made] = await db().select().from(fundArchives).where(eq(fundArchives.id, first.archive))
  await makeAskedArchive({ archive: first.archive }, later({ days: 1 }))
  expect(await db().select().from(fundArchives).where(eq(fundArchives.id, first.archive))).toEqual([made])
  const handed = await yes(handOutArchive(jelle, first.archive, today))
  const bytes = Buffer.from(await new Response(handed.bytes).arrayBuffer())
  expect(sha256(bytes)).toBe(made?.sha256)
  expect(bytes.length).toBe(made?.size)
  expect((await happened()).slice(0, 3)).toEqual(['archive-handed-out', 'archive-made', 'archive-asked'])
})

test('nobody of another fund gets it', async () => {
  const archive = await madeArchive(jelle, today)
  const other = await enter(await aFund(), 'jelle')
  expect(await handOutArchive(other, archive, today)).toEqual(refused('not-found'))
  expect(await handOutArchive(jelle, 'geen', today)).toEqual(refused('not-found'))
})

test('an archive lies here for two weeks, and no sweep of files takes it sooner', async () => {
  await removeArchives(later({ days: 40 }))
  const archive = await madeArchive(jelle, today)
  await sweepFiles(later({ days: 13 }))
  expect((await removeArchives(later({ days: 13 }))).removed).toBe(0)
  const awake = { ...jelle, steppedUpAt: later({ days: 13 }) }
  const { bytes } = await yes(handOutArchive(awake, archive, later({ days: 13 })))
  await bytes.cancel()
  expect((await removeArchives(later({ days: 15 }))).removed).toBe(1)
  expect((await removeArchives(later({ days: 15 }))).removed).toBe(0)
  expect(await handOutArchive(awake, archive, later({ days: 13 }))).toEqual(refused('not-found'))
  expect((await happened())[0]).toBe('archive-removed')
  expect((await verifyLog()).faults).toEqual([])
})

test('an archive goes as soon as something is erased that it still holds', async () => {
  const { callBack } = await yes(
    askCallBack(world.fund, { name: 'Ineke', phone: '0581234567', email: undefined }, 'nl', today),
  )
  const archive = await madeArchive(jelle, today)
  const other = await enter(await aFund(), 'jelle')
  const elsewhere = await madeArchive(other, today)
  const form = { operation: operation(), what: 'call-back', row: callBack } as const
  await yes(eraseData(jelle, form, later({ minutes: 5 })))
  expect((await removeArchives(later({ minutes: 6 }))).removed).toBe(1)
  expect(await handOutArchive(jelle, archive, today)).toEqual(refused('not-found'))
  const { bytes } = await yes(handOutArchive(other, elsewhere, today))
  await bytes.cancel()
})
