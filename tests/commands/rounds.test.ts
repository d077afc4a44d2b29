import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { changeRubric } from '#app/commands/change-rubric.server.ts'
import { editRound, planHash, publishRound, removeRound } from '#app/commands/edit-round.server.ts'
import { copyRound, prepareRound } from '#app/commands/prepare-round.server.ts'
import { startDraft } from '#app/commands/start-draft.server.ts'
import type { Person } from '#app/domain/access.ts'
import { cents } from '#app/domain/money.ts'
import type { RoundPlan } from '#app/domain/round.ts'
import { db } from '#db/client.server.ts'
import { openRounds } from '#db/queries/public/open-data.server.ts'
import { roundById, roundBySlug, roundPlan, roundsToCome } from '#db/queries/rounds.server.ts'
import { settingHistory } from '#db/queries/set-up.server.ts'
import { pillars, rounds } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world.ts'

useDatabase()

let world: World
let sipke: Person
let ineke: Person
beforeAll(async () => {
  world = await aFund()
  for (const key of ['tjitske', 'grietje'] as const) await enter(world, key)
  sipke = await enter(world, 'sipke')
  ineke = await enter(world, 'ineke')
})
const refusedAs = (code: string) => ({ ok: false, reason: { code } })
const plan: RoundPlan = {
  name: 'Voorjaar in Zuid',
  track: 'full',
  pot: 'pilots',
  opensOn: '2026-04-01',
  closesOn: '2026-04-30',
  decideBy: '2026-06-15',
  ceilingCents: cents(40_000_00),
  minCents: cents(500_00),
  maxCents: cents(20_000_00),
  twoSignaturesAboveCents: cents(10_000_00),
  reviewersPerProposal: 3,
  decisionWeeks: null,
  isTest: false,
}
const prepare = (change: Partial<RoundPlan> = {}, by = sipke, of = plan) =>
  prepareRound(by, { operation: operation(), ...of, ...change }, today)
const roundNow = async (id: string, of = world) => (await roundById(db(), of.fund, id))!
const edit = async (id: string, change: Partial<RoundPlan>, at = today, by = sipke) => {
  const now = roundPlan(await roundNow(id))
  return editRound(by, id, { operation: operation(), seen: planHash(now), ...now, ...change }, at)
}
const publish = (id: string, by = sipke) => publishRound(by, id, { operation: operation() }, today)
const begin = (by: Person, round: string, at = today) =>
  startDraft(by, { operation: operation(), round, eligibility: {}, fills: {} }, at)

describe('a round that is prepared', () => {
  test('is for the manager to make, within the fund and its pot', async () => {
    expect(await prepare({}, ineke)).toMatchObject(refusedAs('not-found'))
    expect(await prepare({ pot: 'elders' })).toMatchObject(refusedAs('not-found'))
    expect(await prepare({ closesOn: '2026-03-01' })).toMatchObject(refusedAs('dates-out-of-order'))
    expect(await prepare({ decideBy: '2026-04-20' })).toMatchObject(refusedAs('dates-out-of-order'))
    expect(await prepare({ decideBy: '2029-01-01' })).toMatchObject(refusedAs('round-outside-fund'))
    expect(await prepare({ minCents: cents(30_000_00) })).toMatchObject(refusedAs('amounts-out-of-order'))
    expect(await prepare({ ceilingCents: cents(500_000_00) })).toMatchObject({
      reason: { code: 'round-above-pot', ceilingTotal: 400_000_00 },
    })
    const { round } = await yes(prepare())
    expect(roundPlan(await roundNow(round))).toEqual(plan)
    expect((await roundNow(round)).weights.voornemen).toBe(2000)
  })

  test('nobody outside sees it, begins in it or reads of it in open data', async () => {
    const { round } = await yes(prepare({ name: 'Nog geheim' }))
    const { slug } = await roundNow(round)
    expect(await roundBySlug(db(), world.fund, slug, false)).toBeNull()
    expect(await roundBySlug(db(), world.fund, slug, true)).toMatchObject({ id: round })
    expect((await roundsToCome(db(), world.fund, today)).map(({ id }) => id)).not.toContain(round)
    expect((await openRounds(db(), world.fund)).map(({ id }) => id)).not.toContain(round)
    expect(await begin(ineke, round)).toMatchObject(refusedAs('not-found'))
    expect(await begin(sipke, round)).toMatchObject(refusedAs('not-found'))
  })

  test('says what the fund still needs before everybody may know of it', async () => {
    const { round } = await yes(prepare({ name: 'Straks open' }))
    expect(await publish(round)).toMatchObject({
      reason: { code: 'round-not-complete', missing: ['programme'] },
    })
    await importedProgramme(world)
    expect((await db().select().from(pillars).where(eq(pillars.fundId, world.fund))).length).toBeGreaterThan(
      0,
    )
    await yes(publish(round))
    expect(await publish(round)).toMatchObject(refusedAs('nothing-changed'))
    expect((await roundsToCome(db(), world.fund, today)).map(({ id }) => id)).toContain(round)
    await yes(begin(ineke, round))
    expect(await removeRound(sipke, round, { operation: operation() }, today)).toMatchObject(
      refusedAs('round-in-use'),
    )
  })

  test('goes away again when nobody used it', async () => {
    const { round } = await yes(prepare({ name: 'Toch niet' }))
    await yes(removeRound(sipke, round, { operation: operation() }, today))
    expect(await db().select().from(rounds).where(eq(rounds.id, round))).toEqual([])
  })
})

