import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'
import { publicText } from '#app/domain/open/public-text.ts'
import { csv, looksLikeFormula } from '#app/exchange/csv.ts'
import { cids, cidsContext, cidsGraph } from '#app/exchange/open/cids.ts'
import { grantsSheet } from '#app/exchange/open/grants-sheet.ts'
import { iati } from '#app/exchange/open/iati.ts'
import { icalendar } from '#app/exchange/open/icalendar.ts'
import { rss } from '#app/exchange/open/rss.ts'
import { threeSixty } from '#app/exchange/open/three-sixty.ts'
import { lacks } from '#tests/tools.ts'
import { cidsFaults, iatiFaults, threeSixtyValidator } from './validators.ts'
import { secrets, sheetWords, words, worlds } from './worlds.ts'

const thousand = worlds(1000)
const licence = 'https://creativecommons.org/licenses/by/4.0/'
const feed = { title: 'Nieuw', description: 'Wie geld kreeg' }
const calendarOf = ({ deadlines }: (typeof thousand)[number]) =>
  icalendar({
    name: 'Dagen',
    host: 'fonds.example.org',
    days: deadlines.map(({ id, on, round, changedAt }) => ({
      ...{ id, on, title: round.name, changedAt },
      url: 'https://fonds.example.org/rounds/voorjaar',
    })),
  })

describe('of a thousand random funds', () => {
  test('each 360Giving package is valid, and of the quality that is asked', () => {
    const faults = threeSixtyValidator()
    for (const data of thousand) {
      const file = JSON.parse(threeSixty(data, words, licence) ?? '{}')
      expect(faults(file)).toEqual([])
      for (const grant of file.grants) {
        expect(grant.amountAwarded).toBeGreaterThan(0)
        expect(grant.title.toLowerCase()).not.toBe(grant.description.toLowerCase())
        expect(grant.plannedDates[0].duration).toBeGreaterThan(0)
        expect(grant.grantProgramme[0].code).not.toBe('')
      }
    }
  })

  test.skipIf(lacks('xmllint'))('each IATI file is valid', () => {
    expect(iatiFaults(thousand.map((data) => iati(data, words)))).toBe('')
  })

  test('all CIDS files, put together, are valid', async () => {
    const graph = thousand.flatMap((data) => cidsGraph(data, words))
    expect(await cidsFaults({ '@context': cidsContext, '@graph': graph })).toEqual([])
  }, 120_000)

  test('each feed is well formed, and each calendar keeps to its lines', () => {
    for (const data of thousand) {
      const document = new DOMParser({
        onError: (_level, message) => {
          throw new Error(message)
        },
      }).parseFromString(rss(data, feed), 'text/xml')
      expect(document.getElementsByTagName('item').length).toBe(data.grants.length)
      const lines = calendarOf(data).split('\r\n')
      expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
      expect(lines.filter((line) => line === 'BEGIN:VEVENT').length).toBe(data.deadlines.length)
      expect(lines.filter((line) => !/^([A-Z-]+[:;]| |$)/.test(line))).toEqual([])
    }
  })

  test('no address, number or name that is withheld leaves the house', () => {
    for (const data of thousand) {
      const names = data.grants.map(({ recipient }) => recipient.kind)
      const isNamed = names.some((kind) => kind === 'organisation' || kind === 'group')
      const files = [
        [...csv(grantsSheet(data, sheetWords))].join(''),
        threeSixty(data, words, licence) ?? '',
        iati(data, words),
        cids(data, words),
        rss(data, feed),
      ]
      for (const file of files) {
        expect(file).not.toContain(secrets.email)
        expect(file).not.toContain(secrets.phone)
        if (!isNamed) expect(file).not.toContain(secrets.name)
        if (!isNamed) expect(file).not.toContain(secrets.person)
      }
    }
  })

  test('no cell of the register is a formula', () => {
    for (const data of thousand) {
      const sheet = grantsSheet(data, sheetWords)
      const texts = sheet.rows.flatMap((row) =>
        row.flatMap((cell, at) =>
          typeof cell === 'string' && sheet.columns[at]?.type === 'text' ? [cell] : [],
        ),
      )
      const written = [...csv(sheet)].join('')
      for (const cell of texts.filter(looksLikeFormula))
        expect(written).toContain(`"'${cell.replaceAll('"', '""')}"`)
    }
  })
})

test('the validators find what is wrong', async () => {
  const [data] = thousand as [(typeof thousand)[number]]
  const file = JSON.parse(threeSixty(data, words, licence) ?? '{}')
  expect(
    threeSixtyValidator()({ ...file, grants: [{ ...file.grants[0], currency: 'florins' }] }),
  ).not.toEqual([])
  const [first] = cidsGraph(data, words).filter((node) => node['@type'] === 'cids:Outcome')
  const nameless = { ...first, hasName: undefined }
  expect(await cidsFaults({ '@context': cidsContext, '@graph': [nameless] })).not.toEqual([])
})

test.skipIf(lacks('xmllint'))('xmllint finds what is wrong', () => {
  const [data] = thousand as [(typeof thousand)[number]]
  expect(iatiFaults([iati(data, words).replace('<iati-identifier>', '<x/><iati-identifier>')])).toContain('x')
})

test('a fund without grants has no 360Giving package, and other files all the same', () => {
  const [data] = thousand as [(typeof thousand)[number]]
  const none = { ...data, grants: [] }
  expect(threeSixty(none, words, licence)).toBeNull()
  expect(iati(none, words)).toContain('<iati-activities')
  expect(publicText(rss(none, feed))).toContain('<channel>')
})
