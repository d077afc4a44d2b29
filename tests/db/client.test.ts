import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { describe, expect, test } from 'vitest'
import { allowed, refused } from '#app/domain/verdict.ts'
import { closeDatabase, connectDatabase, db, listen, transaction } from '#db/client.server.ts'
import { migrate, pendingMigrations } from '#db/migrate.server.ts'
import { RefusedByDatabase } from '#db/refused-by-database.ts'
import { useDatabase } from '#tests/database.ts'

const database = useDatabase()

describe('the connections of the application', () => {
  test('all work in the application’s role', async () => {
    const users = await Promise.all(
      Array.from({ length: 10 }, () =>
        db().execute(sql`select current_user as role, session_user as login, pg_sleep(0.02)`),
      ),
    )
    expect(new Set(users.map(([row]) => row?.role))).toEqual(new Set(['dichtbij_app']))
  })

  test('come back in that role after they were cut', async () => {
    const owner = postgres(database.url(), { max: 1 })
    await owner`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dichtbij' and datname = current_database()`
    await owner.end()
    await expect
      .poll(
        async () =>
          (
            await db()
              .execute(sql`select current_user as role`)
              .catch(() => [])
          )[0]?.role,
      )
      .toBe('dichtbij_app')
  })

  test('hear what another connection tells', async () => {
    const heard: string[] = []
    await listen('content_changed', (text) => heard.push(text))
    await db().execute(sql`notify content_changed, 'fund'`)
    await expect.poll(() => heard).toEqual(['fund'])
  })
})

describe('a transaction', () => {
  test('is kept when its answer is yes', async () => {
    await asOwner('create table note (text text primary key); grant all on note to dichtbij_app')
    await transaction(async (tx) => {
      await tx.execute(sql`insert into note values ('ja')`)
      return allowed()
    })
    expect(await notes()).toEqual(['ja'])
  })

  test('is undone, and answers, when its answer is a refusal', async () => {
    const verdict = await transaction(async (tx) => {
      await tx.execute(sql`insert into note values ('nee')`)
      return refused('cover-short', { short: 100 })
    })
    expect(verdict).toEqual(refused('cover-short', { short: 100 }))
    expect(await notes()).toEqual(['ja'])
  })

  test('is undone, and answers, when the database refuses', async () => {
    const verdict = await transaction(async (tx) => {
      await tx.execute(sql`insert into note values ('nee')`)
      if (verdictOfTrigger) throw new RefusedByDatabase(verdictOfTrigger)
      return allowed()
    })
    expect(verdict).toEqual(verdictOfTrigger)
    expect(await notes()).toEqual(['ja'])
  })

  test('is undone when something breaks', async () => {
    const broken = transaction(async (tx) => {
      await tx.execute(sql`insert into note values ('nee')`)
      throw new Error('broken')
    })
    await expect(broken).rejects.toThrow('broken')
    expect(await notes()).toEqual(['ja'])
  })

  test('that dies in a deadlock is done again', async () => {
    await asOwner(`create table counter (name text primary key, value int); grant all on counter to dichtbij_app;
      insert into counter values ('a', 0), ('b', 0)`)
    let begun = 0
    let holding = 0
    let bothHold = () => {}
    const both = new Promise<void>((hold) => {
      bothHold = hold
    })
    const add = (first: string, second: string) =>
      transaction(async (tx) => {
        begun += 1
        await tx.execute(sql`update counter set value = value + 1 where name = ${first}`)
        holding += 1
        if (holding === 2) bothHold()
        await both
        await tx.execute(sql`update counter set value = value + 1 where name = ${second}`)
      })
    await Promise.all([add('a', 'b'), add('b', 'a')])
    expect(begun).toBe(3)
    const counters = await db().execute(sql`select value from counter`)
    expect(counters.map((row) => row.value)).toEqual([2, 2])
  })

  test('is done again three times at most', async () => {
    let begun = 0
    const lost = transaction(async () => {
      begun += 1
      throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    })
    await expect(lost).rejects.toThrow('deadlock')
    expect(begun).toBe(4)
  })
})

describe('migrations', () => {
  test('may run from several processes at once and again', async () => {
    const name = 'twice_migrated'
    await asOwner(`create database ${name}`)
    const url = new URL(database.url())
    url.pathname = `/${name}`
    await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)])
    await migrate(url.href)
    expect(await pendingMigrations(db())).toBe(0)
    await asOwner(`drop database ${name}`)
  })

  test('work for an owner that is no superuser, and so does its application', async () => {
    await asOwner('create role fund_owner login createrole password $$geheim$$')
    await asOwner('create database owned owner fund_owner')
    const url = new URL(database.url())
    Object.assign(url, { pathname: '/owned', username: 'fund_owner', password: 'geheim' })
    await asOwner('grant dichtbij_app to fund_owner with admin option')
    await migrate(url.href)
    await closeDatabase()
    connectDatabase({ url: url.href })
    const [row] = await db().execute(sql`select current_user as role, web.queue_age_seconds() as age`)
    expect(row).toEqual({ role: 'dichtbij_app', age: 0 })
    await closeDatabase()
    connectDatabase({ url: database.url() })
    await asOwner('drop database owned with (force)')
  })
})

const verdictOfTrigger = refused('cover-short', { short: 1 })

async function notes() {
  return (await db().execute(sql`select text from note order by text`)).map((row) => row.text)
}

async function asOwner(text: string) {
  const owner = postgres(database.url(), { max: 1, onnotice: () => {} })
  try {
    await owner.unsafe(text)
  } finally {
    await owner.end()
  }
}
