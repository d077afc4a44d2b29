import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.server.ts'
import { grantRegister, namedGrantRegister, publicGrant } from '#db/queries/public/grants.server.ts'
import { newestGrants } from '#db/queries/public/home.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, type World } from '#tests/world/base.ts'
import { awarded } from '#tests/world/panel.ts'

useDatabase()

const name = 'Verborgen Tafel'
let open: World
let closed: World
beforeAll(async () => {
  open = await aGrantThatSays('all')
  closed = await aGrantThatSays('not-name')
})

async function aGrantThatSays(publishing: 'all' | 'not-name'): Promise<World> {
  const world = await aFund()
  const publicity: Record<string, string> = { publishing }
  if (publishing === 'not-name') publicity.publishingReason = 'Dat is niet veilig.'
  await awarded(world, {
    title: name,
    pages: {
      voornemen: { summary: { summary: `Bij ${name} eet iedereen mee` } },
      declarations: { publicity },
    },
  })
  return world
}

test('who says so is named to everybody', async () => {
  const [row] = await grantRegister(db(), open.fund)
  expect(row).toMatchObject({ initiative: name, summary: `Bij ${name} eet iedereen mee` })
})

test('who asked not to be named is named nowhere in public, and still in what the fund keeps', async () => {
  const [row] = await grantRegister(db(), closed.fund)
  const told = [
    row,
    await publicGrant(db(), closed.fund, row?.reference ?? ''),
    await newestGrants(db(), closed.fund, 8),
  ]
  expect(JSON.stringify(told)).not.toContain(name)
  expect(JSON.stringify(told)).toContain('Bij […] eet iedereen mee')
  expect((await namedGrantRegister(db(), closed.fund))[0]?.initiative).toBe(name)
})
