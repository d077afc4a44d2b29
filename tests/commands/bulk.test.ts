import { beforeAll, describe, expect, test } from 'vitest'
import { planBulk, stopBulk } from '#app/commands/plan-bulk.server.ts'
import { runBulk } from '#app/commands/run-bulk.server.ts'
import type { Person } from '#app/domain/access.ts'
import { batchDecisions } from '#app/server/office/batch-decisions.server.ts'
import { approvalsPage, bulkPage, bulksAhead } from '#app/server/office/bulk-page.server.ts'
import { db } from '#db/client.server.ts'
import { type Batch, batchById } from '#db/queries/batches.server.ts'
import { bulkById } from '#db/queries/bulk.server.ts'
import { releaseById } from '#db/queries/tranches.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, later, operation, type World, yes } from '#tests/world/base.ts'
import { type GrantWorld, granting, preparedRelease, runningGrant } from '#tests/world/granting.ts'
import { anAward, awaitingDecision, declare, moments, type Panel, prepared } from '#tests/world/panel.ts'

useDatabase()

const code = async (verdict: Promise<{ ok: boolean; reason?: { code: string } }>) => {
  const { ok, reason } = await verdict
  return ok ? 'ok' : reason?.code
}
const of = (...ids: string[]) => ({ operation: operation(), items: ids.map((id) => ({ id, seen: '1' })) })
const press = () => ({ operation: operation() })

describe('payments that are approved with one press', () => {
  let world: World
  let made: GrantWorld
  let release: string
  let tjitske: Person
  const now = later({ minutes: 30 }, granting.release)
  const plus = (minutes: number) => later({ minutes }, now)

  beforeAll(async () => {
    world = await aFund(900_000_00)
    made = await runningGrant(world)
    release = await preparedRelease(made)
    tjitske = { ...made.panel.tjitske, steppedUpAt: now }
  })
  const isApproved = async () => (await releaseById(db(), world.fund, release))?.approvedBy != null

  test('are chosen from those that are open, by who may, after a step-up', async () => {
    expect((await approvalsPage(tjitske)).rows.map(({ id }) => id)).toEqual([release])
    expect((await approvalsPage(made.panel.sipke)).rows).toEqual([])
    expect(await code(planBulk(made.panel.sipke, 'payments', of(release), now))).toBe('not-found')
    expect(await code(planBulk({ ...tjitske, steppedUpAt: null }, 'payments', of(release), now))).toBe(
      'step-up-needed',
    )
    expect(await code(planBulk(tjitske, 'payments', of(), now))).toBe('bulk-empty')
    expect(await code(planBulk(tjitske, 'payments', of(release, operation()), now))).toBe('bulk-changed')
  })

  test('can be stopped for ten minutes, and then nothing of it happened', async () => {
    const { bulk } = await yes(planBulk(tjitske, 'payments', of(release), now))
    expect(await code(planBulk(tjitske, 'payments', of(release), now))).toBe('bulk-planned')
    expect((await bulksAhead(tjitske, now)).map(({ words }) => words)).toEqual([
      expect.stringMatching(/^1 betaling goedkeuren om /),
    ])
    expect((await approvalsPage(tjitske)).planned).toBe(1)
    await runBulk(world.fund, bulk, plus(9))
    expect(await isApproved()).toBe(false)
    expect((await bulkPage(made.panel.sipke, bulk, plus(9))).mayStop).toBe(false)
    await yes(stopBulk(tjitske, bulk, press(), plus(9)))
    await runBulk(world.fund, bulk, plus(11))
    expect(await isApproved()).toBe(false)
    expect(await code(stopBulk(tjitske, bulk, press(), plus(9)))).toBe('bulk-over')
  })

  test('are done after ten minutes, once, and no longer stopped', async () => {
    const { bulk } = await yes(planBulk(tjitske, 'payments', of(release), plus(1)))
    expect(await code(stopBulk(tjitske, bulk, press(), plus(11)))).toBe('bulk-over')
    expect(await runBulk(world.fund, bulk, plus(11))).toMatchObject({ done: 1 })
    expect(await isApproved()).toBe(true)
    expect(await runBulk(world.fund, bulk, plus(12))).toMatchObject({ done: 0 })
    const page = await bulkPage(tjitske, bulk, plus(12))
    expect(page).toMatchObject({ state: 'done', refused: 0, rows: [{ id: release, refusal: null }] })
  })
})

describe('decisions that are taken with one press', () => {
  let world: World
  let panel: Panel
  let batch: Batch
  const now = moments.decision

  beforeAll(async () => {
    world = await aFund(30_000_00)
    const made = await awaitingDecision(world, [{}, { title: 'Moestuin' }])
    panel = made.panel
    batch = (await batchById(db(), world.fund, made.batch)) as Batch
    for (const proposal of made.proposals) await prepared(panel, proposal, anAward(20_000_00))
    for (const proposal of made.proposals) await declare(panel.tjitske, proposal, 'none', moments.conflicts)
  })

  test('go to the first for which the money suffices; the other says why not', async () => {
    const shown = await batchDecisions(panel.tjitske, batch, now)
    const items = shown.rows.map(({ id, preview }) => ({ id, seen: preview.hash }))
    expect(items).toHaveLength(2)
    const { bulk } = await yes(planBulk(panel.tjitske, 'decisions', { operation: operation(), items }, now))
    await runBulk(world.fund, bulk, later({ minutes: 10 }, now))
    const done = await bulkById(db(), world.fund, bulk)
    expect(done?.outcomes?.map(({ reason }) => reason?.code ?? 'done').toSorted()).toEqual([
      ...['cover-short', 'done'],
    ])
    const page = await bulkPage(panel.tjitske, bulk, later({ minutes: 11 }, now))
    expect(page).toMatchObject({ title: '2 besluiten nemen', state: 'done', refused: 1 })
    expect(page.rows.find(({ refusal }) => refusal)?.refusal?.whatNow).toBeTruthy()
  })

  test('are not taken when their letter is another than the one that was seen', async () => {
    const open = (await batchDecisions(panel.tjitske, batch, later({ days: 1 }, now))).rows
    const items = open.map(({ id }) => ({ id, seen: '0'.repeat(64) }))
    const at = later({ days: 1 }, now)
    const { bulk } = await yes(planBulk(panel.tjitske, 'decisions', { operation: operation(), items }, at))
    await runBulk(world.fund, bulk, later({ minutes: 10 }, at))
    const done = await bulkById(db(), world.fund, bulk)
    expect(done?.outcomes?.map(({ reason }) => reason?.code)).toEqual(['letter-changed'])
    expect((await bulkPage(panel.tjitske, bulk, at)).title).toBe('1 besluit nemen')
  })
})
