import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookContribution } from '#app/commands/book-contribution.server.ts'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { everyCheck } from '#app/commands/every-check.server.ts'
import { importFund } from '#app/commands/import-fund.server.ts'
import { sealLog } from '#app/commands/seal-log.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import { type Manifest, manifestSchema } from '#app/domain/archive/manifest.ts'
import { cents } from '#app/domain/money.ts'
import { configuration, configure } from '#app/effects/configuration.server.ts'
import { sha256 } from '#app/effects/hash.ts'
import { storage } from '#app/effects/storage.server.ts'
import { bytesOfFile, openArchive } from '#app/exchange/archive/read.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
import { makeArchive } from '#app/server/archive/make.server.ts'
import { seedTools } from '#app/server/seed-tools.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { leftOut } from '#db/queries/archive/left-out.server.ts'
import { everyTable } from '#db/queries/archive/tables.server.ts'
import {
  eventSeals,
  events,
  files,
  fundArchives,
  funds,
  people,
  proposals,
  secondFactors,
} from '#db/schema/index.ts'
import { seedDemo } from '#db/seed/demo.server.ts'
import { now } from '#tests/access/rows/moment.ts'
import { anonymousDraft, foreignKeys, makeRows, type Rows } from '#tests/access/rows.ts'
import { useDatabase } from '#tests/database.ts'
import { aVisitor } from '#tests/world/applying.ts'
import { elsewhere } from '#tests/world/archive.ts'
import { looseFile } from '#tests/world/attachments.ts'
import { enter, operation, today, type World, yes } from '#tests/world/base.ts'
import { changedArchive } from '#tests/world/other-archive.ts'

useDatabase({ max: 8 })

const folder = mkdtempSync(join(tmpdir(), 'fund-archive-'))
const path = join(folder, 'archive.zip')
const secret = 'sealed-with-the-secret-of-this-instance'
let world: World
let rows: Rows

beforeAll(async () => {
  configure({ DATA_DIR: join(folder, 'here') })
  const made = await makeRows()
  world = made.world
  rows = made.rows
  await anonymousDraft(world, await aVisitor(world))
  const jelle = await enter(world, 'jelle')
  await db().insert(secondFactors).values({ personId: jelle.person, sealedSecret: secret })
  await db().update(proposals).set({ title: '=1+1' }).where(eq(proposals.id, rows.draft))
  const forget = { operation: operation(), what: 'call-back', row: rows.callBack } as const
  await yes(eraseData(jelle, forget, today))
  await sealLog(now)
  await archived(world.fund)
}, 240_000)
afterAll(() => {
  configure({})
  rmSync(folder, { recursive: true })
})

async function archived(fund: string, to = path): Promise<Manifest> {
  await withLocale('nl', () => makeArchive(fund, to, now))
  return manifestSchema.parse(JSON.parse(await textIn('manifest.json', to)))
}

async function textIn(name: string, from = path): Promise<string> {
  const archive = await openArchive(from)
  try {
    return (await bytesOfFile(archive, name)).toString('utf8')
  } finally {
    archive.close()
  }
}

/** A hash of every row of every table as PostgreSQL itself writes it, and how many there are. */
async function dumped(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const { name } of await everyTable(db())) {
    if (name in leftOut) continue
    const [row] = await db().execute<{ dump: string }>(sql`
      select count(*) || ' ' || encode(sha256(convert_to(coalesce(string_agg(t::text, E'\n' order by t::text collate "C"), ''),
        'UTF8')), 'hex') as dump from ${sql.identifier(name)} t`)
    found[name] = row?.dump ?? ''
  }
  return found
}

/** Every file that is kept, with the hash of its bytes. */
async function stored(): Promise<Record<string, string>> {
  const kept = await db().select().from(files).where(sql`removed_at is null`)
  const found: Record<string, string> = {}
  for (const { storageKey } of kept) {
    const bytes = await storage().get(storageKey)
    found[storageKey] = bytes ? sha256(Buffer.from(await new Response(bytes).arrayBuffer())) : 'not there'
  }
  return found
}

/** A file of a proposal with these bytes; its key. */
const loose = (text: string) => looseFile(world.fund, rows.draft, today, { text })

async function keyOf(id: string): Promise<string> {
  const [row] = await db().select({ key: files.storageKey }).from(files).where(eq(files.id, id))
  return row?.key ?? ''
}

