import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { changePotTerms } from '#app/commands/change-pot-terms.server.ts'
import { usualPotTerms } from '#app/domain/grant/pot-terms.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { potTermsVersions } from '#db/queries/pot-terms.server.ts'
import { grants, potTerms } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, operation, today, type World, yes } from '#tests/world/base.ts'
import { draftedGrant, type GrantWorld, version } from '#tests/world/granting.ts'

useDatabase()

let world: World
let made: GrantWorld
let pot: string
beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await draftedGrant(world)
  const [row] = await db().select({ pot: grants.potId }).from(grants).where(eq(grants.id, made.grant))
  pot = row?.pot ?? ''
})

test('new terms begin with the usual ones of their pot, and what is there stays', async () => {
  const before = (await version(made)).terms
  const { numbers, recipe } = usualPotTerms
  const terms = {
    ...usualPotTerms,
    numbers: { ...numbers, payment: { ...numbers.payment, days: 7 } },
    recipe: { ...recipe, firstBp: 5_000, finalBp: 5_000 },
  }
  const form = { operation: operation(), seen: 0, terms }
  expect(await yes(changePotTerms(made.panel.sipke, pot, form, today))).toMatchObject({ version: 1 })
  expect(await yes(changePotTerms(made.panel.sipke, pot, form, today))).toMatchObject({ version: 1 })
  expect((await version(made)).terms).toEqual(before)
  const other = (await version(await draftedGrant(world))).terms
  expect(other.payment.days).toBe(7)
  expect(other.signing).toEqual(before.signing)
  expect(other.tranches.map(({ amountCents }) => amountCents)).toEqual([1_000_000, 1_000_000])
  expect((await potTermsVersions(db(), pot)).map((one) => [one.version, one.by])).toEqual([
    [1, made.panel.sipke.name],
    [0, null],
  ])
})

test('are changed by the manager alone, from what is there now, and are never rewritten', async () => {
  const form = { operation: operation(), seen: 0, terms: usualPotTerms }
  expect(await changePotTerms(made.panel.tjitske, pot, form, today)).toEqual(refused('not-found'))
  expect(await changePotTerms(made.panel.sipke, pot, form, today)).toEqual(refused('pot-terms-changed'))
  expect(await changePotTerms(made.panel.sipke, operation(), form, today)).toEqual(refused('not-found'))
  await expect(db().delete(potTerms)).rejects.toMatchObject({ cause: { code: '42501' } })
})
