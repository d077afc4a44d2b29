import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { archiveDays } from '#app/domain/archive/kept.ts'
import { configuration, configure } from '#app/effects/configuration.server.ts'
import { sha256 } from '#app/effects/hash.ts'
import { loader as download } from '#app/routes/admin/archive-file.tsx'
import { action as make } from '#app/routes/admin/archives.tsx'
import { archivesPage } from '#app/server/archive/page.server.ts'
import { openSession } from '#app/server/session.server.ts'
import { db } from '#db/client.server.ts'
import { events, fundArchives, sessions } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { madeArchive } from '#tests/world/archive.ts'
import { aFund, enter, later, operation, today } from '#tests/world/base.ts'

useDatabase()

const folder = mkdtempSync(join(tmpdir(), 'archive-pages-'))
let jelle: Person

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  configure({ DATA_DIR: folder })
  jelle = await enter(await aFund(), 'jelle')
})
afterAll(() => {
  vi.useRealTimers()
  configure({})
  rmSync(folder, { recursive: true })
})

/** A request of somebody with both factors, who proved themselves now or not. */
async function asking(path: string, fresh: boolean, fields?: Record<string, string>): Promise<Request> {
  const { idHash, headers } = await openSession(today, jelle.person, ['mail', 'totp'])
  if (fresh) await db().update(sessions).set({ steppedUpAt: today }).where(eq(sessions.idHash, idHash))
  const cookie = headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const body = fields && new URLSearchParams(fields)
  return new Request(`${configuration().origin}${path}`, {
    method: fields ? 'POST' : 'GET',
    headers: { Cookie: cookie },
    body,
  })
}
const about = (request: Request, params = {}) => ({ request, params, context: {} })
const leadsTo = (answer: unknown) => (answer as Response).headers.get('Location')

test('an archive is asked for, shown with what is in it, and saved by the browser', async () => {
  const first = await make(about(await asking('/admin/archives', false, { operation: operation() })))
  expect(leadsTo(first)).toBe('/account/step-up?back=%2Fadmin%2Farchives')
  const asked = await make(about(await asking('/admin/archives', true, { operation: operation() })))
  expect(leadsTo(asked)).toBe('/admin/archives')
  expect(await archivesPage(jelle, today)).toMatchObject({ busy: true, archives: [], closed: null })
  const archive = await madeArchive(jelle, today)
  const page = await archivesPage(jelle, today)
  expect(page).toMatchObject({ busy: false, readFrom: null })
  const [row] = await db().select().from(fundArchives).where(eq(fundArchives.id, archive))
  expect(page.archives).toMatchObject([
    { id: archive, hash: row?.sha256, by: 'Jelle Haringa', missing: null },
  ])
  expect(page.archives[0]?.stays).toBe('Weg na 24 maart 2026')
  const path = page.archives[0]?.href ?? ''
  expect(leadsTo(await download(about(await asking(path, false), { archiveId: archive })))).toContain(
    '/account/step-up',
  )
  const saved = await download(about(await asking(path, true), { archiveId: archive }))
  expect(saved.headers.get('Content-Disposition')).toBe('attachment; filename="archief-2026-03-10.zip"')
  expect(saved.headers.get('Cache-Control')).toBe('private, no-store')
  expect(sha256(Buffer.from(await saved.arrayBuffer()))).toBe(row?.sha256)
  const handed = await db().select().from(events).where(eq(events.type, 'archive-handed-out'))
  expect(handed).toMatchObject([{ actor: jelle.person, data: { archive } }])
})

test('who sits on the panel as well reads why there is none for them, and one that went says since when', async () => {
  const member = { ...jelle, roles: ['administrator', 'reviewer'] as const }
  const page = await archivesPage(member, today)
  expect(page.closed?.what).toBe('Wie in het panel zit, krijgt het archief niet.')
  const day = later({ days: archiveDays })
  await db().update(fundArchives).set({ removedAt: day })
  const [gone] = (await archivesPage(jelle, day)).archives
  expect(gone).toMatchObject({ href: null, stays: 'Weggehaald op 24 maart 2026' })
  const request = await asking('/admin/archives', true)
  await expect(download(about(request, { archiveId: gone?.id }))).rejects.toMatchObject({ status: 404 })
})