async function putAt(key: string, text: string): Promise<void> {
  const place = join(folder, 'bytes')
  writeFileSync(place, text)
  await storage().put(key, { path: place, size: text.length, sha256: sha256(text), mediaType: 'text/plain' })
}

/** What judges and counts in the database: triggers and references, each with whether it is on. */
async function guards(): Promise<string[]> {
  const found = await db().execute<{ guard: string }>(sql`
    select concat_ws(' ', tgrelid::regclass, tgname, tgenabled) as guard from pg_trigger where not tgisinternal
    union all select concat_ws(' ', conrelid::regclass, conname, condeferrable, condeferred, convalidated) from pg_constraint
    order by 1`)
  return [...found].map(({ guard }) => guard)
}

describe('the archive of a fund', () => {
  test('read into an empty database gives every table the same hash, and every file the same bytes', {
    timeout: 60_000,
  }, async () => {
    const here = { tables: await dumped(), files: await stored(), guards: await guards() }
    const filled = Object.values(here.tables).filter((dump) => !dump.startsWith('0 '))
    expect(filled.length).toBeGreaterThan(90)
    expect(Object.keys(here.files).length).toBeGreaterThan(2)
    await elsewhere(folder, async () => {
      expect(await importFund(path, now)).toMatchObject({ ok: true, fund: world.fund })
      expect({ tables: await dumped(), files: await stored(), guards: await guards() }).toEqual(here)
      const again = join(folder, 'again.zip')
      const [first, second] = [JSON.parse(await textIn('manifest.json')), await archived(world.fund, again)]
      expect(second).toEqual(first)
    })
  })

  test('lets the fund go on there: the log and the books agree, and what comes next joins them', {
    timeout: 60_000,
  }, async () => {
    const [before] = await db().select({ last: sql<number>`max(number)::int` }).from(events)
    await elsewhere(folder, async () => {
      await yes(importFund(path, now))
      expect((await verifyLog()).faults).toEqual([])
      const gift = { donor: 'Nieuwe gever', pot: 'giving', dueOn: '2026-04-01', receivedOn: '2026-04-01' }
      await yes(
        bookContribution(
          world.fund,
          'system',
          { ...gift, amountCents: cents(100_00), acceptedShareBp: 10_000 },
          now,
        ),
      )
      const [after] = await db().select({ last: sql<number>`max(number)::int` }).from(events)
      expect(after?.last).toBeGreaterThan(before?.last ?? 0)
      expect((await sealLog(now)).sealed).toBeGreaterThan(0)
      expect((await verifyLog()).faults).toEqual([])
      const checked = await everyCheck(world.fund, now)
      const kept = ['postings', 'cover', 'ceilings', 'positions', 'log', 'documents']
      for (const { name, findings } of checked) if (kept.includes(name)) expect(findings, name).toEqual([])
      await expect(db().execute(sql`update ledger_entries set cover_cents = 0`)).rejects.toThrow()
      const [read] = await db().select().from(fundArchives)
      expect(read).toMatchObject({ origin: 'read', fundId: world.fund })
      const owner = ownerSql()
      const jobs = await owner`select task_identifier as task from graphile_worker.jobs`
      await owner.end()
      expect(jobs.map(({ task }) => task)).not.toContain('send-mail')
    })
  })

  test('is read by an owner that is no superuser', { timeout: 60_000 }, async () => {
    const tables = await dumped()
    const read = async () => {
      await yes(importFund(path, now))
      expect(await dumped()).toEqual(tables)
    }
    await elsewhere(folder, read, { ordinary: true })
  })

  test('shows one moment, whatever is booked while it is made', { timeout: 60_000 }, async () => {
    const busy = join(folder, 'busy.zip')
    await elsewhere(folder, async () => {
      await yes(importFund(path, now))
      const gift = { donor: 'Gever', pot: 'giving', dueOn: '2026-04-01', receivedOn: '2026-04-01' }
      let making = true
      const booking = (async () => {
        let booked = 0
        for (; making; booked++)
          await yes(
            bookContribution(
              world.fund,
              'system',
              { ...gift, amountCents: cents(1_00), acceptedShareBp: 10_000 },
              now,
            ),
          )
        return booked
      })()
      await archived(world.fund, busy)
      making = false
      expect(await booking).toBeGreaterThan(1)
    })
    await elsewhere(folder, async () => {
      expect(await importFund(busy, now)).toMatchObject({ ok: true })
    })
  })

  test('says which kept files are gone or broken; of one that lies there twice a whole copy goes along', {
    timeout: 60_000,
  }, async () => {
    const broken = join(folder, 'broken.zip')
    await elsewhere(folder, async () => {
      await yes(importFund(path, now))
      const [one, two, three] = [await loose('Eerste'), await loose('Tweede'), await loose('Derde')]
      const [bad, good] = [await loose('Tweemaal'), await loose('Tweemaal')]
      await storage().remove(await keyOf(one))
      for (const id of [two, bad]) await putAt(await keyOf(id), 'anders')
      const { missing } = await archived(world.fund, broken)
      expect(missing.sort()).toEqual(['Eerste', 'Tweede'].map(sha256).sort())
      const keys = await Promise.all([one, two, three, bad, good].map(keyOf))
      await elsewhere(folder, async () => {
        await yes(importFund(broken, now))
        const there = await stored()
        expect(keys.map((key) => there[key])).toEqual([
          'not there',
          ...['anders', 'Derde', 'Tweemaal', 'Tweemaal'].map(sha256),
        ])
      })
    })
  })

  test('has no secret in it, guards its lists against formulas, and says in Dutch what is what', async () => {
    const archive = await openArchive(path)
    const texts: Record<string, string> = {}
    for (const name of archive.names()) texts[name] = (await bytesOfFile(archive, name)).toString('utf8')
    archive.close()
    for (const [name, text] of Object.entries(texts)) expect(text.includes(secret), name).toBe(false)
    expect(Object.keys(texts)).not.toContain('tables/second_factors.jsonl')
    expect(texts['csv/proposals.csv']).toContain(`"'=1+1"`)
    expect(texts['README.txt']).toContain('Dit is het archief van het hele fonds.')
    expect(texts['csv/ledger.csv']?.split('\r\n').length).toBe(
      (texts['tables/ledger_entries.jsonl']?.split('\n').length ?? 0) + 1,
    )
  })
})

