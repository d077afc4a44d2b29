import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { prepareFundDecision } from '#app/commands/prepare-fund-decision.server.ts'
import { promiseContribution } from '#app/commands/promise-contribution.server.ts'
import { receiveContribution } from '#app/commands/receive-contribution.server.ts'
import { returnFundDecision } from '#app/commands/return-fund-decision.server.ts'
import { takeFundDecision } from '#app/commands/take-fund-decision.server.ts'
import { withdrawContribution } from '#app/commands/withdraw-contribution.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { forecast } from '#app/domain/ledger/forecast.ts'
import { positionOf } from '#app/domain/ledger/position.ts'
import { coverDays, coverOn, shortDays } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { decisionPage } from '#app/server/fund/decisions-page.server.ts'
import { transferPage } from '#app/server/fund/transfer-page.server.ts'
import { deskDays } from '#app/server/office/desk-words.server.ts'
import { db } from '#db/client.server.ts'
import { contributionById, contributionsOf } from '#db/queries/contributions.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { fundDecisionById } from '#db/queries/fund-decisions.server.ts'
import { booksOf, coverOfScope, shortDaysOf } from '#db/queries/ledger.server.ts'
import { headroomOf } from '#db/queries/room.server.ts'
import { outgoingMails, pots } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { aTransfer, potIds, preparedTransfer } from '#tests/world/fund-money.ts'
import { paidTranche, runningGrant } from '#tests/world/granting.ts'

useDatabase({ max: 12 })

const day = dayOf(today)
const promise = {
  donor: 'Provincie',
  pot: 'pilots',
  amountCents: cents(10_000_00),
  dueOn: '2026-06-01',
  receivedOn: null,
  acceptedShareBp: 5_000,
  source: 'Brief van 1 maart 2026',
}
const promised = async (sipke: Person, wish: Partial<typeof promise> = {}) =>
  (await yes(promiseContribution(sipke, { operation: operation(), ...promise, ...wish }, today))).contribution

describe('money of a donor', () => {
  let world: World
  let sipke: Person
  beforeAll(async () => {
    world = await aFund()
    sipke = await enter(world, 'sipke')
  })

  test('is booked by the manager alone, once', async () => {
    const form = { operation: operation(), ...promise }
    for (const key of ['tjitske', 'henk', 'ineke'] as const)
      expect(await promiseContribution(await enter(world, key), form, today)).toEqual(refused('not-found'))
    const first = await yes(promiseContribution(sipke, form, today))
    expect(await yes(promiseContribution(sipke, form, today))).toEqual(first)
    const rows = await contributionsOf(db(), world.fund)
    expect(rows.filter(({ donorName }) => donorName === 'Provincie')).toHaveLength(1)
  })

  test('counts for its share, comes in parts, and what will not come is struck', async () => {
    const { pilots = '' } = await potIds(world.fund)
    const before = await headroomOf(db(), world.fund, pilots, '2027-01-01')
    const id = await promised(sipke)
    const headroom = async () => (await headroomOf(db(), world.fund, pilots, '2027-01-01')) - before
    expect(await headroom()).toBe(5_000_00)
    const form = { operation: operation(), amount: cents(4_000_00), valueDate: day }
    await yes(receiveContribution(sipke, id, form, today))
    await yes(receiveContribution(sipke, id, form, today))
    expect(await headroom()).toBe(4_000_00 + 3_000_00)
    expect(await contributionById(db(), world.fund, id)).toMatchObject({
      due: 6_000_00,
      receipts: [{ cents: 4_000_00, valueOn: day }],
    })
    const why = { operation: operation(), reason: 'De provincie stopt ermee.' }
    await yes(withdrawContribution(sipke, id, why, today))
    expect(await headroom()).toBe(4_000_00)
    expect(await withdrawContribution(sipke, id, { ...why, operation: operation() }, today)).toEqual(
      refused('nothing-due'),
    )
  })

  test('is received on a day that was, and by nobody of another fund', async () => {
    const id = await promised(sipke)
    const at = (valueDate: string) =>
      receiveContribution(sipke, id, { operation: operation(), amount: cents(1), valueDate }, today)
    expect(await at('2026-03-11')).toEqual(refused('value-date-wrong', { from: '2025-01-01', to: day }))
    expect(await at('2024-12-31')).toEqual(refused('value-date-wrong', { from: '2025-01-01', to: day }))
    const stranger = await enter(await aFund(), 'sipke')
    const form = { operation: operation(), amount: cents(1), valueDate: day }
    expect(await receiveContribution(stranger, id, form, today)).toEqual(refused('not-found'))
    const late = promiseContribution(
      sipke,
      { operation: operation(), ...promise, receivedOn: '2026-03-11' },
      today,
    )
    expect(await late).toMatchObject(refused('value-date-wrong'))
  })

  test('that is late asks the manager to ask after it', async () => {
    const id = await promised(sipke, { dueOn: '2026-02-01', donor: 'Traag Fonds' })
    const work = (actor: Person, on: string) => workOf(db(), actor, on)
    const mine = (await work(sipke, day)).filter(({ key }) => key === `contribution-${id}`)
    expect(mine).toMatchObject([{ title: 'Traag Fonds', amount: 10_000_00, on: '2026-02-01' }])
    expect((await work(sipke, '2026-02-01')).some(({ key }) => key === `contribution-${id}`)).toBe(false)
  })
})

