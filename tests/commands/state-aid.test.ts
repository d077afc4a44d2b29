import { beforeAll, describe, expect, test } from 'vitest'
import { judgeTermsAid } from '#app/commands/judge-aid.server.ts'
import { linkUndertakings } from '#app/commands/link-undertakings.server.ts'
import { partUndertakings } from '#app/commands/part-undertakings.server.ts'
import { prepareDecision } from '#app/commands/prepare-decision.server.ts'
import { recordAid } from '#app/commands/record-aid.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import type { Person } from '#app/domain/access.ts'
import { runningSum } from '#app/domain/aid/running-sum.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { aidKnown, aidLinksOf, aidOfUndertaking } from '#db/queries/aid.server.ts'
import { undertakingOf } from '#db/queries/aid-undertaking.server.ts'
import { type Grant, grantById } from '#db/queries/grants.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aidCeiling, selling } from '#tests/world/aid.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { draftedGrant, type GrantWorld, granting, prepare, version } from '#tests/world/granting.ts'
import { decidedLoan, lentGrant, loanDecision } from '#tests/world/loan.ts'
import { anAward, awaitingDecision, moments, prepared } from '#tests/world/panel.ts'

useDatabase({ max: 12 })

const day = dayOf(moments.decision)
const told = [{ day: '1-6-2024', amount: '10.000' }]

describe('an award to somebody who sells', () => {
  let world: World
  let path: Awaited<ReturnType<typeof awaitingDecision>>
  beforeAll(async () => {
    world = await aFund(200_000_00)
    await aidCeiling(world, 28_000_00)
    path = await awaitingDecision(world, [
      selling({ title: 'Wijkwinkel' }, told),
      selling({ title: 'Wijkkeuken' }, told),
      { title: 'Taalcafé' },
    ])
  })

  test('counts what was told once, and is refused above the ceiling, with what is left and until when', async () => {
    const [first = ''] = path.proposals
    const form = { operation: operation(), ...anAward(18_000_01) }
    expect(await prepareDecision(path.panel.sipke, first, form, moments.decision)).toMatchObject(
      refused('aid-ceiling-reached', { left: 18_000_00, until: '2027-06-01', sum: 10_000_00 }),
    )
  })

  test('two prepared awards do not each take the same room', async () => {
    const [first = '', second = '', other = ''] = path.proposals
    const decisions = [
      await prepared(path.panel, first, anAward(15_000_00)),
      await prepared(path.panel, second, anAward(15_000_00)),
    ]
    const take = (decision: string) =>
      takeDecision(path.panel.tjitske, decision, { operation: operation() }, moments.decision)
    const answers = await Promise.all(decisions.map(take))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject(refused('aid-ceiling-reached', { left: 3_000_00 }))
    const nothingSold = await prepared(path.panel, other, anAward(20_000_00))
    expect(await take(nothingSold)).toMatchObject({ ok: true })
  })

  test('stands in the register with what was told, under one number', async () => {
    const known = await aidKnown(db(), world.fund)
    expect(known.map(({ from, on, cents: amount }) => [from.kind, on, amount])).toEqual([
      ['told', '2024-06-01', 10_000_00],
      ['own', day, 15_000_00],
    ])
    expect(new Set(known.map(({ undertaking }) => undertaking)).size).toBe(1)
  })
})

