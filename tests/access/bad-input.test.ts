import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '#db/client.server.ts'
import { operations } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { formsIn } from '#tests/routes/forms.ts'
import { operation, type World } from '#tests/world/base.ts'
import { type Door, namesRow } from './door.ts'
import { doors } from './doors.ts'
import { openingExpected, sendingExpected } from './outcomes.ts'
import { everybody, type Visitor, visitorOf } from './personas.ts'
import { now } from './rows/moment.ts'
import { foreignKeys, makeRows, type Rows } from './rows.ts'
import { openSite, type Site } from './site.ts'

useDatabase({ max: 10 })

const withForm = Object.entries(doors).filter(([, { post }]) => post !== undefined)
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

type Sent = Record<string, string | string[]>

/** What people, machines and attackers put into fields. */
const nasty = [
  '',
  ' ',
  'a'.repeat(30_000),
  'nul \u0000 and bell \u0007',
  "'; drop table people; --",
  '<script>alert(1)</script>',
  '-1',
  '999999999999999999999',
  '1e309',
  '31-2-2026',
  '٣٤٥',
  'constructor',
  '👩‍👩‍👧 \u202e',
]

describe('a form with a field that is not on it is not understood, and does nothing', () => {
  test.each(withForm.filter(([, door]) => !door.readsNothing))('%s', async (_id, door) => {
    for (const { path, fields } of await formsBehind(door)) {
      const key = operation()
      const sent = { ...fields, ...(fields.operation ? { operation: key } : {}), notOnThePage: 'x' }
      const { status } = await site.ask(path, (await whoMay(door)).cookie, sent)
      expect(status, path).toBe(400)
      expect(await wasDone(key)).toBe(false)
    }
  })
})

describe('a form without its operation is not understood', () => {
  test.each(withForm)('%s', async (_id, door) => {
    for (const { path, fields } of await formsBehind(door)) {
      if (!fields.operation) continue
      for (const wrong of [undefined, '', 'no-key', [operation(), operation()]]) {
        const { operation: _, ...rest } = fields
        const sent: Sent = wrong === undefined ? rest : { ...rest, operation: wrong }
        expect((await site.ask(path, (await whoMay(door)).cookie, sent)).status, `${path} ${wrong}`).toBe(400)
      }
    }
  })
})

describe('whatever stands in a field, it is answered with a page', () => {
  test.each(withForm)(
    '%s',
    async (id, door) => {
      for (const { path, fields } of await formsBehind(door)) {
        for (const { name, value } of tries(
          id,
          Object.keys(fields).filter((one) => one !== 'operation'),
        )) {
          const sent: Sent = {
            ...fields,
            ...(fields.operation ? { operation: operation() } : {}),
            [name]: value,
          }
          const { status } = await site.ask(path, (await whoMay(door)).cookie, sent)
          expect([200, 302, 303, 400, 404, 409, 422], `${path} ${name}=${value.slice(0, 30)}`).toContain(
            status,
          )
        }
      }
    },
    120_000,
  )
})

describe('a form about what belongs to another fund does nothing', () => {
  let foreign: Rows
  beforeAll(async () => {
    foreign = await foreignKeys(rows)
  }, 60_000)

  test.each(withForm.filter(([, door]) => namesRow(door)))('%s', async (_id, door) => {
    for (const { persona } of visitors) {
      const { cookie } = await visitorOf(world, persona, now)
      const form = door.form?.(rows) ?? {}
      const { status, location } = await site.ask(door.path(foreign), cookie, form)
      const leads = location?.startsWith('/account/sign-in?') ?? false
      expect(leads || [400, 404].includes(status), `${persona} ${status} ${location}`).toBe(true)
      expect(await wasDone(String(form.operation ?? operation()))).toBe(false)
    }
  })
})

test('an address or a form with the character NUL is not understood', async () => {
  const paths = ['/rounds/%00', '/grants/a%00', '/results/%00', '/results?place=%00', '/check?round=%00']
  for (const path of paths) expect((await site.ask(path)).status, path).toBe(400)
  expect((await site.ask('/account/sign-in', undefined, { email: 'a\u0000@b.example' })).status).toBe(400)
})

/** The forms that somebody who may send them finds on the page, as a browser would post them without a touch. */
async function formsBehind(door: Door): Promise<{ path: string; fields: Sent }[]> {
  const visitor = await whoMay(door)
  const path = door.path(rows)
  const page = openingExpected(door, visitor) === 'in' ? await site.ask(path, visitor.cookie) : null
  const found = page?.status === 200 ? formsIn(page.body) : []
  const own = found.filter(({ action }) => action === null || action === path)
  return own.length > 0
    ? own.map(({ fields }) => ({ path, fields }))
    : [{ path, fields: door.form?.(rows) ?? {} }]
}

/** Somebody who may send the form of a door, in a new session: a form may end the one that it is sent in. */
function whoMay(door: Door): Promise<Visitor> {
  const one = visitors.find((visitor) => visitor.actor?.person && sendingExpected(door, visitor) === 'in')
  if (!one) throw new Error(`nobody may send ${door.path(rows)}`)
  return visitorOf(world, one.persona, now)
}

/**
 * Of a long form a dozen fields, spread over it. A form gets each of the nasty values, and each field at least four of them,
 * with which it begins elsewhere in each form: fields of one form are read by one schema, and those of many forms by the same
 * parts.
 */
function tries(id: string, names: string[]): { name: string; value: string }[] {
  const every = Math.ceil(names.length / 12)
  const fields = names.filter((_, at) => at % every === 0)
  const from = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  const each = Math.max(4, Math.ceil(nasty.length / fields.length))
  return fields.flatMap((name, at) =>
    Array.from({ length: each }, (_, turn) => nasty[(from + at * each + turn) % nasty.length] as string).map(
      (value) => ({ name, value }),
    ),
  )
}

async function wasDone(key: string): Promise<boolean> {
  return (await db().$count(operations, inArray(operations.operation, [key]))) > 0
}
