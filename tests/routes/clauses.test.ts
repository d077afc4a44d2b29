import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Persona, personas, sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, type World } from '#tests/world/base.ts'
import { draftedGrant, type GrantWorld, granting, version } from '#tests/world/granting.ts'
import { formWith, pressed } from './forms.ts'

useDatabase({ max: 10 })

let site: Site
let world: World
let made: GrantWorld
let cookie: string
beforeAll(async () => {
  world = await aFund(400_000_00)
  made = await draftedGrant(world)
  vi.useFakeTimers({ toFake: ['Date'], now: granting.draft })
  site = await openSite()
  const person = await enter(world, personas['manager' as Persona] as 'ineke')
  cookie = (await sessionOf(person.person, new Date(), true)).cookie
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

const see = async (path: string) => (await site.ask(path, cookie)).body
const save = 'Bewaar als nieuwe versie'

test('an article is written with a preview, and a placeholder that nobody knows is said at its field', async () => {
  const path = '/manager/clauses/vat/edit'
  const form = formWith(await see(path), save)
  const wrong = { plain: 'Het bedrag is {{amount.totaal}}.' }
  const refused = await site.ask(path, cookie, pressed(form, save, wrong))
  expect(refused.status).toBe(400)
  expect(refused.body).toContain('“amount.totaal” is geen gegeven dat wij kennen.')
  expect(refused.body).toContain('Bedoelt u amount.total?')
  expect(formWith(refused.body, save).fields.plain).toEqual(['Het bedrag is {{amount.totaal}}.'])
  const right = { plain: 'Het bedrag is {{amount.total}}.' }
  const preview = await site.ask('/manager/clauses/vat/preview', cookie, pressed(form, save, right))
  expect(preview.status).toBe(200)
  expect(preview.body).toMatch(/Het bedrag is €.10\.000\./)
  const again = formWith(preview.body, save)
  const saved = await site.ask(path, cookie, pressed(again, save))
  expect(saved).toMatchObject({ status: 302, location: '/manager/clauses/vat' })
  const page = await see('/manager/clauses/vat')
  expect(page).toContain('Van versie 1, loopt achter')
  expect(await see('/manager/clauses')).toContain('Een jurist heeft ze niet getoetst.')
})

test('a draft takes the newer version over when the manager says so', async () => {
  const path = `/manager/grants/${made.grant}/clauses`
  const form = formWith(await see(path), 'Bewaar de artikelen')
  const answer = await site.ask(path, cookie, pressed(form, 'Bewaar de artikelen', { renewed: 'vat' }))
  expect(answer).toMatchObject({ status: 302, location: path })
  expect((await version(made)).terms.clauses).toContainEqual({ id: 'vat', version: 2 })
  expect(await see(path)).toContain('Alle artikelen zijn de nieuwste')
})

test('an article goes out of use', async () => {
  const form = formWith(await see('/manager/clauses/vat/retirement'), 'Gebruik dit artikel niet meer')
  const answer = await site.ask(
    '/manager/clauses/vat/retirement',
    cookie,
    pressed(form, 'Gebruik dit artikel niet meer'),
  )
  expect(answer.status).toBe(302)
  expect(await see('/manager/clauses/vat')).toContain('Niet meer in gebruik')
})
