import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeYear } from '#app/commands/close-year.server.ts'
import { prepareClosing } from '#app/commands/prepare-closing.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { Entry, EntryWeight } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { db, ownerSql, transaction } from '#db/client.server.ts'
import { figuresOfYear } from '#db/queries/closings.server.ts'
import { coverOfScope, openCommitments } from '#db/queries/ledger.server.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, operation, today, type World, yes } from '#tests/world/base.ts'

const database = useDatabase()
let world: World
let sipke: Person
let tjitske: Person
const grant = newId(today)
const form = () => ({ operation: operation() })

function booked(lines: Entry[], weighs: EntryWeight, at = today): Promise<Verdict> {
  return transaction(async (tx) => {
    await post(tx, { id: newId(at), fund: world.fund, weighs, lines, by: 'test', at })
    return allowed()
  })
}

beforeAll(async () => {
  world = await aFund()
  sipke = await enter(world, 'sipke')
  tjitske = { ...(await enter(world, 'tjitske')), steppedUpAt: today }
  const late: Entry = { on: '2025-12-01', kind: 'contribution-received', cover: cents(9_000_00) }
  await booked([late], 'fact')
  const promised: Entry = {
    on: '2025-12-10',
    kind: 'commitment',
    cover: cents(-500_00),
    grant,
    tranche: 't1',
  }
  await booked([promised], 'decision')
})

describe('what is open at the end of a year', () => {
  const other = newId(today)
  const agreed = (cover: number): Entry => ({
    ...{ on: '2026-06-01', kind: 'commitment', cover: cents(cover) },
    ...{ grant: other, tranche: 't2' },
  })
  const later = async () => (await figuresOfYear(db(), world.fund, 2025)).open.committed.later

  test('is what was agreed by then, less what was paid of it by then, whenever that was booked', async () => {
    const before = await later()
    await booked([agreed(-300_00)], 'decision', new Date('2025-12-20T10:00:00Z'))
    expect(await later()).toBe(before + 300_00)
    await booked([agreed(-40_00)], 'decision')
    expect(await later()).toBe(before + 300_00)
    const paid: Entry[] = [
      { ...agreed(0), kind: 'payment-planned', cover: cents(100_00) },
      { ...agreed(0), kind: 'payment-made', on: '2025-12-30', cover: cents(-100_00) },
    ]
    await booked(paid, 'fact')
    expect(await later()).toBe(before + 200_00)
  })
})

describe('a year closes by two people, for good', () => {
  test('in its order, when it is over, prepared by the manager and decided by another', async () => {
    expect(await prepareClosing(tjitske, 2025, form(), today)).toMatchObject({ ok: false })
    expect(await prepareClosing(sipke, 2026, form(), today)).toMatchObject({
      reason: { code: 'year-not-next' },
    })
    expect(await closeYear(tjitske, 2025, form(), today)).toMatchObject({ reason: { code: 'not-found' } })
    await yes(prepareClosing(sipke, 2025, form(), today))
    await booked([{ on: '2025-12-02', kind: 'contribution-received', cover: cents(1) }], 'fact')
    expect(await closeYear(tjitske, 2025, form(), today)).toMatchObject({
      reason: { code: 'closing-changed' },
    })
    await yes(prepareClosing(sipke, 2025, form(), today))
    expect(await closeYear({ ...tjitske, steppedUpAt: null }, 2025, form(), today)).toMatchObject({
      reason: { code: 'step-up-needed' },
    })
    await yes(closeYear(tjitske, 2025, form(), today))
    expect(await closeYear(tjitske, 2025, form(), today)).toMatchObject({ reason: { code: 'year-closed' } })
  })

  test('a fact of the closed year counts from the first open day, with its true day beside it', async () => {
    const before = await coverOfScope(db(), world.fund, world.fund)
    await yes(booked([{ on: '2025-06-01', kind: 'contribution-received', cover: cents(7) }], 'fact'))
    const rows = await db().select().from(ledgerEntries).where(sql`true_on is not null`)
    expect(rows).toMatchObject([{ on: '2026-01-01', trueOn: '2025-06-01', coverCents: 7 }])
    const after = await coverOfScope(db(), world.fund, world.fund)
    const closedDays = (days: typeof after) => days.filter(({ on }) => on < '2026-01-01')
    expect(closedDays(after)).toEqual(closedDays(before))
  })

  test('a promise in it is refused, and what is freed takes the promise away on its true day', async () => {
    const line: Entry = { on: '2025-11-01', kind: 'commitment', cover: cents(-1) }
    expect(await booked([line], 'decision')).toMatchObject({
      reason: { code: 'period-closed', firstOpen: '2026-01-01' },
    })
    const freed: Entry = {
      on: '2025-12-10',
      kind: 'decommitment',
      cover: cents(500_00),
      grant,
      tranche: 't1',
    }
    await yes(booked([freed], 'decision'))
    expect(await openCommitments(db(), grant)).toEqual([])
  })

  test('the database itself refuses a closed day, a true day that is open, and opening again', async () => {
    const insert = (on: string, trueOn: string | null, weighs: string, kind: string) =>
      db().execute(sql`insert into ledger_entries (fund_id, posting_id, weighs, kind, "on", true_on, cover_cents,
        recorded_at, recorded_by) values (${world.fund}, gen_random_uuid(), ${weighs}, ${kind}, ${on}, ${trueOn}, 1, now(), 'x')`)
    for (const wrong of [
      insert('2025-12-31', null, 'fact', 'contribution-received'),
      insert('2026-01-02', '2025-12-31', 'fact', 'contribution-received'),
      insert('2026-03-02', '2026-03-01', 'fact', 'contribution-received'),
      insert('2026-01-01', '2025-12-31', 'decision', 'transfer-in'),
    ])
      await expect(wrong).rejects.toMatchObject({ cause: { code: 'DB009' } })
    await expect(db().execute(sql`delete from closed_periods`)).rejects.toMatchObject({
      cause: { code: '42501' },
    })
    await expect(db().execute(sql`update closed_periods set decided_at = null`)).rejects.toMatchObject({
      cause: { code: 'DB003' },
    })
    const owner = ownerSql(database.url())
    await expect(owner`delete from closed_periods`).rejects.toMatchObject({ code: 'DB003' })
    await owner.end()
  })
})
