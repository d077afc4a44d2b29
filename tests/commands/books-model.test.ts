import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import {
  awardLines,
  commitmentLines,
  contributionLines,
  decommitmentLines,
  type PlannedAmount,
  paymentLines,
  receiptLines,
  repaymentLines,
  replaceCommitment,
  reversalLines,
  transferLines,
} from '#app/domain/ledger/lines.ts'
import {
  bookOf,
  committed,
  coverDays,
  type Entry,
  type EntryWeight,
  judgeBook,
  judgeCeiling,
} from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { allowed, firstRefusal, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { db, transaction } from '#db/client.server.ts'
import { booksOf, coverOfScope } from '#db/queries/ledger.server.ts'
import { committedUnder } from '#db/queries/room.server.ts'
import { funds, pots } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'
import { useDatabase } from '#tests/database.ts'

useDatabase({ max: 50 })

const at = new Date('2026-01-01T09:00:00Z')
const ceilings = { fund: 26_000, pot: 16_000 }
type Made = { fund: string; pots: [string, string] }

async function aFundWithPots(): Promise<Made> {
  const fund = newId(at)
  await db()
    .insert(funds)
    .values({
      id: fund,
      slug: `fonds-${fund}`,
      name: 'Fonds',
      legalName: 'Stichting Fonds',
      seat: 'Leeuwarden',
      kvkNumber: '12345678',
      court: 'Rechtbank',
      referencePrefix: 'LO',
      startsOn: '2026-01-01',
      endsOn: '2028-12-31',
      ceilingCents: cents(ceilings.fund),
      createdAt: at,
    })
  const made = [newId(at), newId(at)] as [string, string]
  await db()
    .insert(pots)
    .values(
      made.map((id, sort) => ({
        id,
        fundId: fund,
        key: `pot-${sort}`,
        name: `Potje ${sort}`,
        ceilingCents: cents(ceilings.pot),
        sort,
      })),
    )
  return { fund, pots: made }
}

async function write(fund: string, lines: readonly Entry[], weighs: EntryWeight): Promise<Verdict> {
  return transaction(async (tx) => {
    await post(tx, { id: newId(at), fund, weighs, lines, by: 'test', at, decidedOn: '2026-01-01' })
    return allowed()
  })
}

/** Something that happens to the money of a fund, as numbers: what, in which pot, how much, on which days. */
const happenings = [
  'give',
  'promise',
  'award',
  'amend',
  'pay',
  'lend',
  'repay',
  'miss',
  'move',
  'free',
] as const
const step = fc.record({
  what: fc.constantFrom(...happenings),
  pot: fc.nat({ max: 1 }),
  amount: fc.integer({ min: 1, max: 12_000 }),
  day: fc.nat({ max: 400 }),
  later: fc.nat({ max: 200 }),
  share: fc.integer({ min: 0, max: 10_000 }),
  which: fc.nat(),
})
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** What was promised and not paid, and what is expected back, by the pot that bears it. */
type World = {
  open: (PlannedAmount & { pot: string })[]
  due: (Expected & { pot: string })[]
  number: number
}
type Expected = { amount: number; dueOn: IsoDate; acceptedShareBp: number }

/** The lines of a step and what the world is after it; null when there is nothing that it could happen to. */
function lived(world: World, one: Step, { pots: both }: Made) {
  const pot = both[one.pot] as string
  const on = addDays('2026-01-01', one.day)
  const then = addDays(on, one.later)
  const bearing = { pot }
  const id = `t${world.number}`
  const next = { ...world, number: world.number + 1 }
  const chosen = world.open[one.which % Math.max(1, world.open.length)]
  const awaited = world.due[one.which % Math.max(1, world.due.length)]
  const without = { ...next, open: world.open.filter((other) => other !== chosen) }
  const settled = { ...next, due: world.due.filter((other) => other !== awaited) }
  const expected = { amount: one.amount, dueOn: then, acceptedShareBp: one.share, pot }
  switch (one.what) {
    case 'give':
      return fact(receiptLines('contribution-received', one.amount, on, null, bearing), next)
    case 'promise':
      return fact(contributionLines(expected, bearing), { ...next, due: [...world.due, expected] })
    case 'award': {
      const promised = { id, amount: one.amount, plannedOn: on, pot }
      return decision(
        one.share > 5_000 ? awardLines(one.amount, on, bearing) : commitmentLines([promised], bearing),
        { ...next, open: [...world.open, { ...promised, ...(one.share > 5_000 ? { id: undefined } : {}) }] },
      )
    }
    case 'amend': {
      if (!chosen) return null
      const changed = { ...chosen, amount: one.amount, plannedOn: then }
      return decision(replaceCommitment([chosen], [changed], { pot: chosen.pot }), {
        ...without,
        open: [...without.open, changed],
      })
    }
    case 'pay':
      if (!chosen) return null
      return fact(paymentLines(chosen.amount, chosen.plannedOn, then, { pot: chosen.pot }), without)
    case 'lend':
      return fact(repaymentLines(expected, bearing), { ...next, due: [...world.due, expected] })
    case 'repay':
      if (!awaited) return null
      return fact(
        receiptLines('repayment-received', awaited.amount, then, awaited, { pot: awaited.pot }),
        settled,
      )
    case 'miss':
      return awaited ? fact(reversalLines(awaited, { pot: awaited.pot }), settled) : null
    case 'move':
      return decision(transferLines(one.amount, on, pot, both[1 - one.pot] as string), next)
    case 'free':
      return chosen ? decision(decommitmentLines([chosen], { pot: chosen.pot }), without) : null
  }
}

function fact(lines: Entry[], world: World) {
  return { lines, weighs: 'fact' as const, world }
}

function decision(lines: Entry[], world: World) {
  return { lines, weighs: 'decision' as const, world }
}

/** The same two rules in the pure model: cover on every day, then ceilings without days. */
function judged(entries: readonly Entry[], lines: readonly Entry[], weighs: EntryWeight): Verdict {
  if (weighs === 'fact') return allowed()
  const asked = (pot: string | null) => committed(lines.filter((line) => pot === null || line.pot === pot))
  const open = (pot: string | null) => committed(entries.filter((line) => pot === null || line.pot === pot))
  const touched = [...new Set(lines.flatMap(({ pot }) => pot ?? []))]
  return firstRefusal(
    judgeBook(bookOf(entries), lines),
    judgeCeiling({ ceiling: ceilings.fund, open: open(null) }, asked(null)),
    ...touched.map((pot) => judgeCeiling({ ceiling: ceilings.pot, open: open(pot) }, asked(pot))),
  )
}

describe('any history of awards, amendments, payments, repayments and transfers', () => {
  test('gets from the database what the pure model says, and leaves what it says, step by step', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 35 }), async (steps) => {
        const made = await aFundWithPots()
        const entries: Entry[] = made.pots.flatMap((pot) =>
          receiptLines('contribution-received', 20_000, '2026-01-01', null, { pot }),
        )
        for (const line of entries) await write(made.fund, [line], 'fact')
        let world: World = { open: [], due: [], number: 1 }
        for (const one of steps) {
          const act = lived(world, one, made)
          if (!act) continue
          const hoped = judged(entries, act.lines, act.weighs)
          const answer = await write(made.fund, act.lines, act.weighs)
          expect(answer.ok, `${one.what} of ${one.amount}`).toBe(hoped.ok)
          if (!answer.ok && !hoped.ok) {
            expect(answer.reason.code).toBe(hoped.reason.code)
            if (hoped.reason.code === 'cover-short') {
              const { on, short, before } = hoped.reason
              expect(answer.reason).toMatchObject({ on, short, before })
            }
          }
          seen.add(`${one.what} ${answer.ok ? 'done' : answer.reason.code}`)
          if (!answer.ok) continue
          entries.push(...act.lines)
          world = act.world
          await sameBooks(made, entries)
        }
      }),
      { numRuns: 15, seed: 20_260_310 },
    )
    for (const needed of [
      ...happenings.map((what) => `${what} done`),
      'award cover-short',
      'award ceiling-reached',
    ])
      expect(seen).toContain(needed)
  }, 60_000)
})