test('a promise that is struck is a fact: a day may become short, and then no decision lowers it', async () => {
  const world = await aFund(1_00)
  const sipke = await enter(world, 'sipke')
  const id = await promised(sipke, { pot: 'giving', dueOn: '2026-03-01', acceptedShareBp: 10_000 })
  const pots = await potIds(world.fund)
  await yes(
    takeFundDecision(
      await enter(world, 'tjitske'),
      (await preparedTransfer(world, await aTransfer(world, { cents: cents(5_000_00) }))).decision,
      { operation: operation() },
      today,
    ),
  )
  await yes(withdrawContribution(sipke, id, { operation: operation(), reason: 'Komt niet.' }, today))
  const cover = await coverOfScope(db(), world.fund, pots.giving ?? '')
  expect(shortDays(cover).length).toBeGreaterThan(0)
  expect(shortDays(await shortDaysOf(db(), world.fund, pots.giving))).toEqual(shortDays(cover))
  const more = {
    operation: operation(),
    data: await aTransfer(world, { cents: cents(1) }),
    reason: 'Nog meer vraag.',
  }
  expect(await prepareFundDecision(sipke, more, today)).toMatchObject(refused('transfer-short'))
})

describe('a transfer between pots', () => {
  let world: World
  let sipke: Person
  let tjitske: Person
  beforeAll(async () => {
    world = await aFund(1_000_00)
    sipke = await enter(world, 'sipke')
    tjitske = await enter(world, 'tjitske')
  })
  const take = (id: string, actor = tjitske, at = today) =>
    takeFundDecision(actor, id, { operation: operation() }, at)

  test('is prepared by one and taken by another who proved who they are; the approver gets a mail', async () => {
    const { decision } = await preparedTransfer(world)
    const sent = await db().select().from(outgoingMails).where(eq(outgoingMails.fundId, world.fund))
    expect(sent.map(({ template }) => template)).toContain('fund-decision-waiting')
    const [first, ...rest] = deskDays(await workOf(db(), tjitske, day), day)
    expect(first).toMatchObject({ key: 'today', items: [{ key: `fund-decision-${decision}` }] })
    expect(rest).toEqual([])
    expect(await take(decision, sipke)).toEqual(refused('not-found'))
    expect(await take(decision, await enter(world, 'henk'))).toEqual(refused('not-found'))
    const both = { ...sipke, roles: ['manager', 'approver'] as Person['roles'] }
    expect(await take(decision, both)).toEqual(refused('same-person'))
    expect(await take(decision, tjitske, later({ minutes: 16 }))).toEqual(refused('step-up-needed'))
    const { pilots = '', giving = '' } = await potIds(world.fund)
    await yes(take(decision))
    expect(await headroomOf(db(), world.fund, pilots, day)).toBe(100_00)
    expect(await headroomOf(db(), world.fund, giving, day)).toBe(900_00)
    expect(await headroomOf(db(), world.fund, world.fund, day)).toBe(1_000_00)
    expect(await take(decision)).toMatchObject(refused('not-in-this-state'))
  })

  test('takes out of a pot what was moved into it; more only with the donor’s word', async () => {
    const { pilots = null, results = null } = await potIds(world.fund)
    const back = { from: pilots, to: results, consent: null }
    const prepare = async (amount: number) =>
      prepareFundDecision(
        sipke,
        {
          operation: operation(),
          data: await aTransfer(world, { ...back, cents: cents(amount) }),
          reason: 'Anders',
        },
        today,
      )
    expect(await prepare(100_01)).toEqual(refused('earmark-bound', { left: 100_00 }))
    const { decision } = await yes(prepare(60_00))
    const { decision: second } = await yes(prepare(60_00))
    await yes(take(decision))
    expect(await take(second)).toEqual(refused('earmark-bound', { left: 40_00 }))
  })

  test('that no day can bear is refused as it is prepared, with the day, what is short and the name of the pot', async () => {
    const data = await aTransfer(world, { cents: cents(5_000_00) })
    const form = { operation: operation(), data, reason: 'Er is meer vraag.' }
    expect(await prepareFundDecision(sipke, form, today)).toEqual(
      refused('transfer-short', { on: day, short: 4_100_00, left: 900_00, of: 'Potje giving' }),
    )
  })

  test('that could be borne when it was prepared is judged again as it is taken', async () => {
    const most = await aTransfer(world, { cents: cents(900_00) })
    const { decision } = await preparedTransfer(world, most)
    const { decision: other } = await preparedTransfer(world, await aTransfer(world, { cents: cents(1_00) }))
    expect((await decisionPage(tjitske, decision, today)).refusal).toBe(null)
    await yes(take(other))
    expect(await take(decision)).toEqual(
      refused('transfer-short', { on: day, short: 1_00, left: 899_00, of: 'Potje giving' }),
    )
    expect(await fundDecisionById(db(), world.fund, decision)).toMatchObject({ takenAt: null })
    const { facts, refusal } = await decisionPage(tjitske, decision, today)
    expect(facts.find(({ key }) => key === 'free')?.value).toBe('€\u00a0899')
    expect(refusal?.what).toBe('Op 10 maart 2026 is er €\u00a01 te weinig. Het gaat om Potje giving.')
  })

  test('out of the money that no pot holds takes no more than there is of it', async () => {
    const data = await aTransfer(world, { from: null, cents: cents(1) })
    const form = { operation: operation(), data, reason: 'Meer voor proeven' }
    expect(await prepareFundDecision(sipke, form, today)).toEqual(
      refused('transfer-short', { on: day, short: 1, left: 0, of: 'no-pot' }),
    )
  })

  test('is prepared beside what every pot can spare', async () => {
    const { balances } = await transferPage(sipke, today)
    expect(balances.map(({ name, free, agreed }) => [name, free, agreed])).toEqual(
      expect.arrayContaining([
        ['Potje giving', '€\u00a00', '€\u00a0899'],
        ['Zonder potje', '€\u00a00', '€\u00a00'],
      ]),
    )
  })

  test('for a day that has passed is not prepared', async () => {
    const data = await aTransfer(world, { on: '2026-03-09' })
    const form = { operation: operation(), data, reason: 'Meer voor proeven' }
    expect(await prepareFundDecision(sipke, form, today)).toEqual(
      refused('transfer-day-past', { on: '2026-03-09', today: day }),
    )
  })

  test('of which the day passes before it is taken is booked on the day it is taken, and says so', async () => {
    const { decision } = await preparedTransfer(world)
    const { results = '' } = await potIds(world.fund)
    const { decision: other } = await preparedTransfer(
      world,
      await aTransfer(world, { to: results, on: '2027-01-01' }),
    )
    const at = later({ days: 3 })
    const late = { ...tjitske, steppedUpAt: at }
    const factsOf = async (id: string) => (await decisionPage(late, id, at)).facts.map(({ key }) => key)
    expect(await factsOf(decision)).toContain('booked')
    expect(await factsOf(other)).not.toContain('booked')
    await yes(take(decision, late, at))
    await yes(take(other))
    const books = await booksOf(db(), world.fund)
    const moved = books.fund.filter(({ kind }) => kind === 'transfer-out').map(({ on }) => on)
    expect(moved).toContain(dayOf(at))
    expect(moved).toContain('2027-01-01')
  })

  test('is given back with a reason, or taken back by who prepared it', async () => {
    const { decision } = await preparedTransfer(world)
    const form = { operation: operation(), reason: 'Eerst met de gever praten.' }
    expect(await returnFundDecision(await enter(world, 'henk'), decision, form, today)).toEqual(
      refused('not-found'),
    )
    await yes(returnFundDecision(tjitske, decision, form, today))
    expect(await take(decision)).toMatchObject(refused('not-in-this-state'))
    const { decision: own } = await preparedTransfer(world)
    await yes(returnFundDecision(sipke, own, { ...form, operation: operation() }, today))
    expect(await fundDecisionById(db(), world.fund, own)).toMatchObject({ returnedBy: sipke.person })
  })
})