describe('two that are one undertaking', () => {
  let world: World
  let sipke: Person
  let key = ''
  beforeAll(async () => {
    world = await aFund(200_000_00)
    const { proposals } = await awaitingDecision(world, [selling({}, told)])
    sipke = await enter(world, 'sipke')
    key = (await undertakingOf(db(), proposals[0] ?? ''))?.undertaking ?? ''
  })
  const link = (other: string) => ({
    operation: operation(),
    one: key,
    oneName: 'Wijkwinkel',
    other,
    otherName: 'Winkel BV',
    reason: 'Het bestuur is hetzelfde.',
  })
  const sum = async () => runningSum((await aidOfUndertaking(db(), world.fund, key)).known, day)

  test('count together until they part; only the manager says so', async () => {
    const other = 'kvk:87654321'
    for (const who of ['tjitske', 'henk', 'ineke'] as const)
      expect(await linkUndertakings(await enter(world, who), link(other), moments.decision)).toEqual(
        refused('not-found'),
      )
    const made = await yes(linkUndertakings(sipke, link(other), moments.decision))
    expect(await linkUndertakings(sipke, link(other), moments.decision)).toEqual(refused('linked-already'))
    const aid = {
      operation: operation(),
      undertaking: other,
      giver: 'De provincie',
      on: '2025-03-01',
      cents: cents(4_000_00),
      regulation: null,
      source: 'Het register',
    }
    await yes(recordAid(sipke, aid, moments.decision))
    expect(await sum()).toBe(14_000_00)
    expect(
      await recordAid(sipke, { ...aid, operation: operation(), undertaking: 'kvk:1' }, moments.decision),
    ).toEqual(refused('not-found'))
    expect(
      await recordAid(sipke, { ...aid, operation: operation(), on: '2026-12-01' }, moments.decision),
    ).toEqual(refused('aid-later', { to: day }))
    const why = { operation: operation(), reason: 'Sinds dit jaar niet meer.' }
    const stranger = await enter(await aFund(), 'sipke')
    expect(await partUndertakings(stranger, made.link, why, moments.decision)).toEqual(refused('not-found'))
    await yes(partUndertakings(sipke, made.link, why, moments.decision))
    expect(await sum()).toBe(10_000_00)
    const again = { ...why, operation: operation() }
    expect(await partUndertakings(sipke, made.link, again, moments.decision)).toEqual(refused('not-found'))
    expect(await aidLinksOf(db(), world.fund)).toMatchObject([{ endedReason: 'Sinds dit jaar niet meer.' }])
  })
})

describe('a grant with a loan', () => {
  let world: World
  let made: GrantWorld
  beforeAll(async () => {
    world = await aFund(200_000_00)
    made = await lentGrant(world, {}, selling())
  })
  const own = async () =>
    (await aidKnown(db(), world.fund)).map(({ from, cents: amount }) => [
      from.kind === 'own' && from.instrument,
      amount,
    ])

  test('weighs the gift, and of the loan what it costs less than at a bank', async () => {
    const [[gift, given], [loan, worth = 0] = []] = (await own()) as [[string, number], [string, number]]
    expect([gift, given, loan]).toEqual(['gift', 12_000_00, 'loan'])
    expect(worth).toBeGreaterThan(200_00)
    expect(worth).toBeLessThan(300_00)
  })

  test('a loan that becomes a gift is new aid, and refused when it does not fit', async () => {
    await aidCeiling(world, 12_500_00)
    const at = later({ days: 1 }, granting.payment)
    await yes(loanDecision(made, { kind: 'conversion', amount: cents(8_000_00) }, at))
    expect(await decidedLoan(made, at)).toMatchObject(refused('aid-ceiling-reached'))
    await aidCeiling(world, 300_000_00)
    await yes(decidedLoan(made, at))
    expect((await own()).at(-1)).toEqual(['loan-let-go', 8_000_00])
  })
})

describe('an agreement', () => {
  test('that gives more than was awarded is not offered when it no longer fits', async () => {
    const world = await aFund(200_000_00)
    const made = await draftedGrant(world, selling())
    await aidCeiling(world, 22_000_00)
    const { terms } = await version(made)
    const grant = await grantById(db(), world.fund, made.grant)
    const judged = (amount: number) =>
      judgeTermsAid(
        db(),
        grant as Grant,
        { ...terms, instruments: [{ kind: 'gift', amountCents: cents(amount) }] },
        granting.prepare,
      )
    expect(await judged(22_000_00)).toMatchObject({ ok: true })
    expect(await judged(22_000_01)).toMatchObject(refused('aid-ceiling-reached', { left: 2_000_00 }))
    await aidCeiling(world, 19_000_00)
    expect(await prepare(made, terms)).toMatchObject({ ok: true })
  })
})
