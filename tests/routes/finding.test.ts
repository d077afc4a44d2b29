import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { noteContact } from '#app/commands/note-contact.server.ts'
import { sendMessageOfFund } from '#app/commands/send-message.server.ts'
import { typedMoney } from '#app/domain/money.ts'
import { findingPage } from '#app/server/office/finding-page.server.ts'
import { db } from '#db/client.server.ts'
import { bankAccounts, grants } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, type CastName, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'

useDatabase()

let world: World
let made: GrantWorld
let near: string
const now = later({ days: 10 }, granting.fund)

beforeAll(async () => {
  world = await aFund(900_000_00)
  made = await runningGrant(world)
  near = (await submitted(world, await enter(world, 'ineke'), { title: 'Zwaluwtuin van mijn zus' })).proposal
  await yes(declare(made.panel.sipke, near, 'interest'))
  await yes(
    noteContact(
      made.panel.sipke,
      made.proposal,
      {
        operation: operation(),
        kind: 'visit',
        on: '2026-02-01',
        words: 'De 100%-tuinslang lekt.',
        step: { what: null, on: null, by: null },
      },
      now,
    ),
  )
  await yes(
    sendMessageOfFund(
      made.panel.sipke,
      made.proposal,
      { operation: operation(), text: 'Is de kraan gemaakt?' },
      now,
    ),
  )
})

const pageFor = (q: string) => findingPage(made.panel.sipke, new URLSearchParams({ q }))
const found = async (name: CastName, q: string, kind = '') => {
  const { groups, state } = await findingPage(await enter(world, name), new URLSearchParams({ q, kind }))
  return {
    state,
    ...Object.fromEntries(groups.map(({ kind: of, hits }) => [of, hits.map(({ title }) => title)])),
  }
}

describe('looking through everything', () => {
  test('finds a plan and a grant by number, amount, name, account', async () => {
    const [grant] = await db().select().from(grants).where(eq(grants.id, made.grant))
    const [account] = await db().select().from(bankAccounts).where(eq(bankAccounts.grantId, made.grant))
    const { reference, title, amountCents } = grant ?? {}
    const amount = typedMoney(amountCents ?? 0)
    for (const q of [reference, reference?.toLowerCase().replaceAll('-', ' '), amount, title, account?.iban])
      expect([q, await found('sipke', q ?? '')]).toMatchObject([q, { grants: [title] }])
    expect(await found('sipke', reference ?? '')).toMatchObject({ proposals: [title] })
    for (const { hits } of (await pageFor(title ?? '')).groups)
      for (const { href } of hits) expect(href).toMatch(/^\/manager\/[a-z]+(\/[\w-]+)+$/)
  })

  test('finds what was said and noted, only for who may read it', async () => {
    expect(await found('sipke', 'kraan gemaakt')).toMatchObject({ messages: [expect.any(String)] })
    expect(await found('sipke', '100%-tuinslang')).toMatchObject({ moments: [expect.any(String)] })
    expect(await found('sipke', '100_-tuinslang')).toEqual({ state: 'asked' })
    expect(await found('henk', 'kraan gemaakt')).toMatchObject({ messages: [expect.any(String)] })
  })

  test('finds nothing of what is closed to who looks', async () => {
    expect(await found('sipke', 'zwaluwtuin')).toEqual({ state: 'asked' })
    expect(await found('tjitske', 'zwaluwtuin')).toMatchObject({ proposals: ['Zwaluwtuin van mijn zus'] })
    const people = await found('sipke', 'ineke')
    expect(Object.keys(people).length).toBeGreaterThan(1)
  })

  test('asks for two letters, and says when nothing was typed', async () => {
    expect(await found('sipke', 'a')).toEqual({ state: 'short' })
    expect(await found('sipke', '')).toEqual({ state: 'empty' })
    expect(await found('sipke', `'; drop table people; --`)).toEqual({ state: 'asked' })
  })

  test('shows more of one kind when that is asked', async () => {
    const all = await findingPage(made.panel.tjitske, new URLSearchParams({ q: 'tuin', kind: 'proposals' }))
    expect(all.groups.map(({ kind }) => kind)).toEqual(['proposals'])
    expect(all.everything).toBe('/manager/search?q=tuin')
  })
})
