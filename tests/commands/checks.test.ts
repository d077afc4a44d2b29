import { and, eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { makePaymentFile } from '#app/commands/make-payment-file.server.ts'
import { askChecks, askNightlyChecks, runChecks } from '#app/commands/run-checks.server.ts'
import { sealLog } from '#app/commands/seal-log.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type CheckName, checkNames } from '#app/domain/ledger/check/names.ts'
import { refused } from '#app/domain/verdict.ts'
import { checkRunPage, checksPage } from '#app/server/books/checks-page.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { checkResultsOf, lastCheckRun } from '#db/queries/checks.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { events, outgoingMails } from '#db/schema/index.ts'
import { overheard } from '#tests/bench/overhear.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { approvedRelease, type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'
import { bookedReceipt, lentGrant } from '#tests/world/loan.ts'
import { withFundAccount } from '#tests/world/paying.ts'

useDatabase({ max: 6 })

const now = later({ days: 40 }, granting.payment)
let world: World
let loan: GrantWorld
let gift: GrantWorld
let owner: postgres.Sql

beforeAll(async () => {
  world = await aFund(900_000_00)
  await withFundAccount(world)
  loan = await lentGrant(world)
  gift = await runningGrant(world)
  await yes(bookedReceipt(loan, 1_000_00, now))
  const sipke = { ...gift.panel.sipke, steppedUpAt: later({ minutes: 20 }, granting.approval) }
  const releases = [await approvedRelease(gift)]
  await yes(
    makePaymentFile(
      sipke,
      { operation: operation(), executeOn: '2026-03-24', releases },
      later({ minutes: 20 }, granting.approval),
    ),
  )
  await sealLog(now)
  owner = ownerSql()
  return () => owner.end()
})

let runs = 0
/** Each run a second after the one before. */
async function run(): Promise<string[]> {
  runs += 1
  const at = new Date(now.getTime() + 1_000 * runs)
  const { run: id } = await yes(askChecks(loan.panel.sipke, { operation: operation() }, at))
  return runChecks(id, at)
}

/** Breaks something by hand, as nobody but the owner of the database can, and puts it right again afterwards. */
async function broken(
  act: (sql: postgres.Sql) => Promise<unknown>,
  undo: (sql: postgres.Sql) => Promise<unknown>,
) {
  await owner`set session_replication_role = replica`
  try {
    await act(owner)
    const failed = await run()
    const last = await lastCheckRun(db(), world.fund)
    return {
      failed,
      results: await checkResultsOf(db(), last?.id ?? ''),
      page: await checksPage(loan.panel.sipke),
    }
  } finally {
    await undo(owner)
    await owner`set session_replication_role = origin`
  }
}

/** Changes one column of one row, and back. */
function change(table: string, column: string, value: unknown, where: string) {
  let before: unknown
  return [
    async (sql: postgres.Sql) => {
      const [row] = await sql.unsafe(`select ctid, ${column} as was from ${table} where ${where} limit 1`)
      before = row?.was
      await sql.unsafe(`update ${table} set ${column} = $1 where ctid = $2`, [value as string, row?.ctid])
    },
    (sql: postgres.Sql) =>
      sql.unsafe(`update ${table} set ${column} = $1 where ${column} = $2`, [
        before as string,
        value as string,
      ]),
  ] as const
}

describe('the books held against themselves', { timeout: 120_000 }, () => {
  test('agree in everything, and the manager reads so', async () => {
    expect(await run()).toEqual([])
    const last = await lastCheckRun(db(), world.fund)
    expect(last).toMatchObject({ passed: true, found: 0, askedByName: loan.panel.sipke.name })
    const results = await checkResultsOf(db(), last?.id ?? '')
    expect(results.map(({ name }) => name).toSorted()).toEqual(checkNames.toSorted())
    const looked = results.filter((result) => result.looked === 0).map(({ name }) => name)
    expect(looked).toEqual([])
    expect((await checksPage(loan.panel.sipke)).last).toMatchObject({ passed: true })
    const work = await workOf(db(), loan.panel.sipke, dayOf(now))
    expect(work.filter(({ kind }) => kind === 'checks-failed')).toEqual([])
  })

  const doc = `(select id from documents where bytes is not null order by id limit 1)`
  const grantOf = (which: 'loan' | 'gift') => () => (which === 'loan' ? loan : gift).grant
  const cases: [CheckName, string, string, string, () => string][] = [
    ['postings', 'ledger_entries', 'cover_cents', '1', () => `kind = 'payment-made'`],
    ['payments-within-agreed', 'ledger_entries', 'cover_cents', '-900000099', () => `kind = 'payment-made'`],
    [
      'agreed-within-awarded',
      'decisions',
      'amount_cents',
      '7',
      () => `id in (select decision_id from grants where id = '${grantOf('gift')()}')`,
    ],
    ['cover', 'cover_days', 'cents', '123', () => `fund_id = '${world.fund}'`],
    ['ceilings', 'committed_sums', 'cents', '321', () => `scope = 'round'`],
    ['positions', 'entry_days', 'cents', '77', () => `kind = 'commitment'`],
    ['standings', 'tranche_standings', 'amount_cents', '5', () => `grant_id = '${grantOf('gift')()}'`],
    ['payments', 'payment_lines', 'amount_cents', '6', () => `true`],
    ['loans', 'loan_receipts', 'cents', '99', () => `true`],
    [
      'log',
      'events',
      'actor',
      'iemand',
      () => `subject_kind = 'grant' and subject_id = '${grantOf('gift')()}'`,
    ],
    ['documents', 'documents', 'sha256', 'x', () => `id = ${doc}`],
  ]

  test.each(cases)('find by name what is changed by hand: %s', async (name, table, column, value, where) => {
    const [act, undo] = change(table, column, value, where())
    const { failed, results, page } = await broken(act, undo)
    expect(failed).toContain(name)
    const found = results.find((result) => result.name === name)
    expect(found?.findings.length).toBeGreaterThan(0)
    expect(page.last?.passed).toBe(false)
    expect(page.last?.results.find(({ key }) => key === name)).toMatchObject({ failed: true })
    expect(await run()).toEqual([])
  })

  test('find a day that is short without a fact', async () => {
    const amount = -9_000_000_00
    const ids = ['00000000-0000-7000-8000-0000000000aa', '00000000-0000-7000-8000-0000000000ab'] as const
    const add = (weighs: string, id: string) => async (sql: postgres.Sql) => {
      await sql`set session_replication_role = origin`
      await sql`alter table ledger_entries disable trigger ledger_entries_append_only`
      await sql`insert into ledger_entries (fund_id, posting_id, weighs, kind, "on", cover_cents, recorded_at, recorded_by)
        values (${world.fund}, ${id}, 'fact', 'transfer-out', '2027-01-01', ${amount}, now(), 'test')`
      await sql`update ledger_entries set weighs = ${weighs} where posting_id = ${id}`
    }
    const remove = (id: string) => async (sql: postgres.Sql) => {
      await sql`delete from ledger_entries where posting_id = ${id}`
      await sql`update cover_days set cents = cents - ${amount} where fund_id = scope_id and fund_id = ${world.fund} and "on" = '2027-01-01'`
      await sql`delete from entry_days where fund_id = ${world.fund} and "on" = '2027-01-01' and kind = 'transfer-out'`
      await sql`alter table ledger_entries enable trigger ledger_entries_append_only`
    }
    const fact = await broken(add('fact', ids[0]), remove(ids[0]))
    expect(fact.failed).toEqual(['postings'])
    const decision = await broken(add('decision', ids[1]), remove(ids[1]))
    expect(decision.failed).toEqual(['postings', 'short-days'])
    expect(await run()).toEqual([])
  })

  test('tell the manager by mail and on the desk when something fails, with a page for each finding', async () => {
    const [act, undo] = change('tranche_standings', 'amount_cents', '5', `grant_id = '${gift.grant}'`)
    await broken(act, undo)
    const last = await lastCheckRun(db(), world.fund)
    const work = await workOf(db(), loan.panel.sipke, dayOf(now))
    expect(work.find(({ kind }) => kind === 'checks-failed')).toMatchObject({
      number: 1,
      href: '/manager/checks',
    })
    const page = await checkRunPage(loan.panel.sipke, last?.id)
    const standings = page.results.find(({ key }) => key === 'standings')
    expect(standings?.findings[0]).toMatchObject({ href: `/manager/grants/${gift.grant}` })
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(
        and(
          eq(outgoingMails.template, 'checks-failed'),
          eq(outgoingMails.recipient, loan.panel.sipke.person),
        ),
      )
    expect(mails.filter(({ props }) => props.run === last?.id)).toHaveLength(1)
    const told = await db().select().from(events).where(eq(events.type, 'checks-done'))
    expect(told.map(({ data }) => data)).toContainEqual({ run: last?.id, failed: ['standings'] })
  })

  test('are asked by the manager alone, or by the clock for every fund, and once at a time', async () => {
    for (const actor of [gift.panel.tjitske, await enter(world, 'henk'), gift.owner])
      expect(await askChecks(actor, { operation: operation() }, now)).toEqual(refused('not-found'))
    const at = later({ minutes: 30 }, now)
    const first = await yes(askChecks(loan.panel.sipke, { operation: operation() }, at))
    expect(await yes(askChecks(loan.panel.sipke, { operation: operation() }, at))).toEqual(first)
    expect((await checksPage(loan.panel.sipke)).busy).toBe(true)
    await runChecks(first.run, now)
    expect(await runChecks(first.run, now)).toEqual([])
    const [night] = await askNightlyChecks(later({ days: 1 }, now))
    expect(await runChecks(night ?? '', later({ days: 1 }, now))).toEqual([])
    expect((await checksPage(loan.panel.sipke)).runs.length).toBeGreaterThan(0)
  })

  test('ask as few questions however much there is', async () => {
    const asks = async () => {
      const { run: id } = await yes(askChecks(loan.panel.sipke, { operation: operation() }, now))
      return (await overheard(() => runChecks(id, now))).statements.length
    }
    const few = await asks()
    await runningGrant(world, {}, 10_000_00)
    expect(await asks()).toBe(few)
  })
})
