import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { publicProgramme } from '#db/queries/public/results.server.ts'
import { lessons, measurements } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { draftOf } from '#tests/world/applying.ts'
import { aFund, type CastName, enter, later, type World, yes } from '#tests/world/base.ts'
import { awardedGrant, type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import { judgedReport, reporting } from '#tests/world/reporting.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
let world: World
let made: GrantWorld

beforeAll(async () => {
  world = await aFund(100_000_00)
  await importedProgramme(world)
  const counts = { 'indicators[0].programmeIndicator': 'A08', 'indicators[0].indicatorUnit': 'bewoners' }
  made = await runningGrant(world, { pages: { vooruitgang: { indicators: counts } } })
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
    expect(page).toMatch(/60,7 ?%/)
    expect(page).not.toContain('nog niet geteld')
    expect(await read(`/manager/grants/${made.grant}`, 'sipke')).toContain('Wat er is geteld')
  })

  test('say how many grants are not signed yet, and the programme leads to them', async () => {
    expect(await read('/manager/figures', 'sipke')).not.toContain('nog niet getekend')
    const waiting = await awardedGrant(world, { title: 'Buurtsoep' })
    expect(await read('/manager/figures', 'sipke')).toContain(
      'Eén bijdrage staat hier nog niet: de overeenkomst is nog niet getekend. Bekijk alle bijdragen',
    )
    const person = await enter(world, 'sipke')
    await yes(declare(person, waiting.proposal, 'close', later({ minutes: 5 }, reporting.judged)))
    expect(await read('/manager/figures', 'sipke')).not.toContain('nog niet getekend')
    expect(await read('/manager/programme', 'sipke')).toContain('Cijfers van alle bijdragen')
  })

  test('of an indicator of the programme stand on its page, each with where it is put right', async () => {
    const [measured] = await db().select().from(measurements).where(eq(measurements.grantId, made.grant))
    const path = `/manager/measurements/${measured?.id}/correction`
    const person = await enter(world, 'sipke')
    const { cookie } = await sessionOf(person.person, new Date(), true)
    const { body } = await site.ask('/manager/programme/indicators/A08', cookie)
    expect(textOf(body)).toMatch(/Metingen van bijdragen .*Taalmaatjes, \S+ .*29 /)
    expect(body).toContain(`href="${path}"`)
    expect((await site.ask(path, cookie)).status).toBe(200)
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
