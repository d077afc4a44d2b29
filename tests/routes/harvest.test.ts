import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { programmeRow, programmeRowSchema } from '#app/domain/results/programme-row.ts'
import { formatFigure, formatNumber } from '#app/i18n/format.ts'
import { unitBeside } from '#app/i18n/units.ts'
import { db } from '#db/client.server.ts'
import { harvestPrint } from '#db/queries/public/harvest.server.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { inFolder, pageTexts, said } from '#tests/documents/looked-at.ts'
import { aFund } from '#tests/world/base.ts'
import { approvedHarvest } from '#tests/world/harvest.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

const rows = (JSON.parse(readFileSync('db/seed/programme/figures-2024.json', 'utf8')) as unknown[]).map(
  (row) => ({ row: programmeRowSchema.parse(row), read: programmeRow(row) }),
)

let site: Site
let harvest: string
const as: Record<'page' | 'PDF', string> = { page: '', PDF: '' }
let html = ''

beforeAll(async () => {
  const world = await aFund()
  await importedProgramme(world)
  harvest = await approvedHarvest(world)
  site = await openSite()
  html = (await site.ask('/harvest/2024')).body
  as.page = plain(textOf(html.replace(/<\/?a\b[^>]*>/g, '')))
  const print = await harvestPrint(db(), harvest, 'nl')
  const pages = await inFolder(print!.bytes!, (_, file) => pageTexts(file))
  as.PDF = plain(pages.map(bodyOf).join(' '))
}, 180_000)
afterAll(() => site.close())

describe.each(['page', 'PDF'] as const)('the harvest of 2024 as %s', (kind) => {
  test.each(rows.map((one) => [one.row.id, one] as const))(
    'has %s as the programme says it',
    (_, { row, read }) => {
      const { measurement, target } = read
      const name = plain(row.indicator)
      const from = as[kind].indexOf(name)
      expect(from, name).toBeGreaterThan(-1)
      const shown = [
        measurement && figureText(measurement.value, row.unit),
        row.role === 'denominator' && row.value !== null && `${formatNumber(row.value, 'nl')} ${row.unit}`,
        target && `${formatNumber(target.value, 'nl')} ${unitBeside(target.value, row.unit)}`,
      ].filter((one) => typeof one === 'string')
      const line = lineOf(as[kind], name, row.id)
      for (const one of shown) expect(line).toContain(plain(one))
      if (!measurement && row.role === 'target' && row.id !== 'L07')
        expect(line).toContain('geen resultaat bekend')
      if (row.value === null) expect(line).toContain('geen resultaat bekend')
      for (const part of quoted(row.source_quote)) if (shown.length > 0) expect(as[kind]).toContain(part)
    },
  )

  test('tells each figure in the sentence of its plan', () => {
    for (const sentence of [
      'Er zijn 42 jongeren door het team verder geholpen waarvan 35 jongeren in een persoonsgerichte aanpak (PGA), 18 in de lokale preventieve aanpak en 13 in aanpak van het Zorg en Veiligheidshuis Fryslân.',
      'is bij 11 van de 38 particuliere woningen gestart met de werkzaamheden.',
      'krijgen 1.600 huiseigenaren de kans',
      'om 1.500 woningen toe te voegen tot en met 2035.',
      "Er is 2 tot 4 uur extra ontwikkeltijd per week op 10 IKC's voor ongeveer 1.500 kinderen gerealiseerd.",
      'vragen (ruim 3.600) van bewoners rechtstreeks beantwoord en voor een klein deel (ongeveer 70) is de hulp',
      'hebben 16 bewoners een basisbaan gevonden waarvan 13 in Leeuwarden Oost. 52 bewoners zijn via vrijwilligerswerk',
      '11 bewoners starten met een opleiding en 27 bewoners met vrijwilligerswerk.',
      'en er zijn 4 jongeren getraind. 2 jeugdverpleegkundigen zijn aangesteld.',
      'opgepakt en ongeveer 150 mensen bereikt.',
      'Op 3 locaties in Leeuwarden Oost maken kinderen',
      'voor ouders van leerlingen van 1 IKC (Integraal Kindcentrum)',
      'met 75 baangaranties bij bedrijven voor jongeren uit Leeuwarden Oost.',
      'Pilot 100 gezinnen schuldenvrij',
    ])
      expect(as[kind]).toContain(plain(sentence))
  })

  test('never adds up what overlaps: 42 is never 66', () => {
    expect(as[kind]).not.toMatch(/\b66\b/)
    expect(as[kind]).not.toMatch(/\b(?:106|119)\b/)
  })

  test('says that nobody knows a result of the 75 job guarantees, and never that it is nought', () => {
    expect(as[kind]).toContain(
      'Baangaranties bij bedrijven voor jongeren uit Leeuwarden Oost: het doel was 75 baangaranties. Er is geen resultaat bekend.',
    )
    expect(as[kind]).not.toMatch(/\b0 baangaranties/)
  })

  test('has the eight lessons, and says that the books have nothing of the money of 2024', () => {
    for (const title of [
      'Aansluiten bij behoeften van bewoners lukt alleen door dichtbij te zijn',
      'Monitoren vanaf de ontwikkeling van een nieuwe interventie',
    ])
      expect(as[kind]).toContain(title)
    expect(as[kind]).toContain('Over het geld van 2024 staat niets in de boeken van dit fonds.')
  })

  test('has no number that is not in the programme', () => {
    const known = new Set(
      readFileSync('db/seed/programme/leeuwarden-oost.json', 'utf8')
        .concat(readFileSync('db/seed/programme/figures-2024.json', 'utf8'))
        .match(/\d+/g),
    )
    const programme = as[kind].slice(
      as[kind].indexOf('Dit is de oogst'),
      as[kind].indexOf('Over het geld van 2024'),
    )
    const numbers = programme.replace(/\b(\d{1,3})\.(\d{3})\b/g, '$1$2').match(/\d+/g) ?? []
    const strange = numbers.filter((one) => !known.has(one))
    expect(strange).toEqual([])
  })
})