test('with fifty connections at once no day of fund or pot becomes short, and every sum is that of the lines', async () => {
  const made = await aFundWithPots()
  const [one, other] = made.pots
  for (const pot of made.pots)
    await write(made.fund, receiptLines('contribution-received', 15_000, '2026-01-01', null, { pot }), 'fact')
  const draws = fc.sample(step, { numRuns: 200, seed: 7 })
  const acts = draws.map(({ what, pot, amount, day }) => {
    const on = addDays('2026-01-02', day)
    const bearing = { pot: pot === 0 ? one : other }
    if (what === 'move') return transferLines(amount, on, bearing.pot, pot === 0 ? other : one)
    return commitmentLines([{ id: `t${amount}`, amount: Math.ceil(amount / 4), plannedOn: on }], bearing)
  })
  const answers = await Promise.all(acts.map((lines) => write(made.fund, lines, 'decision')))
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(3)
  expect(answers.filter(({ ok }) => !ok).length).toBeGreaterThan(3)
  for (const scope of [made.fund, one, other])
    for (const day of await coverOfScope(db(), made.fund, scope)) expect(day.cover).toBeGreaterThanOrEqual(0)
  const written = acts.filter((_, index) => answers[index]?.ok).flat()
  const given = made.pots.map((pot) => ({
    on: '2026-01-01',
    kind: 'contribution-received',
    pot,
    cover: cents(15_000),
  }))
  await sameBooks(made, [...(given as Entry[]), ...written])
}, 60_000)

/** Cover by day, sums by day and kind, and what is committed under each ceiling: of the database, and of these lines. */
async function sameBooks({ fund, pots: both }: Made, entries: readonly Entry[]): Promise<void> {
  const book = bookOf(entries)
  const books = await booksOf(db(), fund)
  expect(await coverOfScope(db(), fund, fund)).toEqual(book.fund)
  expect(coverDays(books.fund)).toEqual(book.fund)
  const sums = await committedUnder(db(), fund, [fund, ...both])
  expect(sums.get(`fund|${fund}`) ?? 0).toBe(committed(entries))
  for (const pot of both) {
    const own = entries.filter((entry) => entry.pot === pot)
    expect(await coverOfScope(db(), fund, pot)).toEqual(book.pots.get(pot) ?? [])
    expect(coverDays(books.pots.get(pot) ?? [])).toEqual(book.pots.get(pot) ?? [])
    expect(sums.get(`pot|${pot}`) ?? 0).toBe(committed(own))
  }
}