test('a ceiling may rise, and fall as far as what is committed under it', async () => {
  const made = await runningGrant(await aFund())
  const { sipke, tjitske } = made.panel
  const { giving = '' } = await potIds(made.fund)
  const [{ cents: committed = 0 } = {}] = (await booksOf(db(), made.fund)).fund
    .filter(({ kind }) => kind === 'commitment' || kind === 'decommitment')
    .reduce<{ cents: number }[]>(([sum = { cents: 0 }], { cover }) => [{ cents: sum.cents - cover }], [])
  const ceiling = (amount: number, scope = 'pot', scopeId = giving) =>
    prepareFundDecision(
      sipke,
      {
        operation: operation(),
        data: { kind: 'ceiling', scope: scope as 'pot', scopeId, ceiling: cents(amount) },
        reason: 'Zo besloot het bestuur.',
      },
      today,
    )
  expect(await ceiling(committed - 1)).toEqual(refused('ceiling-below-committed', { committed }))
  expect(await ceiling(1, 'year', '2031')).toEqual(refused('not-found'))
  const { decision } = await yes(ceiling(committed))
  const fresh = { ...tjitske, steppedUpAt: today }
  await yes(takeFundDecision(fresh, decision, { operation: operation() }, today))
  const [row] = await db().select().from(pots).where(eq(pots.id, giving))
  expect(row?.ceilingCents).toBe(committed)
})

