import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, type CastName, enter, type World } from '#tests/world/base.ts'
import type { GrantWorld } from '#tests/world/granting.ts'
import { attesting, outcomeGrant, printedCodes } from '#tests/world/outcome.ts'
import { formWith, pressed } from './forms.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
let world: World
let made: GrantWorld
let said: GrantWorld
let codes: string[]
let print: string

beforeAll(async () => {
  world = await aFund(200_000_00)
  made = await outcomeGrant(world)
  said = await outcomeGrant(world, { attestor: 'residents' })
  ;({ codes, set: print } = await printedCodes(said, 8))
  vi.useFakeTimers({ toFake: ['Date'], now: attesting.judged })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

async function cookieOf(name: CastName): Promise<string> {
  const person = await enter(world, name)
  return (await sessionOf(person.person, new Date(), person.roles.length > 0)).cookie
}
const see = async (path: string, name: CastName) => site.ask(path, await cookieOf(name))
async function press(path: string, button: string, name: CastName, typed: Record<string, string> = {}) {
  const form = formWith((await see(path, name)).body, button)
  const { 'file:file': _file, ...sent } = pressed(form, button, typed)
  return site.ask(form.action ?? path, await cookieOf(name), sent)
}

describe('a resident with a code', () => {
  test('reads what it is about, answers once without signing in, and is thanked', async () => {
    const path = `/r/${codes[0]}`
    const page = await site.ask(path)
    expect(page.status).toBe(200)
    const text = textOf(page.body)
    expect(text).toContain('werkt hieraan')
    expect(text).toContain('Ja, dit is voor mij veranderd')
    expect(text).toContain('Wij vragen uw naam en adres niet.')
    expect(page.body).not.toContain('<script')
    expect((await site.ask(path, undefined, {})).body).toContain('Kies ja of nee.')
    expect(await site.ask(path, undefined, { answer: 'yes' })).toMatchObject({
      status: 302,
      location: '/r/thanks',
    })
    expect(textOf((await site.ask(path)).body)).toContain('Met deze code is al een antwoord gegeven.')
    const again = await site.ask(path, undefined, { answer: 'no' })
    expect(again.status).toBe(422)
    expect(textOf(again.body)).toContain('Met deze code is al een antwoord gegeven.')
  })

  test('is told plainly when nobody knows the code, and may type it over', async () => {
    const unknown = await site.ask('/r/ABCDE-FGHJK')
    expect(unknown.status).toBe(404)
    expect(textOf(unknown.body)).toContain('Deze code kennen wij niet.')
    expect(textOf((await site.ask('/r')).body)).toContain('Uw code')
    expect((await site.ask('/r?code=abcde+fghjk')).location).toBe('/r/abcde%20fghjk')
  })

  test('stays among many: the initiative reads no more than that there are few answers', async () => {
    const path = `/applicant/grants/${said.grant}/results`
    expect(textOf((await see(path, 'ineke')).body)).toContain('minder dan 5 antwoorden')
    expect(textOf((await see(path, 'ineke')).body)).not.toContain('€ 250,00')
    for (const code of codes.slice(1, 5)) await site.ask(`/r/${code}`, undefined, { answer: 'yes' })
    expect(textOf((await see(path, 'ineke')).body)).toContain('€ 1.250')
  })

  test('gets a code that the office prints, and no initiative', async () => {
    const path = `/manager/grants/${said.grant}/codes/${print}`
    const sheet = await see(path, 'sipke')
    for (const code of codes) expect(sheet.body).toContain(`/r/${code}`)
    expect((await see(path, 'ineke')).status).toBe(404)
    expect(textOf((await see(`/manager/grants/${said.grant}/results`, 'sipke')).body)).toContain(
      'Codes voor bewoners',
    )
  })
})

describe('an initiative with results', () => {
  test('attests them, and the manager draws, looks and lets them count, without scripts', async () => {
    const own = `/applicant/grants/${made.grant}/results`
    expect(textOf((await see(`/applicant/grants/${made.grant}`, 'ineke')).body)).toContain(
      'Geld per resultaat',
    )
    const wrong = await press(own, 'Geef op', 'ineke', { count: 'veel', text: 'Zie de lijst.' })
    expect(wrong.status).toBe(400)
    expect(wrong.body).toContain('Schrijf een heel getal')
    expect(wrong.body).toContain('Zie de lijst.')
    const bare = await press(own, 'Geef op', 'ineke', { count: '20' })
    expect(bare.status).toBe(422)
    expect(await press(own, 'Geef op', 'ineke', { count: '20', text: 'Zie de lijst.' })).toMatchObject({
      status: 302,
      location: own,
    })
    expect(textOf((await see(own, 'ineke')).body)).toContain('Er wachten 20 resultaten op het fonds')

    const office = `/manager/grants/${made.grant}/results`
    expect((await see(`/manager/grants/${made.grant}`, 'sipke')).body).toContain(office)
    const [, one] = /href="([^"]*\/results\/[^"]+)"/.exec((await see(office, 'sipke')).body) ?? []
    const path = one ?? ''
    expect(await press(path, 'Trek de steekproef', 'sipke')).toMatchObject({ status: 302, location: path })
    const drawn = await see(path, 'sipke')
    expect(textOf(drawn.body)).toContain('Getrokken met het getal')
    expect(drawn.body).not.toContain('Laat ze meetellen')
    const noReason = await press(path, 'Opslaan', 'sipke', {
      'findings[0].found': 'yes',
      'findings[1].found': 'no',
    })
    expect(noReason.status).toBe(422)
    expect(textOf(noReason.body)).toContain('staat niet waarom het niet klopt')
    expect(
      await press(path, 'Opslaan', 'sipke', {
        'findings[0].found': 'yes',
        'findings[1].found': 'no',
        'findings[1].why': 'Gestopt.',
      }),
    ).toMatchObject({ status: 302, location: path })
    expect(textOf((await see(path, 'sipke')).body)).toContain('Dan tellen er 10 mee.')
    expect(await press(path, 'Laat ze meetellen', 'sipke')).toMatchObject({ status: 302, location: office })
    expect(textOf((await see(own, 'ineke')).body)).toContain('€ 2.500')
    expect((await see(path, 'henk')).body).not.toContain('Stel deze vraag')
  })
})
