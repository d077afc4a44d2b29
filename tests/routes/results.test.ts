import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { refreshResults } from '#app/commands/refresh-results.server.ts'
import { type Answer, openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { uuid } from '#tests/domain/proposal/proposals.ts'
import { aFund, later } from '#tests/world/base.ts'
import { type GrantWorld, paidTranche, runningGrant } from '#tests/world/granting.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import {
  judgedReport,
  known,
  reporting,
  sentReport,
  typedFigure,
  typedReport,
} from '#tests/world/reporting.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
let large: GrantWorld
let small: GrantWorld
let waiting: GrantWorld

/** Counts for an indicator of the programme, in its unit. */
const countsFor = (programmeIndicator: string, indicatorUnit: string) => ({
  vooruitgang: {
    indicators: {
      'indicators[0].programmeIndicator': programmeIndicator,
      'indicators[0].indicatorUnit': indicatorUnit,
      'indicators[0].indicatorName': 'Bewoners die vrijwilliger worden',
    },
  },
})
const counted = (...figures: Record<string, string>[]) =>
  typedReport({ indicators: { [known.indicator]: Object.assign({}, ...figures) } })

beforeAll(async () => {
  const world = await aFund(400_000_00)
  await importedProgramme(world)
  const pages = countsFor('A08', 'bewoners')
  large = await runningGrant(world, { title: 'Taalmaatjes', pages })
  await paidTranche(large)
  const places = [typedFigure('14'), typedFigure('10', { neighbourhood: 'vrijheidswijk' }, 1)]
  await judgedReport(large, 'r1', counted(...places))
  small = await runningGrant(world, {
    title: 'Buurtsoep',
    pillars: ['gezondheid'],
    pages: countsFor('H05', 'jongeren'),
  })
  await judgedReport(small, 'r1', counted(typedFigure('3')))
  waiting = await runningGrant(world, { title: 'Fietsles', pages: countsFor('L10', 'ouders') })
  await sentReport(waiting, 'r1', counted(typedFigure('777')))
  vi.useFakeTimers({ toFake: ['Date'], now: reporting.judged })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

const see = (path: string): Promise<Answer> => site.ask(path)
const read = async (path: string) => textOf((await see(path)).body)
const referenceOf = async (name: string) => {
  const found = new RegExp(`href="/grants/([^"]*)"[^>]*>${name}<`).exec((await see('/grants')).body)
  return found?.[1] ?? ''
}

describe('the register of grants', () => {
  test('shows who got how much, where it is, and that it is an example', async () => {
    const text = await read('/grants')
    expect(text).toContain('Aantal bijdragen: 3. Samen € 60.000.')
    expect(text).toMatch(/Taalmaatjes .*Bilgaard en Vrijheidswijk .*Loopt .*€ 20\.000/)
    expect(text).toContain('voorbeeld')
  })
})

describe('the page of a grant', () => {
  test('tells from baseline to target what was counted, per place, what was paid and learned', async () => {
    const { status, body } = await see(`/grants/${await referenceOf('Taalmaatjes')}`)
    const text = textOf(body)
    expect(status).toBe(200)
    expect(body).not.toContain('__remixContext')
    expect(text).toContain('14 tot 24 bewoners, het doel is 40')
    expect(text).toContain('nulmeting: 12')
    expect(text).toMatch(
      /Per wijk: bewoners .*Bilgaard .*14 .*Vrijheidswijk .*10 .*Samen: 14 tot 24 bewoners/,
    )
    expect(text).toContain('Gehaald: 1 van 2.')
    expect(text).toContain('€ 8.000 betaald, € 12.000 volgt')
    expect(text).toContain('Het schoolplein werkt beter')
    expect(text).toContain('Tussenverslag goedgekeurd')
  })

  test('a count of three young people is nowhere, and it says why', async () => {
    const path = `/grants/${await referenceOf('Buurtsoep')}`
    const { body } = await see(path)
    expect(textOf(body)).toContain('Dit aantal jongeren tonen wij niet, het doel is 40')
    expect(textOf(body)).toContain('Getallen onder de vijf tonen wij niet')
    const chart = /<figure[\s\S]*?<\/figure>/.exec(body)?.[0] ?? ''
    expect(textOf(chart)).not.toMatch(/\b3\b/)
    const pillar = await read('/results/gezondheid')
    expect(pillar).toContain('Wat zij samen telden, tonen wij niet')
    const indicator = await read('/results/gezondheid/H05')
    expect(indicator).toMatch(/Buurtsoep .*niet getoond/)
    for (const text of [pillar, indicator]) expect(text).not.toContain('3 jongeren')
  })

  test('a report that waits for the fund is not public', async () => {
    const text = await read(`/grants/${await referenceOf('Fietsles')}`)
    expect(text).toContain('Nog geen cijfer. Het doel: 40 ouders')
    expect(text).toContain('Tussenverslag: wij lezen het')
    for (const path of ['/results', '/results/leren', `/grants/${await referenceOf('Fietsles')}`]) {
      expect(await read(path), path).not.toContain('777')
    }
  })

  test('an unknown reference is not there', async () => {
    expect((await see('/grants/LO-1999-0001')).status).toBe(404)
    expect((await see(`/grants/${uuid(1)}`)).status).toBe(404)
  })
})

describe('the results of the programme', () => {
  test('42 young people stay 42, and a part is never added to its whole', async () => {
    const dashboard = await read('/results')
    expect(dashboard).toContain('42 jongeren')
    expect(dashboard).toMatch(/waarvan: Jongeren in een persoonsgerichte aanpak \(PGA\) 35 jongeren/)
    const pillar = await read('/results/veiligheid')
    expect(pillar).toContain('Samen: 42 jongeren')
    for (const text of [dashboard, pillar]) {
      expect(text).not.toMatch(/\b(66|108|95|48)\b/)
    }
  })

  test('qualifiers and ranges stay with their figure; an aim is never a measurement', async () => {
    const text = await read('/results')
    expect(text).toContain('ruim 3.600 vragen')
    expect(text).toContain('dit zijn vragen, geen mensen')
    expect(text).toContain('ongeveer 1.500 kinderen')
    expect(text).toContain('2 tot 4 uur per week')
    expect(text).toMatch(
      /Woningen toe te voegen \(woondeal met het Rijk\) Nog geen cijfer .* Dit doel loopt nog\. .*1\.500 woningen, t\/m 2035/,
    )
    expect(text).toMatch(/Baangaranties [^–]* Nog geen cijfer [^–]* Dat jaar is voorbij\./)
  })

  test('the pillars stand beside each other, each figure opens its page, and nothing is added', async () => {
    const { body } = await see('/results')
    const across = /<section[^>]*id="across"[\s\S]*?<\/section>/.exec(body)?.[0] ?? ''
    const text = textOf(across)
    expect(text).toMatch(/Werk.*52 bewoners .*27 bewoners/)
    expect(text).toMatch(/Veiligheid .*42 jongeren .*4 van 4 cijfers/)
    expect(text).not.toContain('35 jongeren')
    expect(text).toContain('Wij tellen pijlers niet bij elkaar op')
    const hrefs = (html: string) =>
      [...html.matchAll(/href="(\/results\/[^"#]*)["#]/g)].map(([, href]) => href)
    expect(hrefs(across)).toContain('/results/veiligheid/S03')
    for (const href of new Set([...hrefs(body), ...hrefs((await see('/results/werk')).body)]))
      expect((await see(href ?? '')).status, href).toBe(200)
    const rows = [...body.matchAll(/<tr[\s\S]*?<\/tr>/g)].filter(([row]) => row.includes('<td'))
    for (const [row] of rows) expect(row).toContain('href="/results/')
  })

  test('a number says what it counts, its parts and its goal, and plainly what nobody wrote down', async () => {
    const young = await see('/results/veiligheid/S03')
    expect(textOf(young.body)).toMatch(/Onderdelen Jongeren in een persoonsgerichte aanpak \(PGA\) /)
    for (const part of ['S04', 'S05', 'S06'])
      expect(young.body).toContain(`href="/results/veiligheid/${part}"`)
    expect(textOf(young.body)).toMatch(/Bron Dat is niet bekend\. .*Wie telt Dat is niet bekend\./)
    expect(await read('/results/wonen/W09')).toMatch(
      /Geteld op een geheel van Particuliere woningen in de pilot/,
    )
    const benefits = await read('/results/werk/A09')
    expect(benefits).toMatch(/Dit telt mensen, ieder één keer\. .*Beter is Minder/)
    expect(benefits).toContain('“Geen jongeren meer in de bijstand.”')
    const programme = await read('/results/programme/P12')
    expect(programme).toMatch(/Doorbraken in 2024 .*Pijler Het hele programma/)
    expect((await see('/results/werk/P12')).status).toBe(404)
  })

  test('what grants counted stands beside the figure of the programme, with its own rules', async () => {
    expect(await read('/results')).toMatch(
      /starten met vrijwilligerswerk 27 bewoners .* 2024 – 14 tot 24 bewoners /,
    )
    const pillar = await read('/results/werk')
    expect(pillar).toContain('14 tot 24 bewoners')
    expect(pillar).toContain('Geteld door Taalmaatjes.')
    const indicator = await read('/results/werk/A08')
    expect(indicator).toMatch(/Taalmaatjes .* 14 bewoners .* Lijst van de coördinator/)
    expect(indicator).toContain('ieder één keer')
    expect(pillar).toContain('“27 bewoners met vrijwilligerswerk.”')
  })

  test('a figure in another unit stands beside, not in the count', async () => {
    await judgedReport(waiting, 'r2', counted(typedFigure('21', { to: '1-12-2026' })), reporting.first)
    vi.setSystemTime(later({ minutes: 2 }, reporting.judged))
    const pillar = await read('/results/leren')
    expect(pillar).toContain('Fietsles telde ook: 21 ouders. Dat is iets anders.')
  })

  test('an indicator is shown as it was known on a day, and every row of it stands there', async () => {
    expect(await read('/results/werk/A08?op=2026-01-01')).toContain(
      'Geen bijdrage heeft hier iets voor geteld',
    )
    expect(await read('/results/werk/A08?op=ooit')).toContain('Schrijf een dag die al geweest is')
    expect(await read('/results/werk/A08?op=31-12-2999')).toContain('Schrijf een dag die al geweest is')
    expect((await see('/results/leren/A08')).status).toBe(404)
    expect(await read('/results/werk/A08?p=2')).toContain('Nieuwere metingen')
    expect(await read('/results/werk/A08')).toContain('Tel de rijen van één bijdrage dus niet bij elkaar.')
  })

  test('pages say the same before and after their figures are kept', async () => {
    const paths = ['/results', '/results?wijk=vrijheidswijk', '/results/werk', '/results/werk/A08']
    const pages = [...paths, `/grants/${await referenceOf('Taalmaatjes')}`]
    const before = await Promise.all(pages.map(read))
    expect(await refreshResults(later({ minutes: 3 }, reporting.judged))).toMatchObject({ ok: true })
    expect(await refreshResults(later({ minutes: 4 }, reporting.judged))).toEqual({ ok: true, kept: 0 })
    expect(await Promise.all(pages.map(read))).toEqual(before)
  })

  test('one neighbourhood shows what is known of it alone', async () => {
    const text = await read('/results?wijk=bilgaard')
    expect(text).toContain('Resultaten in Bilgaard')
    expect(text).toContain('samen met Oud Oost')
    expect(text).toMatch(/vrijwilligerswerk – 14 bewoners/)
    expect(text).not.toContain('42 jongeren')
    expect((await see('/results?wijk=parijs')).status).toBe(404)
    expect((await see('/results/onbekend')).status).toBe(404)
  })
})

describe('the money', () => {
  test('is counted from the ledger', async () => {
    const text = await read('/money')
    expect(text).toContain('€ 8.000 betaald')
    expect(text).toContain('€ 52.000 afgesproken')
    expect(text).toContain('€ 340.000 nog te verdelen')
    expect(text).toMatch(/Potje giving .*€ 400\.000 .*€ 8\.000 .*€ 52\.000 .*€ 340\.000/)
  })
})

test('every public page comes in three languages', async () => {
  const paths = [
    '/grants',
    `/grants/${await referenceOf('Taalmaatjes')}`,
    '/results',
    '/results/werk',
    '/results?wijk=bilgaard',
    '/money',
  ]
  for (const path of paths) {
    for (const locale of ['nl', 'en', 'fy']) {
      const { status, body } = await site.ask(path, `locale=${locale}`)
      expect(status, `${path} ${locale}`).toBe(200)
      expect(body).toContain(`<html lang="${locale}">`)
    }
  }
})