describe('an archive of one fund among others', () => {
  test('holds nothing of another fund, and is a whole fund elsewhere', { timeout: 240_000 }, async () => {
    const foreign = await foreignKeys(rows)
    const [other] = await db()
      .select({ fund: proposals.fundId })
      .from(proposals)
      .where(eq(proposals.id, foreign.draft))
    const among = join(folder, 'among.zip')
    const manifest = await archived(world.fund, among)
    expect(manifest.whole).toBe(false)
    const keys = await keysOf(other?.fund ?? '')
    expect(keys.size).toBeGreaterThan(200)
    const archive = await openArchive(among)
    for (const name of archive.names().filter((one) => /^(tables|csv)\//.test(one))) {
      const text = (await bytesOfFile(archive, name)).toString('utf8')
      const found = [...text.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)]
        .map(([key]) => key)
        .filter((key) => keys.has(key))
      expect(found, name).toEqual([])
    }
    archive.close()
    await elsewhere(folder, async () => {
      await yes(importFund(among, now))
      expect(await db().select({ id: funds.id }).from(funds)).toEqual([{ id: world.fund }])
      expect(await db().select().from(eventSeals)).toEqual([])
      const log = await verifyLog()
      expect(log.faults).toEqual([])
      expect(log.events).toBeGreaterThan(100)
    })
  })

  /** Keys of rows of a fund, and of the people that only it knows. */
  async function keysOf(fund: string): Promise<Set<string>> {
    const keys = new Set([fund])
    for (const { name, columns } of await everyTable(db())) {
      const has = (column: string) => columns.some((one) => one.name === column && one.type === 'uuid')
      if (!has('id') || !has('fund_id')) continue
      const found = await db().execute<{ id: string }>(
        sql`select id from ${sql.identifier(name)} where fund_id = ${fund}`,
      )
      for (const { id } of found) keys.add(id)
    }
    const own = await db()
      .select({ id: people.id })
      .from(people)
      .where(sql`email like ${`%-${fund.slice(-8)}@%`}`)
    for (const { id } of own) keys.add(id)
    return keys
  }
})

