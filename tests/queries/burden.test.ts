import { beforeAll, expect, test } from 'vitest'
import { burdenView } from '#app/server/office/burden-view.server.ts'
import { db } from '#db/client.server.ts'
import { writingTimes } from '#db/queries/burden.server.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, type World } from '#tests/world/base.ts'

useDatabase()

let world: World
beforeAll(async () => {
  world = await aFund()
})
const send = async (nth: number) => {
  const at = later({ minutes: nth })
  await submitted(world, await enter(world, 'ineke', at), { title: `Plan ${nth}` }, at)
}

test('how long writing took is told from five plans on, by section and in all', async () => {
  for (let nth = 0; nth < 4; nth += 1) await send(nth)
  expect((await writingTimes(db(), world.round)).whole).toHaveLength(4)
  expect(await burdenView(world.round, 'nl')).toEqual([])
  await send(4)
  const rows = await burdenView(world.round, 'nl')
  expect(rows.at(-1)).toMatchObject({ key: 'whole', plans: '5' })
  expect(rows.length).toBeGreaterThan(3)
})