describe('the page of a harvest', () => {
  test('leads from each number in a text to its row, and from there to every row of the pillar', () => {
    expect(html).toMatch(/<a href="#n-S03" class="db-live">42 jongeren<\/a>/)
    expect(html).toContain('id="n-S03"')
    expect(html).toContain('href="/results/veiligheid#numbers"')
  })

  test('begins with what is on it; figures and lessons are folded, and each section leads back', () => {
    const contents = /<nav id="contents"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? ''
    for (const key of ['programme', 'veiligheid', 'lessons', 'money']) {
      expect(contents).toContain(`href="#${key}"`)
      expect(html).toContain(`id="${key}"`)
    }
    expect(html.match(/href="#contents"/g)).toHaveLength(contents.match(/<li>/g)?.length ?? 0)
    expect(html).toMatch(/<details class="db-fold"><summary><span>De cijfers[^V]*Veiligheid/)
    expect(html).not.toContain('<details class="db-fold" open')
  })

  test('hands everybody its short text for a newsletter', async () => {
    expect(html).toContain('href="/harvest/2024/nl/short"')
    const short = await site.ask('/harvest/2024/nl/short')
    expect(short.body).toContain('DE OOGST VAN 2024')
    expect((await site.ask('/harvest/2023/nl/short')).status).toBe(404)
  })

  test('is listed, hands out its documents, and is absent for other years', async () => {
    expect((await site.ask('/harvest')).body).toContain('href="/harvest/2024"')
    expect((await site.ask('/harvest/2024/nl')).status).toBe(200)
    expect((await site.ask('/harvest/2024/de')).status).toBe(404)
    expect((await site.ask('/harvest/2023')).status).toBe(404)
  })

  test('has a text for a newsletter in both languages', async () => {
    const nl = (await harvestPrint(db(), harvest, 'nl'))!.newsletter
    expect(nl).toContain('DE OOGST VAN 2024')
    expect(nl).toContain('- Jongeren door het MultiTeam verder geholpen: 42 jongeren')
    expect(nl).not.toMatch(/\{\{|\b66\b/)
    const en = (await harvestPrint(db(), harvest, 'en'))!.newsletter
    expect(en).toContain('the goal was 75 baangaranties. No result is known.')
    expect(en).toContain('/harvest/2024')
  })
})

test('the document is tagged and in its language', async () => {
  const print = await harvestPrint(db(), harvest, 'nl')
  await inFolder(print!.bytes!, async (_, file) => {
    expect(await said('pdfinfo', file)).toMatch(/Tagged: +yes/)
    expect(await said('pdfinfo', '-struct', file)).toMatch(/H1[\s\S]*H2[\s\S]*Table/)
  })
})

function figureText(
  value: Parameters<typeof formatFigure>[0] & { denominator?: number | null | undefined },
  unit: string,
) {
  const figure = formatFigure(value, 'nl')
  return value.denominator
    ? `${figure} van ${formatNumber(value.denominator, 'nl')} ${unit}`
    : `${figure} ${unitBeside(value, unit)}`
}

/** The row of a figure: from its name in the list to the next name. */
function lineOf(text: string, name: string, id: string): string {
  const others = rows.filter(({ row }) => id !== 'L07' || row.id !== 'L08')
  const names = others.map(({ row }) => plain(row.indicator))
  const starts = [...text.matchAll(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))].map(
    ({ index }) => index,
  )
  return starts
    .map((from) => {
      const ends = names.map((other) => text.indexOf(other, from + name.length)).filter((at) => at > -1)
      return text.slice(from, Math.min(from + 600, ...ends))
    })
    .join(' | ')
}

/** A page without its head and foot. */
function bodyOf(page: string): string {
  return page.replace(/^dichtbıȷ De oogst van 2024 /, '').replace(/De oogst van 2024 bladzijde .*$/, '')
}

function quoted(quote: string): string[] {
  return quote.split(/\s*\[…\]\s*/).map((part) => plain(part.replace(/\S+-$/, '')))
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim()
}
