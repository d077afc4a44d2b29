import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { deskWork, shownFirst } from '#app/server/office/desk-page.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { fundToday, pilesOf, workOf, workSorts } from '#db/queries/desk.server.ts'
import { overheard } from '#tests/bench/overhear.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, type World } from '#tests/world/base.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { manyProposals } from '#tests/world/many-proposals.ts'
import { manyTranches } from '#tests/world/many-tranches.ts'

useDatabase({ max: 4 })
vi.setConfig({ testTimeout: 120_000 })

const now = new Date('2026-03-25T10:00:00Z')
const today = dayOf(now)
let world: World
let made: GrantWorld
let panel: Record<'sipke' | 'tjitske', Person>
beforeAll(async () => {
  world = await aFund(900_000_00)
  made = await runningGrant(world)
  panel = made.panel
  await grow(300)
})

async function grow(size: number): Promise<void> {
  const owner = ownerSql()
  await owner`update grants set reference = 'oud-' || id where reference like 'K-%'`
  await manyTranches(owner, made.grant, size, today)
  await manyProposals(owner, made.proposal, size, now)
  await owner.end()
}

const asked = async (actor: Person) => {
  const { statements } = await overheard(async () => {
    await deskWork(actor, new URLSearchParams(), today)
    await fundToday(db(), world.fund, today)
  })
  return statements.length
}

describe.each(['sipke', 'tjitske'] as const)('the desk of %s', (who) => {
  test('shows the first of each sort, and counts all of it and what is late', async () => {
    const whole = await pilesOf(db(), panel[who], today, { sorts: workSorts })
    const first = await pilesOf(db(), panel[who], today, { sorts: workSorts, most: 2 })
    expect(first.map(({ items }) => items)).toEqual(whole.map(({ items }) => items.slice(0, 2)))
    expect(first.map(({ count }) => count)).toEqual(whole.map(({ items }) => items.length))
    expect(first.map(({ late }) => late)).toEqual(
      whole.map(({ items }) => items.filter(({ on }) => on < today).length),
    )
    for (const { items } of whole)
      expect(items.map(({ on }) => on)).toEqual(items.map(({ on }) => on).toSorted())
    expect((await workOf(db(), panel[who], today)).length).toBeGreaterThan(2)
  })

  test('leaves out of each sort what lies elsewhere, and counts the rest', async () => {
    const whole = await pilesOf(db(), panel[who], today, { sorts: workSorts })
    const away = whole
      .flatMap(({ items }) => items.slice(0, 1).map(({ key }) => key))
      .filter((key) => !key.endsWith('null'))
    expect(away.length).toBeGreaterThan(0)
    const rest = await pilesOf(db(), panel[who], today, { sorts: workSorts, away })
    expect(rest).toEqual(
      whole.map(({ sort, items }) => {
        const left = items.filter(({ key }) => !away.includes(key))
        return { sort, items: left, count: left.length, late: left.filter(({ on }) => on < today).length }
      }),
    )
  })
})

test('a sort of which there is more leads to all of it', async () => {
  await grow(1_100)
  const page = await deskWork(panel.sipke, new URLSearchParams(), today)
  const more = page.more.find(({ href }) => href === '/manager?sort=screening')
  expect(page.days.flatMap(({ items }) => items).length).toBeLessThanOrEqual(shownFirst * workSorts.length)
  const all = await deskWork(panel.sipke, new URLSearchParams({ sort: 'screening' }), today)
  expect(all.days.flatMap(({ items }) => items)).toHaveLength((more?.count ?? 0) + shownFirst)
  expect(all).toMatchObject({ more: [], count: (more?.count ?? 0) + shownFirst })
  expect((await deskWork(panel.sipke, new URLSearchParams({ sort: 'nothing' }), today)).count).toBe(
    page.count,
  )
})

test('asks as many questions of a large fund as of a small one', async () => {
  const before = { manager: await asked(panel.sipke), approver: await asked(panel.tjitske) }
  await grow(1_000)
  expect({ manager: await asked(panel.sipke), approver: await asked(panel.tjitske) }).toEqual(before)
})
