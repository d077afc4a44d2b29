import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { endRole } from '#app/commands/end-role.server.ts'
import { invitePerson } from '#app/commands/invite-person.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { roleHolders } from '#db/queries/office-people.server.ts'
import { setUpFacts } from '#db/queries/set-up.server.ts'
import { roles } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, today, yes } from '#tests/world.ts'

useDatabase()

test('a role has a term of office, ends at once, and the last administrator stays', async () => {
  const world = await aFund()
  const jelle = await enter(world, 'jelle')
  const sipke = await enter(world, 'sipke')
  const roleOf = async (person: string) =>
    (
      await db()
        .select()
        .from(roles)
        .where(and(eq(roles.fundId, world.fund), eq(roles.personId, person)))
    )[0]?.id ?? ''
  const end = (id: string, lastDay: string | null, by = jelle) =>
    endRole(by, id, { operation: operation(), lastDay }, today)
  const manager = await roleOf(sipke.person)

  expect(await end(manager, null, sipke)).toMatchObject({ reason: { code: 'not-found' } })
  expect(await end(manager, null, { ...jelle, steppedUpAt: null })).toMatchObject({
    reason: { code: 'step-up-needed' },
  })
  await yes(end(manager, '2026-12-31'))
  const again = { email: sipke.email ?? '', name: sipke.name, role: 'manager' as const, background: null }
  await yes(invitePerson(jelle, { operation: operation(), ...again }, today))
  expect((await setUpFacts(db(), world.fund, dayOf(today))).managers).toEqual([sipke.person])
  const holders = await roleHolders(db(), world, dayOf(today))
  expect(holders.find(({ id }) => id === manager)).toMatchObject({ until: '2026-12-31' })
  expect((await setUpFacts(db(), world.fund, '2026-12-31')).managers).toEqual([sipke.person])
  expect((await setUpFacts(db(), world.fund, '2027-01-01')).managers).toEqual([])

  await yes(end(manager, '2026-03-09'))
  expect((await setUpFacts(db(), world.fund, dayOf(today))).managers).toEqual([])
  expect(await end(await roleOf(jelle.person), '2026-06-30')).toMatchObject({
    reason: { code: 'last-administrator' },
  })
  const second = { email: 'tweede@example.org', name: 'Tweede', role: 'administrator' as const }
  await yes(
    invitePerson(jelle, { operation: operation(), background: null, ...second }, later({ minutes: 1 })),
  )
  await yes(end(await roleOf(jelle.person), '2026-06-30'))
})
