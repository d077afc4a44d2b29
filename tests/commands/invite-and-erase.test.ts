import { and, eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { eraseData } from '#app/commands/erase-data.server.ts'
import { inviteFirstPerson, invitePerson } from '#app/commands/invite-person.server.ts'
import { verifyLog } from '#app/commands/verify-log.server.ts'
import { refused } from '#app/domain/verdict.ts'
import { db, transaction } from '#db/client.server.ts'
import { outgoingMails, people, roles } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, operation, today, yes } from '#tests/world.ts'

useDatabase()

describe('the first person and everybody after', () => {
  test('an empty database gets its first administrator once', async () => {
    expect(await inviteFirstPerson('jelle@example.org', 'koning', today)).toEqual(
      refused('role-unknown', { role: 'koning' }),
    )
    const { person } = await yes(inviteFirstPerson('jelle@example.org', 'administrator', today))
    const held = await db().select({ role: roles.role }).from(roles).where(eq(roles.personId, person))
    expect(held).toEqual([{ role: 'administrator' }])
    expect(await inviteFirstPerson('ander@example.org', 'administrator', today)).toEqual(
      refused('not-empty', {}),
    )
  })

  test('only an administrator who just stepped up invites, and a second time changes nothing', async () => {
    const world = await aFund()
    const jelle = await enter(world, 'jelle')
    const form = {
      operation: operation(),
      email: 'nieuw@example.org',
      name: 'Nieuw',
      role: 'reviewer',
      background: 'resident',
    } as const
    expect(await invitePerson(await enter(world, 'sipke'), form, today)).toEqual(refused('not-found'))
    expect(await invitePerson({ ...jelle, steppedUpAt: null }, form, today)).toEqual(
      refused('step-up-needed'),
    )
    expect(await invitePerson(jelle, { ...form, background: null }, today)).toMatchObject({
      reason: { code: 'background-missing' },
    })
    const first = await yes(invitePerson(jelle, form, today))
    expect(await yes(invitePerson(jelle, form, today))).toEqual(first)
    await yes(invitePerson(jelle, { ...form, operation: operation() }, today))
    const held = await db().select().from(roles).where(eq(roles.personId, first.person))
    expect(held).toHaveLength(1)
    const mails = await db()
      .select()
      .from(outgoingMails)
      .where(eq(outgoingMails.address, 'nieuw@example.org'))
    expect(mails.map(({ template }) => template)).toEqual(['invitation-panel'])
  })
})

describe('erasing', () => {
  test('a person becomes nameless for good, with an event, and the log still adds up', async () => {
    const world = await aFund()
    const jelle = await enter(world, 'jelle')
    const ineke = await enter(world, 'ineke')
    const form = { operation: operation(), what: 'person', row: ineke.person } as const
    expect(await eraseData(await enter(world, 'sipke'), form, today)).toEqual(refused('not-found'))
    await yes(eraseData(jelle, form, today))
    const [row] = await db().select().from(people).where(eq(people.id, ineke.person))
    expect([row?.name, row?.email, row?.erasedAt]).toEqual(['', null, today])
    expect((await verifyLog()).faults).toEqual([])
  })

  test('nobody erases past the log: the function wants its event in the same transaction', async () => {
    const world = await aFund()
    const ineke = await enter(world, 'ineke')
    const alone = transaction(async (tx) => {
      await tx.execute(sql`select erase('person', ${ineke.person}::uuid, ${world.fund}::uuid)`)
      return { ok: true }
    })
    await expect(alone).rejects.toThrow()
    const [row] = await db()
      .select()
      .from(people)
      .where(and(eq(people.id, ineke.person)))
    expect(row?.name).toBe('Ineke van der Wal')
  })
})
