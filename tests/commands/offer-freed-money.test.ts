import { beforeAll, expect, test } from 'vitest'
import { offerFreedMoney } from '#app/commands/offer-freed-money.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { decisionById } from '#db/queries/decisions.server.ts'
import { nextOnList, roundOfList } from '#db/queries/waiting-list.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, type World, yes } from '#tests/world/base.ts'
import { allReasons, anAward, awaitingDecision, moments, type Panel, prepared } from '#tests/world/panel.ts'

useDatabase()

let world: World
let panel: Panel
let first: string
beforeAll(async () => {
  world = await aFund(30_000_00)
  const path = await awaitingDecision(world, [{ score: 5 }, { score: 3 }, { score: 2 }])
  panel = path.panel
  const [best, ...waiting] = path.proposals as [string, string, string]
  first = waiting[0] as string
  const take = (decision: string) =>
    yes(takeDecision(panel.tjitske, decision, { operation: operation() }, moments.decision))
  await take(await prepared(panel, best, anAward(20_000_00)))
  for (const [index, proposal] of waiting.entries()) {
    const place = { waitingPlace: index + 1, waitingUntil: '2026-12-01', waitingGround: 'money' } as const
    const wait = {
      outcome: 'wait',
      amount: null,
      departureReason: 'Zo staat het op de lijst.',
      ...place,
    } as const
    await take(await prepared(panel, proposal, anAward(0, wait)))
  }
})

const soon = later({ days: 10 }, moments.decision)
const next = async () => nextOnList(db(), (await roundOfList(db(), world.fund, world.round))!, dayOf(soon))
const offer = (amount: number, proposal = first, actor = panel.sipke, more = {}) =>
  offerFreedMoney(
    actor,
    world.round,
    { operation: operation(), proposal, amount, lowerReason: 'Er kwam geld vrij.', ...more },
    soon,
  )

test('what is free is prepared with one act for who waits first, with the reasons of its place', async () => {
  const standing = (await next())!
  expect(standing).toMatchObject({ proposal: first, amount: 10_000_00, free: 10_000_00, prepared: false })
  expect(await offer(standing.amount, first, panel.tjitske)).toEqual(refused('not-found'))
  expect(await offer(standing.amount + 1)).toEqual(refused('waiting-order-changed'))
  expect(await offer(standing.amount, operation())).toEqual(refused('waiting-order-changed'))
  expect(await offer(standing.amount, first, panel.sipke, { lowerReason: '' })).toMatchObject({
    reason: { code: 'lower-needs-reason' },
  })
  const twice = { operation: operation() }
  const { decision } = await yes(offer(standing.amount, first, panel.sipke, twice))
  expect(await yes(offer(standing.amount, first, panel.sipke, twice))).toEqual({ ok: true, decision })
  expect(await decisionById(db(), world.fund, decision)).toMatchObject({
    outcome: 'award',
    amount: 10_000_00,
    reasons: allReasons,
    lowerReason: 'Er kwam geld vrij.',
  })
  expect(await next()).toMatchObject({ proposal: first, prepared: true })
  await yes(takeDecision(panel.tjitske, decision, { operation: operation() }, soon))
  expect(await next()).toBeNull()
})