describe('a round that everybody knows', () => {
  test('changes freely until it opens; then only its days and its name, and it closes no sooner', async () => {
    const { round } = await yes(prepare({ name: 'Zomer' }))
    await yes(publish(round))
    await yes(edit(round, { maxCents: cents(15_000_00) }))
    expect(await settingHistory(db(), world.fund, `round.${round}.maxCents`)).toMatchObject([
      { before: '2000000', after: '1500000', by: sipke.name },
    ])
    const open = later({ days: 30 })
    expect(await edit(round, { maxCents: cents(20_000_00) }, open)).toMatchObject(refusedAs('round-frozen'))
    expect(await edit(round, { closesOn: '2026-04-20' }, open)).toMatchObject(refusedAs('round-frozen'))
    await yes(edit(round, { closesOn: '2026-05-07', name: 'Zomerronde' }, open))
    const closed = later({ days: 80 })
    expect(await edit(round, { closesOn: '2026-06-10' }, closed)).toMatchObject(refusedAs('round-frozen'))
    await yes(edit(round, { decideBy: '2026-06-30' }, closed))
  })

  test('stays for everybody, and asks what it asked once somebody writes in it', async () => {
    const { round } = await yes(prepare({ name: 'Winter' }))
    await yes(edit(round, { isTest: true }))
    await yes(edit(round, { isTest: false }))
    await yes(publish(round))
    expect(await edit(round, { isTest: true })).toMatchObject(refusedAs('round-kind-fixed'))
    await yes(edit(round, { track: 'small-start' }))
    await yes(edit(round, { track: 'full' }))
    await yes(begin(ineke, round))
    expect(await edit(round, { track: 'small-start' })).toMatchObject(refusedAs('track-in-use'))
  })

  test('what somebody else changed first is not overwritten', async () => {
    const { round } = await yes(prepare({ name: 'Herfst' }))
    const seen = planHash(roundPlan(await roundNow(round)))
    await yes(edit(round, { name: 'Najaar' }))
    const late = { operation: operation(), seen, ...plan, name: 'Oogstmaand' }
    expect(await editRound(sipke, round, late, today)).toMatchObject(refusedAs('changed-by-other'))
  })
})

describe('another like it', () => {
  test('has the same rules, weights and words, is as long, and waits for four weeks', async () => {
    const { round } = await yes(prepare({ name: 'Voorbeeld' }))
    const weightsBp = {
      voornemen: 1000,
      verbinding: 3000,
      verandering: 2000,
      vooruitgang: 2000,
      verantwoording: 2000,
    }
    const words = { operation: operation(), weightsBp, words: {}, language: 'nl' as const, practice: true }
    await yes(changeRubric(sipke, round, words, today))
    const copied = await yes(copyRound(sipke, round, { operation: operation(), name: 'Volgende' }, today))
    const copy = await roundNow(copied.round)
    expect(roundPlan(copy)).toEqual({
      ...plan,
      name: 'Volgende',
      opensOn: '2026-04-07',
      closesOn: '2026-05-06',
      decideBy: '2026-06-21',
    })
    expect(copy).toMatchObject({ weights: weightsBp, practice: true, publishedAt: null })
  })
})

describe('a round to try', () => {
  test('needs nothing of the fund, and only people of the fund are in it', async () => {
    const young = await aFund()
    const manager = await enter(young, 'sipke')
    const { round } = await yes(
      prepareRound(manager, { operation: operation(), ...plan, isTest: true }, today),
    )
    await yes(publishRound(manager, round, { operation: operation() }, today))
    const open = later({ days: 25 })
    expect(await begin(await enter(young, 'ineke'), round, open)).toMatchObject(refusedAs('not-found'))
    await yes(begin(manager, round, open))
    expect((await roundsToCome(db(), young.fund, open)).map(({ id }) => id)).not.toContain(round)
  })
})
