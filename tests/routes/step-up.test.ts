import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { askSignInCode } from '#app/commands/ask-code.server.ts'
import { forgetKeptPosts } from '#app/commands/forget-kept-posts.server.ts'
import { codeOf } from '#app/effects/codes.server.ts'
import { db } from '#db/client.server.ts'
import { keptPosts, people, sessions } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { granting } from '#tests/world/granting.ts'
import { formWith } from './forms.ts'

useDatabase({ max: 8 })

let site: Site
let world: World
const now = later({ minutes: 5 }, granting.payment)

beforeAll(async () => {
  world = await aFund(400_000_00)
  vi.useFakeTimers({ toFake: ['Date'], now })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

test('what was typed before a code was asked once more is kept, and is sent afterwards with one button', async () => {
  const { person } = await enter(world, 'jelle')
  const { idHash, cookie } = await sessionOf(person, now, true)
  const prove = (steppedUpAt: Date | null) =>
    db().update(sessions).set({ steppedUpAt }).where(eq(sessions.idHash, idHash))
  await prove(later({ minutes: -20 }, now))
  const typed = { name: 'Wiebe Kooistra', email: 'wiebe@fonds.example', role: 'auditor', background: 'none' }

  const asked = await site.ask('/admin', cookie, { ...typed, operation: operation() })
  const back = new URL(asked.location ?? '', site.address).searchParams.get('back') ?? ''
  expect(asked.location).toMatch(/^\/account\/step-up\?back=/)
  expect(back).toMatch(/^\/account\/kept\//)
  expect(await db().$count(people, eq(people.email, typed.email))).toBe(0)

  await prove(now)
  const { fields, action } = formWith((await site.ask(back, cookie)).body, 'Verstuur wat ik invulde')
  expect(action).toBe('/admin')
  expect(fields).toMatchObject(
    Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]])),
  )
  await site.ask('/admin', cookie, fields)
  expect(await db().$count(people, eq(people.email, typed.email))).toBe(1)
})

test('what one person typed is not there for another', async () => {
  const [jelle, sipke] = [await enter(world, 'jelle'), await enter(world, 'sipke')]
  const own = await sessionOf(jelle.person, now, true)
  await db().update(sessions).set({ steppedUpAt: null }).where(eq(sessions.idHash, own.idHash))
  const form = { name: 'Anke', email: 'anke@fonds.example', role: 'auditor', background: 'none' }
  const asked = await site.ask('/admin', own.cookie, { ...form, operation: operation() })
  const back = new URL(asked.location ?? '', site.address).searchParams.get('back') ?? ''
  const { cookie } = await sessionOf(sipke.person, now, true)
  expect((await site.ask(back, cookie)).status).toBe(404)
})

test('who signs in on the open session of another does not get what that one typed', async () => {
  const [jelle, sipke] = [await enter(world, 'jelle'), await enter(world, 'sipke')]
  const held = async (email: string) => {
    const { idHash, cookie } = await sessionOf(jelle.person, now, true)
    await db().update(sessions).set({ steppedUpAt: null }).where(eq(sessions.idHash, idHash))
    const form = { name: 'Siem', email: 'siem@fonds.example', role: 'auditor', background: 'none' }
    await site.ask('/admin', cookie, { ...form, operation: operation() })
    const { request } = await yes(askSignInCode(idHash, { email, back: null }, now))
    const entered = await site.ask('/account/code', cookie, { code: codeOf(request) })
    expect(entered.status).toBe(302)
    return db().$count(keptPosts, eq(keptPosts.sessionHash, idHash))
  }
  expect(await held(sipke.email ?? '')).toBe(1)
  expect(await held(jelle.email ?? '')).toBe(0)
})

test('what nobody came back for is gone after a day', async () => {
  const kept = () => db().$count(keptPosts)
  const before = await kept()
  expect(before).toBeGreaterThan(1)
  await yes(forgetKeptPosts(later({ minutes: 23 * 60 }, now)))
  expect(await kept()).toBe(before)
  expect(await yes(forgetKeptPosts(later({ minutes: 24 * 60 + 1 }, now)))).toMatchObject({ posts: before })
})
