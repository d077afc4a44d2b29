import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.server.ts'
import { rounds } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, enter } from '#tests/world.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 180_000)
afterAll(() => site.close())

test('an application in a round to try says so on its own pages, and no other does', async () => {
  const told = async (isTest: boolean) => {
    const world = await aFund()
    await db().update(rounds).set({ isTest }).where(eq(rounds.id, world.round))
    const manager = await enter(world, 'sipke')
    const { proposal } = await submitted(world, manager)
    const { cookie } = await sessionOf(manager.person, new Date(), true)
    return textOf((await site.ask(`/applicant/proposals/${proposal}`, cookie)).body)
  }
  expect(await told(true)).toContain('Dit is een aanvraag om te proberen')
  expect(await told(false)).not.toContain('Dit is een aanvraag om te proberen')
})
