import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { publicProgramme } from '#db/queries/public/results.server.ts'
import { lessons } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { draftOf } from '#tests/world/applying.ts'
import { aFund, type CastName, enter, later, type World } from '#tests/world/base.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { judgedReport, reporting } from '#tests/world/reporting.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
let world: World
let made: GrantWorld

beforeAll(async () => {
  world = await aFund(100_000_00)
  made = await runningGrant(world)
  await judgedReport(made)
  vi.useFakeTimers({ toFake: ['Date'], now: later({ minutes: 5 }, reporting.judged) })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

async function read(path: string, name: CastName): Promise<string> {
  const person = await enter(world, name)
  const { cookie } = await sessionOf(person.person, new Date(), person.roles.length > 0)
  return textOf((await site.ask(path, cookie)).body)
}

describe('the figures of all grants', () => {
  test('stand per grant with baseline, aim and what was counted, and the money beside them', async () => {
    const page = await read('/manager/figures', 'henk')
    expect(page).toMatch(/Taalmaatjes, \S+ € 20\.000 afgesproken, € 0 betaald/u)
    expect(page).toContain('Nulmeting')
    expect(page).toMatch(/\d+ ?%/)
    expect(page).not.toContain('nog niet geteld')
    expect(await read(`/manager/grants/${made.grant}`, 'sipke')).toContain('Wat er is geteld')
  })

  test('can be asked of one neighbourhood; what the programme has not is not asked', async () => {
    const { neighbourhoods } = await publicProgramme(db(), world.fund)
    const texts = await Promise.all(
      neighbourhoods.map(({ key }) => read(`/manager/figures?neighbourhood=${key}`, 'sipke')),
    )
    expect(texts.some((text) => text.includes('Taalmaatjes,'))).toBe(true)
    expect(texts.some((text) => text.includes('Hier zijn nog geen cijfers'))).toBe(true)
    expect(await read('/manager/figures?pillar=nergens&p=-3', 'sipke')).toContain('Taalmaatjes,')
    expect(await read('/manager/figures?p=2', 'sipke')).toContain('Hier zijn nog geen cijfers')
  })
})

describe('a lesson that is like a plan', () => {
  const learned = { title: 'Begin met koffie', text: 'Wie eerst koffie drinkt, hoort meer.' }

  test('is shown to who writes it, as soon as everybody may read the lesson', async () => {
    const about = { neighbourhoods: ['bilgaard'] }
    const draft = await draftOf(world, await enter(world, 'ineke'), about)
    const path = `/applicant/proposals/${draft}`
    expect(await read(path, 'ineke')).not.toContain(learned.title)
    const row = { ...learned, ...about, source: 'Verslag', learnedOn: '2026-01-01' }
    const id = newId(reporting.judged)
    await db()
      .insert(lessons)
      .values({ id, fundId: world.fund, published: true, ...row })
    const page = await read(path, 'ineke')
    expect(page).toContain('Wat anderen leerden')
    expect(page).toContain(learned.title)
  })
})
