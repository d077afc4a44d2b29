import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, connectDatabase, db, ownerSql } from '#db/client.server.ts'
import { type Embedded, startEmbedded } from '#db/embedded/start.server.ts'
import { migrate, pendingMigrations } from '#db/migrate.server.ts'

/** A server that never saw a fund: the roles belong to the whole server. */
const folder = mkdtempSync(join(tmpdir(), 'dichtbij-roles-'))
let embedded: Embedded

beforeAll(async () => {
  embedded = await startEmbedded(folder, { durable: false })
})
afterEach(closeDatabase)
afterAll(async () => {
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('an owner that is no superuser', () => {
  test('makes the role of the application, and the application works in it', async () => {
    await asSuperuser(
      `create role keeper login createrole password 'geheim'; create database kept owner keeper`,
    )
    const url = await urlOf('kept', 'keeper')
    await migrate(url)
    connectDatabase({ url })
    const [row] = await db().execute(sql`select current_user as role, session_user as login`)
    expect(row).toEqual({ role: 'dichtbij_app', login: 'keeper' })
    expect(await pendingMigrations(db())).toBe(0)
    await expect(db().execute(sql`delete from events`)).rejects.toMatchObject({ cause: { code: '42501' } })
    await db().execute(sql`select enqueue_job('send-mail', '{}'::json, 'key', null)`)
  })
})

describe('a login of its own for the application', () => {
  test('becomes a member of the role, and works without the rights of the owner', async () => {
    await asSuperuser(`create role runner login password 'geheim'; create database run`)
    const url = await urlOf('run')
    await migrate(url, 'runner')
    connectDatabase({ url, appUrl: await urlOf('run', 'runner') })
    const [row] = await db().execute(sql`select current_user as role`)
    expect(row).toEqual({ role: 'runner' })
    await db().execute(sql`select count(*) from funds`)
    await expect(db().execute(sql`update events set type = 'x'`)).rejects.toMatchObject({
      cause: { code: '42501' },
    })
    await expect(db().execute(sql`drop table funds`)).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})

async function asSuperuser(statements: string): Promise<void> {
  const owner = ownerSql(await embedded.database('postgres'))
  for (const statement of statements.split(';')) await owner.unsafe(statement)
  await owner.end()
}

async function urlOf(database: string, login?: string): Promise<string> {
  const url = new URL(await embedded.database(database))
  if (login) Object.assign(url, { username: login, password: 'geheim' })
  return url.href
}
