import { beforeAll, describe, expect, test } from 'vitest'
import { noteContact } from '#app/commands/note-contact.server.ts'
import { removeView } from '#app/commands/remove-view.server.ts'
import { saveView } from '#app/commands/save-view.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { personPage } from '#app/server/admin/person-page.server.ts'
import { askedGrants } from '#app/server/granting/grant-list.server.ts'
import { listNamed } from '#app/server/lists/list-sheets.server.ts'
import { deskWork } from '#app/server/office/desk-page.server.ts'
import { viewsOn } from '#app/server/office/saved-views.server.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'

useDatabase()

let world: World
let made: GrantWorld
let sipke: Person
const now = later({ days: 10 }, granting.fund)
const today = dayOf(now)

beforeAll(async () => {
  world = await aFund(900_000_00)
  made = await runningGrant(world)
  sipke = made.panel.sipke
})

const form = (more: Partial<Parameters<typeof saveView>[1]> = {}) => ({
  operation: operation(),
  page: 'grants' as const,
  view: null,
  name: 'Lopend',
  search: 'state=running&after=x',
  shared: false,
  ...more,
})

describe('what a list is set to', () => {
  test('is kept under a name, once a list, and opened again from there', async () => {
    const { view } = await yes(saveView(sipke, form(), now))
    const twice = await saveView(sipke, form(), now)
    expect(twice).toMatchObject({ ok: false, reason: { code: 'view-name-taken' } })
    await yes(saveView(sipke, form({ page: 'desk', search: 'sort=steps' }), now))
    const on = await viewsOn(sipke, 'grants', new URLSearchParams('state=running'))
    expect(on.views).toMatchObject([{ name: 'Lopend', href: '/manager/grants?state=running', current: true }])
    expect((await viewsOn(made.panel.tjitske, 'grants', new URLSearchParams())).views).toEqual([])
    await yes(saveView(sipke, form({ view, name: 'Loopt', shared: true }), now))
    expect((await viewsOn(made.panel.tjitske, 'grants', new URLSearchParams())).views).toMatchObject([
      { name: 'Loopt', by: 'Sipke Hoekstra' },
    ])
    const elsewhere = await saveView(sipke, form({ page: 'desk', view, name: 'Anders' }), now)
    expect(elsewhere).toMatchObject({ ok: false, reason: { code: 'not-found' } })
    expect(await removeView(made.panel.tjitske, view, { operation: operation() }, now)).toMatchObject({
      ok: false,
    })
    await yes(removeView(sipke, view, { operation: operation() }, now))
    expect((await viewsOn(sipke, 'grants', new URLSearchParams())).views).toEqual([])
  })

  test('is not kept by who only looks on', async () => {
    const henk = await enter(world, 'henk')
    expect((await saveView(henk, form(), now)).ok).toBe(false)
    expect((await viewsOn(henk, 'grants', new URLSearchParams())).keep).toBeNull()
  })
})

describe('the lists of the office, narrowed', () => {
  test('grants by state, neighbourhood and contact person', async () => {
    const count = async (search: string) =>
      (await askedGrants(sipke, new URLSearchParams(search))).rows.length
    expect(await count('state=running')).toBe(1)
    expect(await count('state=settled')).toBe(0)
    expect(await count('contact=nobody')).toBe(0)
    expect((await count('place=bilgaard')) + (await count('place=oud-oost'))).toBeLessThanOrEqual(2)
    const sheet = await listNamed('grants')?.sheet({
      ...{ actor: sipke, query: new URLSearchParams('state=settled'), today, now },
    })
    expect(sheet?.rows).toEqual([])
  })

  test('the desk by who holds it, about whom it is, and due before a day', async () => {
    const step = { what: 'Bel', on: addDays(today, 3), by: sipke.person }
    const moment = { operation: operation(), kind: 'call' as const, on: today, words: 'Hoi.', step }
    const key = `step-${(await yes(noteContact(sipke, made.proposal, moment, now))).moment}`
    const keys = async (search: string) =>
      (await deskWork(sipke, new URLSearchParams(search), today)).days
        .flatMap(({ items }) => items)
        .map((item) => item.key)
    expect(await keys(`who=${sipke.person}`)).toEqual([key])
    expect(await keys(`who=${made.panel.tjitske.person}`)).toEqual([])
    expect(await keys(`sort=steps&before=${addDays(today, 3)}`)).toEqual([])
    expect(await keys(`sort=steps&before=${addDays(today, 4)}`)).toEqual([key])
    expect(await keys('initiative=bestaat niet')).toEqual([])
    for (const name of ['taalmaat', 'TÁALMAÄT']) expect(await keys(`initiative=${name}`)).toContain(key)
    expect(await keys('place=nergens')).toEqual([])
  })

  test('the desk says all to which it is set, also where more of it is found', async () => {
    const set = async (search: string) => (await deskWork(sipke, new URLSearchParams(search), today)).chosen
    expect(await set('')).toEqual([])
    expect(await set('before=gisteren')).toEqual([])
    const every = `sort=steps&who=${made.panel.tjitske.person}&place=bilgaard&initiative=taal&before=2026-12-03`
    expect(await set(every)).toEqual([
      ...[expect.any(String), expect.stringMatching(/^Ligt bij Tjitske/), 'Buurt: Bilgaard'],
      ...['Initiatief: taal', 'Af vóór 3 december 2026'],
    ])
    expect(await set('who=zomaar&place=nergens')).toEqual(['Ligt bij iemand anders', 'Buurt: nergens'])
    expect(await set(`lies=shelf&${every}`)).toEqual([])
    const { more } = await deskWork(sipke, new URLSearchParams('initiative=taalmaat'), today)
    for (const { href } of more) expect(href).toContain('initiative=taalmaat&sort=')
  })
})

describe('what one person can see and do', () => {
  test('is told by role with its days, where they are near, and what stays closed to them', async () => {
    const jelle = await enter(world, 'jelle')
    const member = made.panel.aukje
    await yes(declare(member, made.proposal, 'close', now))
    const page = await personPage(jelle, member.person, today)
    expect(page.may.map(({ role }) => role)).toEqual(['reviewer'])
    expect(page.may[0]?.actions.find(({ key }) => key === 'score')).toMatchObject({ ofPanel: true })
    expect(page.closed).toEqual([])
    expect((await personPage(made.panel.grietje, member.person, today)).closed).toHaveLength(1)
    const owner = await personPage(jelle, made.owner.person, today)
    expect(owner).toMatchObject({ held: [], may: [] })
    expect(owner.near[0]).toMatchObject({ relation: 'aanvrager' })
    expect(owner.near[0]?.actions).toContain('Tekenen voor het initiatief')
    await expect(personPage(jelle, operation(), today)).rejects.toMatchObject({ status: 404 })
  })
})