test('the books as they were known, and as they are, on any day', async () => {
  const world = await aFund()
  const sipke = await enter(world, 'sipke')
  await promised(sipke)
  const before = await booksOf(db(), world.fund, { knownBefore: today })
  const after = await booksOf(db(), world.fund, { knownBefore: later({ minutes: 1 }) })
  expect(coverOn(coverDays(after.fund), '2027-01-01') - coverOn(coverDays(before.fund), '2027-01-01')).toBe(
    5_000_00,
  )
  const byDay = (sums: { on: string; kind: string }[]) =>
    [...sums].sort((one, other) => `${one.on}${one.kind}`.localeCompare(`${other.on}${other.kind}`))
  const now = await booksOf(db(), world.fund)
  expect(byDay(after.fund)).toEqual(byDay(now.fund))
  for (const [pot, sums] of after.pots) expect(byDay(sums)).toEqual(byDay(now.pots.get(pot) ?? []))
  expect(coverDays(now.fund)).toEqual(await coverOfScope(db(), world.fund, world.fund))
})

test('the books with all that is earlier as one sum say the same of every day from then on', async () => {
  const made = await runningGrant(await aFund())
  await paidTranche(made)
  await promised(made.panel.sipke)
  const whole = await booksOf(db(), made.fund)
  const to = '2028-12-31'
  for (const from of ['2026-01-01', '2026-03-01', '2026-10-01', '2027-02-01']) {
    const folded = await booksOf(db(), made.fund, { from })
    for (const [pot, sums] of [['', whole.fund] as const, ...whole.pots]) {
      const short = pot === '' ? folded.fund : (folded.pots.get(pot) ?? [])
      const ahead = { from, to, today: from }
      expect(forecast(short, ahead)).toEqual(forecast(sums, ahead))
      expect(positionOf(short, from)).toEqual(positionOf(sums, from))
      expect(coverDays(short).filter(({ on }) => on >= from)).toEqual(
        coverDays(sums).filter(({ on }) => on >= from),
      )
    }
    expect(folded.fund.length).toBeLessThanOrEqual(whole.fund.length)
  }
  expect(await shortDaysOf(db(), made.fund)).toEqual([])
})
