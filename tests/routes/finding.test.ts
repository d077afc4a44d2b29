import { and, eq, inArray } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { noteContact } from '#app/commands/note-contact.server.ts'
import { sendMessageOfFund } from '#app/commands/send-message.server.ts'
import { cents, formatMoney, typedMoney } from '#app/domain/money.ts'
import { newId } from '#app/effects/id.ts'
import { findingPage } from '#app/server/office/finding-page.server.ts'
import { db } from '#db/client.server.ts'
import { bankAccounts, grantRepayments, grants, people, proposals, tranches } from '#db/schema/index.ts'
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

/** What is told of each thing of a kind that was found. */
const told = async (q: string, kind: string) => {
  const { groups } = await findingPage(made.panel.tjitske, new URLSearchParams({ q, kind }))
  return groups.flatMap(({ hits }) => hits)
}
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

  test('finds a plan by what it asks, and not for who may not see it', async () => {
    const [plan] = await db().select().from(proposals).where(eq(proposals.id, near))
    const asked = typedMoney(plan?.amountAskedCents ?? 0)
    for (const q of [asked, asked.replaceAll('.', ''), `€ ${asked}`, `€\u00a0${asked}`])
      expect((await told(q, 'proposals')).map(({ title }) => title)).toContain('Zwaluwtuin van mijn zus')
    expect(await found('sipke', asked)).not.toMatchObject({
      proposals: expect.arrayContaining(['Zwaluwtuin van mijn zus']),
    })
  })

  test('finds a grant by one of its parts or by what came back, and says which', async () => {
    const [first] = await db()
      .select()
      .from(tranches)
      .where(and(eq(tranches.grantId, made.grant), eq(tranches.number, 1)))
    const q = typedMoney(first?.amountCents ?? 0)
    expect(await told(q, 'grants')).toMatchObject([
      { about: expect.stringContaining(`Deelbetaling 1 en 2, ${formatMoney(first?.amountCents ?? 0)}`) },
    ])
    await db()
      .insert(grantRepayments)
      .values({
        id: newId(now),
        fundId: world.fund,
        grantId: made.grant,
        cents: cents(137_31),
        valueOn: '2026-06-01',
        bookedBy: made.panel.sipke.person,
        bookedAt: now,
      })
    expect(await told('137,31', 'grants')).toMatchObject([
      { about: expect.stringContaining('Terugbetaald, €\u00a0137,31') },
    ])
    expect(await told('137,32', 'grants')).toEqual([])
  })

  test('finds names with accents by plain letters, and the other way about', async () => {
    await db().update(people).set({ name: 'José Yılmaz' }).where(eq(people.id, made.owner.person))
    for (const q of ['jose yilmaz', 'JOSÉ YILMAZ', 'Yılmaz'])
      expect((await told(q, 'people')).map(({ title }) => title)).toEqual(['José Yılmaz'])
  })

  test('shows a person once, with their plans', async () => {
    const [one, ...others] = await told(made.owner.email, 'people')
    expect(others).toEqual([])
    const plans = await db()
      .select()
      .from(proposals)
      .where(inArray(proposals.id, [made.proposal, near]))
    expect(one?.plans.map(({ title }) => title).sort()).toEqual(plans.map(({ title }) => title).sort())
    const { groups } = await findingPage(
      made.panel.sipke,
      new URLSearchParams({ q: made.owner.email, kind: 'people' }),
    )
    expect(groups.flatMap(({ hits }) => hits.flatMap((hit) => hit.plans)).map(({ href }) => href)).toEqual([
      `/manager/proposals/${made.proposal}`,
    ])
  })

  test('shows what a reference of this fund looks like', async () => {
    expect((await pageFor('')).example).toMatch(/^LO-\d{4}-0042$/)
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
