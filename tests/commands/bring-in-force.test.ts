import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { bringInForce } from '#app/commands/bring-in-force.server.ts'
import { addDays } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { refused } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { db, transaction } from '#db/client.server.ts'
import { newestVersion, versionById, versionInForce } from '#db/queries/agreements.server.ts'
import { openCommitments } from '#db/queries/ledger.server.ts'
import { grants, tranches } from '#db/schema/index.ts'
import { addVersion, lockGrant } from '#db/writes/grants.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, type World } from '#tests/world/base.ts'
import { type GrantWorld, granting, grantState, runningGrant } from '#tests/world/granting.ts'

useDatabase()

let world: World
let made: GrantWorld
beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await runningGrant(world)
})

test('a later version supersedes the one before, and plan and money follow it', async () => {
  const first = await versionInForce(db(), made.grant)
  if (!first) throw new Error('nothing in force')
  const [start, middle, last] = first.terms.tranches
  if (!start || !middle || !last) throw new Error('three parts expected')
  const moved = [
    start,
    {
      ...middle,
      amountCents: cents(middle.amountCents - 1_000_00),
      plannedOn: addDays(middle.plannedOn, 7),
    },
    { ...last, amountCents: cents(last.amountCents + 1_000_00) },
  ]
  await begin({ ...first.terms, tranches: moved })
  const now = await versionInForce(db(), made.grant)
  expect([now?.version, now?.effectiveFrom]).toEqual([2, '2030-01-01'])
  expect((await versionById(db(), first.id))?.state).toBe('superseded')
  expect(await grantState(made)).toBe('running')
  expect(await openCommitments(db(), made.grant)).toEqual(
    moved
      .map(({ id, amountCents, plannedOn }) => ({ id, amount: amountCents, plannedOn }))
      .sort((one, other) => one.plannedOn.localeCompare(other.plannedOn)),
  )
  const plan = await db().select().from(tranches).where(eq(tranches.grantId, made.grant))
  expect(plan.map(({ amountCents }) => amountCents).sort()).toEqual(
    moved.map(({ amountCents }) => amountCents).sort(),
  )
})

test('nothing comes in force twice, nor for a grant that has ended', async () => {
  const newest = await newestVersion(db(), made.grant)
  if (!newest) throw new Error('no terms')
  const again = () =>
    transaction(async (tx) => {
      const grant = await lockGrant(tx, world.fund, made.grant)
      if (!grant) throw new Error('no grant')
      return bringInForce(tx, made.panel.sipke, grant, newest, granting.payment)
    })
  expect(await again()).toEqual(refused('not-in-this-state', { state: 'in-force', machine: 'termsVersion' }))
  await db().update(grants).set({ state: 'settled' }).where(eq(grants.id, made.grant))
  expect(await again()).toEqual(refused('not-in-this-state', { state: 'settled', machine: 'grant' }))
})

async function begin(terms: NonNullable<Awaited<ReturnType<typeof newestVersion>>>['terms']) {
  const id = newId(granting.payment)
  const verdict = await transaction(async (tx) => {
    const grant = await lockGrant(tx, world.fund, made.grant)
    if (!grant) throw new Error('no grant')
    const draft = { id, fund: world.fund, grant: grant.id, version: 2, terms, locale: 'nl' }
    await addVersion(tx, { ...draft, by: made.panel.sipke.person, at: granting.payment })
    const version = await versionById(tx, id)
    if (!version) throw new Error('no version')
    return bringInForce(tx, made.panel.sipke, grant, version, granting.payment, '2030-01-01')
  })
  expect(verdict).toEqual({ ok: true })
}
