import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { configure } from '#app/effects/configuration.server.ts'
import { health } from '#app/server/health.server.ts'
import { type Limit, secondsToWait } from '#app/server/limits.server.ts'
import { sharedCache } from '#app/server/process/serve.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { useDatabase } from '#tests/database.ts'
import { serving } from './serving.ts'
import { smallBuild } from './small-build.tsx'

const database = useDatabase()
afterEach(() => {
  configure({})
})

describe('what processes share', () => {
  test('pages are forgotten by all when one tells that something changed', async () => {
    const cache = await sharedCache()
    await cache.page('a', async () => ({ status: 200, html: Buffer.from('old'), headers: {} }))
    expect(cache.kept('a')).not.toBeNull()
    await db().execute(sql`select pg_notify('content_changed', 'something')`)
    await expect.poll(() => cache.kept('a')).toBeNull()
  })

  test('a shared limit counts over processes, per key, and keeps no address', async () => {
    const limit: Limit = { name: 'codes', times: 3, seconds: 60, shared: true }
    const waits = []
    for (let time = 0; time < 4; time++) waits.push(await secondsToWait(limit, 'anna@example.org'))
    expect(waits.slice(0, 3)).toEqual([0, 0, 0])
    expect(waits[3]).toBeGreaterThan(50)
    expect(await secondsToWait(limit, 'bram@example.org')).toBe(0)
    const rows = await db().execute(sql`select key, points from web.rate_limits order by points`)
    expect(rows.map(({ points }) => points)).toEqual([1, 4])
    expect(JSON.stringify(rows)).not.toContain('example.org')
  })
})

test('behaviour 27: one network asks to be called back ten times an hour, without a puzzle', async () => {
  configure({ TRUST_PROXY: '1' })
  const site = await serving(smallBuild())
  const headers = { 'X-Forwarded-For': '198.51.100.9' }
  const status = async (path: string) => (await site.post(path, { body: '', headers })).status
  for (let time = 1; time <= 10; time += 1) expect(await status('/call-back')).not.toBe(429)
  expect(await status('/call-back.data')).toBe(429)
  expect(await status('/hook')).toBe(200)
  await site.stop()
})

describe('the health of the site', () => {
  test('is good when all is there', async () => {
    expect(await health()).toEqual({ healthy: true, database: true, pendingMigrations: 0, queueSeconds: 0 })
  })

  test('is bad when a job waits long, since then nobody does them', async () => {
    await db().execute(sql`select enqueue_job('send-mail', '{}'::json, 'late', now() - interval '6 minutes')`)
    expect(await health()).toMatchObject({ healthy: false, database: true, queueSeconds: expect.any(Number) })
  })

  test('is bad when the database lacks a migration', async () => {
    const owner = ownerSql(database.url())
    await owner`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`
    await owner.end()
    expect(await health()).toMatchObject({ healthy: false, pendingMigrations: 1 })
  })
})
