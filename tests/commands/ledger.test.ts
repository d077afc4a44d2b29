import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { coverDays, type Entry } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { appRole, db, transaction } from '#db/client.server.ts'
import { coverOfScope } from '#db/queries/ledger.server.ts'
import { headroomOf } from '#db/queries/room.server.ts'
import { funds, ledgerEntries } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'
import { useDatabase } from '#tests/database.ts'
import vectors from '#tests/examples/vectors.json' with { type: 'json' }

const database = useDatabase({ max: 50 })
const at = new Date('2024-01-01T09:00:00Z')
const { cover } = vectors
const linesOf = (entries: readonly { on: string; kind: string; cover: number }[]) =>
  entries.map(({ on, kind, cover: amount }) => ({ on, kind, cover: cents(amount) }) as Entry)

async function emptyFund(ceiling = 10_000_000_00): Promise<string> {
  const id = newId(at)
  await db()
    .insert(funds)
    .values({
      id,
      slug: `fonds-${id}`,
      name: 'Fonds',
      legalName: 'Stichting Fonds',
      seat: 'Leeuwarden',
      kvkNumber: '12345678',
      court: 'Rechtbank',
      referencePrefix: 'LO',
      startsOn: '2024-01-01',
      endsOn: '2027-12-31',
      ceilingCents: cents(ceiling),
      createdAt: at,
    })
  return id
}

function posting(
  fund: string,
  lines: readonly Entry[],
  weighs: 'decision' | 'fact' = 'decision',
): Promise<Verdict> {
  return transaction(async (tx) => {
    await post(tx, { id: newId(at), fund, weighs, lines, by: 'test', at, decidedOn: '2024-01-01' })
    return allowed()
  })
}

describe('the worked examples, held by the database', () => {
  let fund = ''
  beforeAll(async () => {
    fund = await emptyFund()
    for (const line of linesOf(cover.entries))
      expect(await posting(fund, [line], 'fact')).toEqual({ ok: true })
  })

  test('cover runs through the days', async () => {
    expect(await coverOfScope(db(), fund, fund)).toEqual(cover.runs)
    for (const [on, room] of Object.entries(cover.headroom))
      expect(await headroomOf(db(), fund, fund, on)).toBe(room)
  })

  test('every step gets the verdict of the examples and leaves their cover', async () => {
    for (const step of cover.steps) {
      const before = await coverOfScope(db(), fund, fund)
      if (step.name.startsWith('gift D of 24.500,00 on 2025-03-01: allowed')) {
        expect(await headroomOf(db(), fund, fund, '2025-03-01')).toBe(
          cover.headroomAfterRepayment['2025-03-01'],
        )
      }
      const { ok, ...data } = step.verdict
      const lines = linesOf(step.entries)
      const answer = await posting(fund, lines, 'fact' in step.verdict ? 'fact' : 'decision')
      if (ok) expect(answer, step.name).toEqual({ ok: true })
      else expect(answer, step.name).toMatchObject({ ok, reason: { code: 'cover-short', ...data } })
      if ('after' in step) expect(await coverOfScope(db(), fund, fund), step.name).toEqual(step.after)
      if (!ok) expect(await coverOfScope(db(), fund, fund), step.name).toEqual(before)
      if ('keep' in step && step.keep === false) await posting(fund, opposite(lines), 'fact')
    }
  })
})

describe('two hundred awards of € 7.300 at once on € 50.000', () => {
  test('over fifty connections six pass, and € 6.200 is left', async () => {
    const { free, decisions, each, succeed, left } = cover.concurrency
    const fund = await emptyFund()
    await posting(fund, [{ on: '2026-01-01', kind: 'contribution-received', cover: cents(free) }], 'fact')
    const award: Entry[] = [{ on: '2026-06-01', kind: 'commitment', cover: cents(-each) }]
    const answers = await Promise.all(Array.from({ length: decisions }, () => posting(fund, award)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(succeed)
    for (const answer of answers.filter((one) => !one.ok)) {
      expect(answer).toMatchObject({ reason: { code: 'cover-short', on: '2026-06-01', before: left } })
    }
    expect(await headroomOf(db(), fund, fund, '2026-06-01')).toBe(left)
    const days = await rawDays(fund)
    expect(days).toEqual(await coverOfScope(db(), fund, fund))
  }, 30_000)
})

describe('ceilings', () => {
  test('what is committed stays within the ceiling of the fund, whatever the cover', async () => {
    const fund = await emptyFund(1_000_00)
    await posting(fund, [{ on: '2024-01-01', kind: 'contribution-received', cover: cents(9_000_00) }], 'fact')
    const award = (amount: number): Entry[] => [
      { on: '2024-02-01', kind: 'commitment', cover: cents(-amount) },
    ]
    expect(await posting(fund, award(600_00))).toEqual({ ok: true })
    expect(await posting(fund, award(400_01))).toMatchObject({
      ok: false,
      reason: { code: 'ceiling-reached', ceiling: 1_000_00, committed: 600_00, asked: 400_01 },
    })
    expect(await posting(fund, award(400_00))).toEqual({ ok: true })
  })
})

describe('what the database refuses besides', () => {
  test('another isolation level than read committed', async () => {
    const fund = await emptyFund()
    const line = { on: '2024-01-01', kind: 'contribution-received' as const, cover: cents(1) }
    const work = db().transaction(
      (tx) => post(tx, { id: newId(at), fund, weighs: 'fact', lines: [line], by: 'test', at }),
      { isolationLevel: 'repeatable read' },
    )
    await expect(work).rejects.toMatchObject({ cause: { code: 'DB004' } })
  })

  test.each([
    'update ledger_entries set cover_cents = 0',
    'delete from ledger_entries',
    'truncate ledger_entries',
    'update events set actor = $$x$$',
    'delete from events',
    'truncate events cascade',
    'update cover_days set cents = 0',
    'delete from cover_days',
    'update committed_sums set cents = 0',
    'update conflicts set grade = $$none$$',
    'delete from submissions',
  ])('the role of the application: %s', async (statement) => {
    await expect(db().execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  test('even the owner cannot rewrite a line that was booked', async () => {
    const owner = postgres(database.url(), { max: 1, onnotice: () => {} })
    const fund = await emptyFund()
    await posting(fund, [{ on: '2024-01-01', kind: 'contribution-received', cover: cents(1) }], 'fact')
    try {
      await expect(owner`update ledger_entries set cover_cents = 0`).rejects.toMatchObject({ code: 'DB003' })
      await expect(owner`delete from ledger_entries`).rejects.toMatchObject({ code: 'DB003' })
      await expect(owner`truncate ledger_entries`).rejects.toMatchObject({ code: 'DB003' })
    } finally {
      await owner.end()
    }
  })

  test('tests run as the role of the application', async () => {
    const [row] = await db().execute(sql`select current_user as name`)
    expect(row?.name).toBe(appRole)
  })
})

/** Cover added up again from the ledger itself. */
async function rawDays(fund: string) {
  const rows = await db()
    .select({ on: ledgerEntries.on, cover: ledgerEntries.coverCents })
    .from(ledgerEntries)
    .where(sql`${ledgerEntries.fundId} = ${fund}`)
  return coverDays(rows)
}

function opposite(lines: readonly Entry[]): Entry[] {
  return lines.map((line) => ({ ...line, kind: 'decommitment', cover: cents(-line.cover) }))
}
