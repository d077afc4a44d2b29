import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { type EntryWeight, entryKinds, entryWeights } from '#app/domain/ledger.ts'
import { ledgerPage } from '#app/server/books/ledger-page.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import {
  findEntries,
  type LedgerFilter,
  pageOfEntries,
  sumsOfEntries,
  sumsStatement,
} from '#db/queries/ledger-search.server.ts'
import { postingById } from '#db/queries/posting.server.ts'
import { ledgerEntries, pots } from '#db/schema/index.ts'
import { overheard } from '#tests/bench/overhear.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, type World } from '#tests/world/base.ts'
import { type GrantWorld, preparedRelease, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'

const database = useDatabase()
let world: World
let made: GrantWorld
let sipke: Person
let potIds: string[]

beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await runningGrant(world)
  await preparedRelease(made)
  sipke = made.panel.sipke
  potIds = (await db().select().from(pots)).map(({ id }) => id)
}, 60_000)

async function allPages(filter: LedgerFilter, most: number): Promise<number[]> {
  const found: number[] = []
  for (let after: number | undefined; ; ) {
    const page = await findEntries(db(), sipke, filter, after, most)
    found.push(...page.rows.map(({ number }) => number))
    if (page.next === null) return found
    after = page.next
  }
}

describe('the lines of a small fund', () => {
  test('every combination of filters finds what a plain filter finds, with the sums of all of it', async () => {
    const all = await db().select().from(ledgerEntries)
    expect(all.length).toBeGreaterThan(4)
    const days = all.map(({ on }) => on)
    const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
    const filter: fc.Arbitrary<LedgerFilter> = fc.record({
      kinds: maybe(fc.subarray([...entryKinds], { minLength: 1 })),
      grant: maybe(fc.constantFrom(made.grant, world.fund)),
      pot: maybe(fc.constantFrom(...potIds)),
      weighs: maybe(fc.constantFrom<EntryWeight>(...entryWeights)),
      from: maybe(fc.constantFrom(...days)),
      to: maybe(fc.constantFrom(...days)),
    })
    await fc.assert(
      fc.asyncProperty(filter, fc.integer({ min: 1, max: 4 }), async (asked, most) => {
        const { kinds, grant, pot, weighs, from, to } = asked
        const fitting = all.filter(
          (row) =>
            (!kinds || kinds.some((kind) => kind === row.kind)) &&
            (!grant || row.grantId === grant) &&
            (!pot || row.potId === pot) &&
            (!weighs || row.weighs === weighs) &&
            (!from || row.on >= from) &&
            (!to || row.on <= to),
        )
        const newest = [...fitting].sort((one, other) =>
          one.on === other.on ? other.number - one.number : one.on < other.on ? 1 : -1,
        )
        expect(await allPages(asked, most)).toEqual(newest.map(({ number }) => number))
        const sums = await sumsOfEntries(db(), world.fund, asked)
        expect(sums.reduce((total, { cover }) => total + cover, 0)).toBe(
          fitting.reduce((total, { coverCents }) => total + coverCents, 0),
        )
        expect(sums.reduce((total, { lines }) => total + lines, 0)).toBe(fitting.length)
      }),
      { numRuns: 40 },
    )
  })

  test('a posting tells all its lines, who booked it, and the act it belongs to', async () => {
    const [line] = (await findEntries(db(), sipke, { grant: made.grant, kinds: ['decommitment'] })).rows
    const posting = await postingById(db(), sipke, line?.posting)
    expect(posting?.lines.map(({ kind }) => kind).sort()).toEqual([
      'commitment',
      'commitment',
      'commitment',
      'decommitment',
    ])
    expect(posting?.by).toBe(made.panel.tjitske.name)
    expect(posting?.events.map(({ type }) => type)).toContain('agreement-in-force')
    const [gift] = (await findEntries(db(), sipke, { kinds: ['contribution-received'] })).rows
    const received = await postingById(db(), sipke, gift?.posting)
    expect(received).toMatchObject({ by: null, events: [{ type: 'contribution-booked' }] })
  })

  test('nothing of another fund, nor a name that is closed to who looks', async () => {
    const other = await enter(await aFund(), 'sipke')
    expect((await findEntries(db(), other, { grant: made.grant })).rows).toEqual([])
    const [line] = (await findEntries(db(), sipke, { grant: made.grant })).rows
    expect(line).toMatchObject({ grant: made.grant, initiativeName: expect.stringMatching(/./) })
    expect(await postingById(db(), other, line?.posting)).toBeNull()
    expect(await postingById(db(), sipke, 'no-key')).toBeNull()
    await declare(made.panel.sipke, made.proposal, 'interest')
    const [near] = (await findEntries(db(), sipke, { grant: made.grant })).rows
    expect(near).toMatchObject({ number: line?.number, grant: null, initiativeName: null, reference: null })
  })
})

describe('with sixty thousand tranches and five years of lines', () => {
  let few = 0
  const asked = () => new URLSearchParams({ pot: 'giving', from: '2026-01-01' })
  const count = async () => {
    const { statements } = await overheard(() => ledgerPage(sipke, asked(), 'nl'))
    return statements.length
  }

  beforeAll(async () => {
    few = await count()
    const owner = ownerSql(database.url())
    await owner`alter table ledger_entries disable trigger ledger_entries_judged`
    await owner`
      insert into ledger_entries (fund_id, posting_id, weighs, kind, "on", cover_cents, pot_id, grant_id, tranche_id,
        recorded_at, recorded_by)
      select ${world.fund}, md5('p' || (n / 4))::uuid, 'decision', kind, date '2022-01-01' + (n * 7919 % 1826), 100,
        ${potIds[0] ?? ''}::uuid, md5('g' || (n / 20))::uuid, 't' || n, now(), 'system'
      from generate_series(1, 60000) n, unnest(array['commitment', 'payment-planned', 'payment-made']) kind`
    await owner`alter table ledger_entries enable trigger ledger_entries_judged`
    await owner`analyze ledger_entries`
    await owner.end()
  }, 120_000)

  const planOf = async (statement: { getSQL(): ReturnType<typeof sql> }) => {
    const rows = await db().execute(sql`explain ${statement.getSQL()}`)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }

  test('the page asks as many questions as with six', async () => {
    expect(few).toBeGreaterThan(2)
    expect(await count()).toBe(few)
  })

  test('a page, and one that follows it, come in the order of an index', async () => {
    const [first] = (await findEntries(db(), sipke, {})).rows.slice(-1)
    const filters: [LedgerFilter, RegExp][] = [
      [{}, /ledger_entries_fund_day/],
      [{ from: '2024-01-01', to: '2024-03-31' }, /ledger_entries_(fund|kind)_day/],
      [{ grant: made.grant }, /ledger_entries_grant_day/],
      [{ kinds: ['payment-made'] }, /ledger_entries_(kind|fund)_day/],
      [{ pot: potIds[0] }, /ledger_entries_(pot|fund)_day/],
    ]
    for (const [filter, index] of filters) {
      for (const after of [undefined, first?.number]) {
        const plan = await planOf(pageOfEntries(db(), sipke, filter, after))
        expect(plan).toMatch(index)
        expect(plan).not.toContain('Seq Scan on ledger_entries')
      }
    }
  })

  test('the sums of one grant are read from its own lines', async () => {
    const plan = await planOf(sumsStatement(db(), world.fund, { grant: made.grant }))
    expect(plan).toContain('ledger_entries_grant_day')
  })
})
