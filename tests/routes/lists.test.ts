import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, type CastName, enter, today, type World, yes } from '#tests/world/base.ts'
import { runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'

useDatabase({ max: 10 })

let site: Site
let world: World
let near: string

beforeAll(async () => {
  world = await aFund()
  await runningGrant(world)
  const ineke = await enter(world, 'ineke')
  await submitted(world, ineke, { title: '=2+5' })
  near = (await submitted(world, ineke, { title: 'Van mijn zus' })).proposal
  await yes(declare(await enter(world, 'sipke'), near, 'interest'))
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

async function saved(name: CastName, path: string) {
  const { cookie } = await sessionOf((await enter(world, name)).person, new Date(), true)
  return site.ask(`/manager/lists/${path}`, cookie)
}

describe('a list of the office', () => {
  test('is saved as it is set, guarded against formulas, without what is closed to who asks', async () => {
    const all = await saved('sipke', 'proposals/csv')
    expect(all.status).toBe(200)
    expect(all.body).toContain(`"'=2+5"`)
    expect(all.body).not.toContain('Van mijn zus')
    expect((await saved('tjitske', 'proposals/csv')).body).toContain('Van mijn zus')
    const found = await saved('sipke', 'proposals/csv?show=screening')
    expect(found.body.trim().split('\r\n')).toHaveLength(2)
  })

  test('keeps amounts as numbers', async () => {
    expect((await saved('sipke', 'grants/csv')).body).toMatch(/;20000,00;/)
    const { cookie } = await sessionOf((await enter(world, 'sipke')).person, new Date(), true)
    const answer = await site.ask('/manager/lists/grants/xlsx', cookie)
    expect(answer.status).toBe(200)
  })

  test('is there for each list, and for no other', async () => {
    for (const list of ['loans', 'complaints', 'lessons', 'contributions'])
      expect([list, (await saved('sipke', `${list}/csv`)).status]).toEqual([list, 200])
    for (const path of ['people/csv', 'grants/pdf', 'constructor/csv'])
      expect((await saved('sipke', path)).status).toBe(404)
    expect((await saved('ineke', 'grants/csv')).status).not.toBe(200)
  })
})