describe('nothing is read in, and nothing is left behind,', () => {
  const to = join(folder, 'changed.zip')
  const attached = `files/${sha256('Offerte')}.pdf`
  const upTo = (text: string, from: string | RegExp, into: string) => {
    const changed = text.replace(from, into)
    if (changed === text) throw new Error('nothing was changed')
    return changed
  }

  test.each<[string, () => Promise<string>, object]>([
    [
      'of an archive of another version',
      () => changedArchive(path, to, { manifest: (one) => ({ ...one, schema: '0001_guards' }) }),
      { code: 'archive-other-schema', archived: '0001_guards' },
    ],
    [
      'with a table that nobody knows',
      () =>
        changedArchive(path, to, {
          manifest: (one) => ({
            ...one,
            files: [...one.files, { name: 'tables/wishes.jsonl', size: 0, sha256: sha256(''), rows: 0 }],
          }),
        }),
      { code: 'archive-unknown-table', table: 'wishes' },
    ],
    [
      'when a table is left out on purpose',
      () => changedArchive(path, to, { files: { 'tables/events.jsonl': null }, told: true }),
      { code: 'archive-damaged', file: 'tables/events.jsonl' },
    ],
    [
      'when a file was changed',
      () =>
        changedArchive(path, to, {
          files: { 'tables/grants.jsonl': (text) => upTo(text, /running/, 'settled') },
        }),
      { code: 'archive-damaged', file: 'tables/grants.jsonl' },
    ],
    [
      'when a row is none, though the manifest says so',
      () =>
        changedArchive(path, to, { files: { 'tables/grants.jsonl': () => '{"id":1' + '\n' }, told: true }),
      { code: 'archive-damaged', file: 'tables/grants.jsonl' },
    ],
    [
      'when what happened was written anew, though the manifest says so',
      () =>
        changedArchive(path, to, {
          files: { 'tables/events.jsonl': (text) => upTo(text, '"type":"fund-set-up"', '"type":"erased"') },
          told: true,
        }),
      { code: 'archive-does-not-add-up', check: 'log' },
    ],
    [
      'when an amount in the ledger was changed, though the manifest says so',
      () =>
        changedArchive(path, to, {
          files: {
            'tables/ledger_entries.jsonl': (text) =>
              upTo(text, '"cover_cents":60000000', '"cover_cents":70000000'),
          },
          told: true,
        }),
      { code: 'archive-does-not-add-up', check: 'cover' },
    ],
    [
      'when a kept file was exchanged, though the manifest says so',
      () => changedArchive(path, to, { files: { [attached]: () => 'Een ander bestand' }, told: true }),
      { code: 'archive-damaged', file: attached },
    ],
    [
      'when a kept file is left out, though the manifest says so',
      () => changedArchive(path, to, { files: { [attached]: null }, told: true }),
      { code: 'archive-damaged', file: 'tables/files.jsonl' },
    ],
    [
      'when a row names what is not there, though the manifest says so',
      () =>
        changedArchive(path, to, {
          files: {
            'tables/grants.jsonl': (text) =>
              text.replaceAll(/"round_id":"[^"]+"/g, `"round_id":"${world.fund}"`),
          },
          told: true,
        }),
      { code: 'archive-does-not-add-up', check: 'grants_round_id_rounds_id_fk' },
    ],
    [
      'of what is no archive',
      async () => {
        writeFileSync(to, 'PK or something like it')
        return to
      },
      { code: 'archive-unreadable' },
    ],
  ])('%s', { timeout: 60_000 }, async (_why, change, reason) => {
    const changed = await change()
    await elsewhere(folder, async () => {
      const empty = await dumped()
      expect(await importFund(changed, now)).toMatchObject({ ok: false, reason })
      expect(await dumped()).toEqual(empty)
      expect(filesIn(configuration().dataFolder)).toEqual([])
    })
  })

  test('where a fund is already', { timeout: 60_000 }, async () => {
    await elsewhere(folder, async () => {
      await yes(importFund(path, now))
      const before = await dumped()
      expect(await importFund(path, now)).toMatchObject({ ok: false, reason: { code: 'database-not-empty' } })
      expect(await dumped()).toEqual(before)
    })
  })
})

test('the whole demo, read in elsewhere, is the same demo', { timeout: 120_000 }, async () => {
  await elsewhere(folder, async () => {
    const to = join(folder, 'demo.zip')
    await seedDemo(new Date('2026-11-24T15:00:00Z'), seedTools())
    const [fund] = await db().select().from(funds)
    const here = await dumped()
    await archived(fund?.id ?? '', to)
    await elsewhere(folder, async () => {
      await yes(importFund(to, now))
      expect(await dumped()).toEqual(here)
    })
  })
})

function filesIn(place: string): string[] {
  try {
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
  } catch {
    return []
  }
}
