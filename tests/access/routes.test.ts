import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { can } from '#app/domain/access.ts'
import { useDatabase } from '#tests/database.ts'
import type { World } from '#tests/world/base.ts'
import { namesRow } from './door.ts'
import { doors } from './doors.ts'
import { type Outcome, opened, openingExpected, sending, sendingExpected } from './outcomes.ts'
import { everybody, type Persona, sessionOf, type Visitor, visitorOf } from './personas.ts'
import { now } from './rows/moment.ts'
import { anonymousDraft, foreignKeys, makeRows, type Rows } from './rows.ts'
import { openSite, routes, type Site } from './site.ts'

useDatabase({ max: 10 })

const everyDoor = Object.entries(doors)
let site: Site
let world: World
let rows: Rows
let visitors: Visitor[]

beforeAll(async () => {
  ;({ world, rows } = await makeRows())
  vi.useFakeTimers({ toFake: ['Date'], now })
  site = await openSite()
  visitors = await everybody(world, now)
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

type Found = Partial<Record<Persona, Outcome>>

test('behaviour 21: every page has a person to call and a way to be called, in its footer', async () => {
  const looked = new Set<string>()
  for (const persona of [
    'anonymous',
    'owner',
    'assigned reviewer',
    'chair',
    'manager',
    'administrator',
  ] as const) {
    const { cookie } = await visitorOf(world, persona, now)
    for (const [id, door] of everyDoor.filter(([id]) => !looked.has(id))) {
      const { status, body } = await site.ask(door.path(rows), cookie)
      if (status !== 200 || !body.includes('<main')) continue
      looked.add(id)
      const footer = /<footer[\s\S]*<\/footer>/.exec(body)?.[0] ?? ''
      expect(footer.match(/href="tel:0580000013"/g), id).toHaveLength(1)
      expect(footer.match(/href="\/call-back"/g), id).toHaveLength(1)
    }
  }
  expect(looked.size).toBeGreaterThan(60)
}, 120_000)

test('every route stands in the table, and the table names no other', () => {
  expect(Object.keys(doors).sort()).toEqual(routes.map(({ id }) => id).sort())
})

describe('a door opens for whom the access table says', () => {
  test.each(everyDoor)('%s', async (_id, door) => {
    const [found, expected]: [Found, Found] = [{}, {}]
    for (const visitor of visitors) {
      found[visitor.persona] = opened(await site.ask(door.path(rows), visitor.cookie))
      expected[visitor.persona] = openingExpected(door, visitor)
    }
    expect(found).toEqual(expected)
  })
})

describe('a draft that a browser writes without an account is there for that browser alone', () => {
  const keys = new Proxy({} as Rows, { get: (_, name) => (name === 'draft' ? 'x' : 'y') })
  const ofDrafts = everyDoor.filter(([, door]) => door.path(keys).includes('/proposals/x'))

  test.each(ofDrafts)('%s', async (_id, door) => {
    const [found, expected]: [Found, Found] = [{}, {}]
    const owner = await visitorOf(world, 'anonymous writer', now)
    const draft = await anonymousDraft(world, owner.actor)
    for (const each of visitors) {
      const visitor = each.persona === 'anonymous writer' ? owner : each
      const { persona } = visitor
      found[persona] = opened(await site.ask(door.path({ ...rows, draft }), visitor.cookie))
      expected[persona] = openingExpected(door, visitor, 'anonymous draft')
    }
    const another = await visitorOf(world, 'anonymous writer', now)
    expect(opened(await site.ask(door.path({ ...rows, draft }), another.cookie))).toBe('sign-in')
    expect(found).toEqual(expected)
  })
})

describe('what is absent and what belongs to another fund are one answer', () => {
  let keys: Rows[]
  beforeAll(async () => {
    keys = [
      await foreignKeys(rows),
      everyKey(rows, '019cd730-6900-7546-91cc-851e32cc9e9c'),
      everyKey(rows, 'no-key'),
    ]
  }, 60_000)

  /** Who is let in is asked with each of the keys; for the others the absent ones take turns. */
  test.each(everyDoor.filter(([, door]) => namesRow(door)))('%s', async (_id, door) => {
    for (const [at, visitor] of visitors.entries()) {
      const { persona, cookie } = visitor
      const answers = []
      const [foreign, ...absent] = keys
      const isLetIn = openingExpected(door, visitor) === 'in'
      for (const some of isLetIn ? keys : ([foreign, absent[at % absent.length]] as Rows[])) {
        const path = door.path(some)
        const { status, location, body } = await site.ask(path, cookie)
        const said = body
          .replaceAll(path, '…')
          .replaceAll(encodeURIComponent(path), '…')
          .replaceAll(/nonce="[^"]*"/g, 'nonce')
        answers.push({ status, leads: location?.split('?')[0], said })
      }
      expect(answers[0]?.leads === '/account/sign-in' || answers[0]?.status === 404, persona).toBe(true)
      for (const answer of answers.slice(1)) expect(answer, persona).toEqual(answers[0])
    }
  })
})

describe('a role works only with both factors', () => {
  const roles = ['assigned reviewer', 'chair', 'manager', 'approver', 'auditor', 'administrator'] as const

  test.each(roles)('%s', async (persona) => {
    const { actor } = await visitorOf(world, persona, now)
    const { cookie } = await sessionOf(actor?.person ?? null, now, false)
    for (const [id, door] of everyDoor) {
      if (!/^routes\/(reviewer|manager|admin)\//.test(id) || !actor) continue
      if (door.get === null || door.kind || !can(actor, door.get).ok || door.absentFor?.includes(persona))
        continue
      const { location } = await site.ask(door.path(rows), cookie)
      expect(location, id).toMatch(/^\/account\/second-factor\?back=/)
    }
  })
})

describe('a form is taken from whom the access table says, and does nothing for anybody else', () => {
  test.each(everyDoor)('%s', async (_id, door) => {
    const [found, expected]: [Found, Found] = [{}, {}]
    for (const { persona } of visitors) {
      const visitor = await visitorOf(world, persona, now)
      const form = door.form?.(rows) ?? {}
      const hoped = sendingExpected(door, visitor)
      const answer = await site.ask(door.path(rows), visitor.cookie, form)
      found[persona] = await sending(answer, hoped, String(form.operation ?? ''))
      expected[persona] = hoped
    }
    expect(found).toEqual(expected)
  })
})

function everyKey(rows: Rows, key: string): Rows {
  return Object.fromEntries(Object.keys(rows).map((name) => [name, key])) as Rows
}
