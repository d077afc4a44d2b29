import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { personas, sessionOf } from '#tests/access/personas.ts'
import { type Answer, openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter } from '#tests/world/base.ts'
import { type GrantWorld, granting, paidTranche, runningGrant } from '#tests/world/granting.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
let made: GrantWorld
let cookie = ''

beforeAll(async () => {
  const world = await aFund(400_000_00)
  made = await runningGrant(world)
  await paidTranche(made)
  vi.useFakeTimers({ toFake: ['Date'], now: granting.payment })
  site = await openSite()
  const auditor = await enter(world, personas.auditor as 'ineke')
  cookie = (await sessionOf(auditor.person, new Date(), true)).cookie
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

const see = (path: string): Promise<Answer> => site.ask(path, cookie)
const linksIn = ({ body }: Answer, start: string) =>
  [...body.matchAll(/href="([^"]+)"/g)]
    .map(([, href]) => (href ?? '').replaceAll('&amp;', '&'))
    .filter((href) => href.startsWith(start))

describe('every figure opens what it is made of', () => {
  test('from the fund to the lines, and from a line to its posting and the act', async () => {
    const [paid] = linksIn(await see('/manager/fund'), '/manager/ledger?show=paid')
    const lines = await see(paid ?? '')
    expect(textOf(lines.body)).toMatch(/Samen 1 .{0,4}8\.000/)
    const [posting] = linksIn(lines, '/manager/ledger/0')
    const opened = await see(posting ?? '')
    const text = textOf(opened.body)
    expect(text).toContain('Een feit wordt altijd geboekt.')
    expect(text).toContain('Betaald: de geplande dag komt vrij')
    expect(linksIn(opened, '/manager/releases/')).toHaveLength(1)
  })

  test('a day gone by shows what was known then, each figure with just those lines', async () => {
    const page = await see('/manager/fund?on=1-1-2026')
    const words = textOf(page.body)
    expect(words).toContain('Waar het geld op 1 januari 2026 was')
    expect(words).toContain('Vrij op 1 januari 2026:')
    expect(words).not.toContain('vandaag is')
    const [committed] = linksIn(page, '/manager/ledger?show=committed')
    expect(committed).toContain('known=2026-01-01')
    expect(textOf((await see(committed ?? '')).body)).toContain('Geen regel past bij wat u zoekt')
    const known = await see('/manager/fund?known=1-1-2099')
    expect(textOf(known.body)).toContain('Die dag moet nog komen.')
  })

  test('what has to be paid and what is stuck lead to those payments', async () => {
    const page = await see('/manager/fund')
    const links = linksIn(page, '/manager/tranches?show=')
    expect(links).toEqual(['/manager/tranches?show=ready', '/manager/tranches?show=stuck'])
    expect(textOf((await see('/manager/fund?on=31-12-2026')).body)).toContain(
      '8.000 Te betalen tot en met 31 december 2026',
    )
  })

  test('from a grant to its own lines', async () => {
    const links = linksIn(await see(`/manager/grants/${made.grant}`), `/manager/ledger?grant=${made.grant}`)
    expect(links).toHaveLength(3)
    for (const link of links) expect(textOf((await see(link)).body)).toContain('Alleen de regels van')
  })

  test('a day that is none is said at its field', async () => {
    const page = await see('/manager/ledger?from=31+februari')
    expect(page.status).toBe(200)
    expect(textOf(page.body)).toContain('Schrijf de dag als 31-3-2026.')
  })
})

describe('the journal as a file', () => {
  const days = 'from=2026-01-01&to=2026-12-31'

  test('is there in three forms, for the auditor as well, and says what was not checked', async () => {
    const page = await see('/manager/journal')
    expect(linksIn(page, '/manager/journal/')).toEqual(
      ['csv', 'xlsx', 'xaf'].map((format) => `/manager/journal/${format}?${days}`),
    )
    expect(textOf(page.body)).toContain('niet vergeleken met het officiële schema')
  })

  test('CSV and audit file say the same amounts', async () => {
    const rows = (await see(`/manager/journal/csv?${days}`)).body.trim().split('\r\n').slice(1)
    const debit = rows.reduce((sum, row) => sum + cents(row.split(';')[6]), 0)
    const credit = rows.reduce((sum, row) => sum + cents(row.split(';')[7]), 0)
    expect(debit).toBe(credit)
    const file = (await see(`/manager/journal/xaf?${days}`)).body
    expect(file).toContain('<!-- Dit bestand is niet vergeleken')
    expect(file).toContain(`<totalDebit>${(debit / 100).toFixed(2)}</totalDebit>`)
    expect(file).toContain('<custSupName>Taalmaatjes</custSupName>')
  })

  test('days that are none lead back to the page that says so', async () => {
    const answer = await see('/manager/journal/csv?from=2026-12-31&to=2026-01-01')
    expect(answer.location).toBe('/manager/journal?from=2026-12-31&to=2026-01-01')
    expect(textOf((await see(answer.location ?? '')).body)).toContain('de eerste dag eerst')
    expect((await see(`/manager/journal/pdf?${days}`)).status).toBe(404)
  })
})

describe('years', () => {
  test('stand in a list, each with what is open at its end, and opening again is not there', async () => {
    const list = await see('/manager/years')
    expect(textOf(list.body)).toContain('Een gesloten jaar gaat niet meer open.')
    expect(linksIn(list, '/manager/years/')).toEqual(['/manager/years/2026', '/manager/years/2025'])
    const year = await see('/manager/years/2026')
    expect(textOf(year.body)).toContain('Afgesproken, nog niet betaald')
    expect(linksIn(year, '/manager/ledger?show=payment-made')).toHaveLength(1)
    for (const none of ['1999', '2027', 'ooit', '2025/decision'])
      expect((await see(`/manager/years/${none}`)).status).toBe(404)
  })
})

function cents(text = ''): number {
  return Number(text.replace(',', '') || '0')
}
