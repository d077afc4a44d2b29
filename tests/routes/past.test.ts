import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { configuration } from '#app/effects/configuration.server.ts'
import { xlsx } from '#app/exchange/xlsx.ts'
import { db } from '#db/client.server.ts'
import { tradeNumbersOf } from '#db/queries/past.server.ts'
import { proposals } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { submitted } from '#tests/world/applying.ts'
import { aFund, type CastName, enter, today, type World } from '#tests/world/base.ts'
import { takenOver } from '#tests/world/past.ts'
import { grantsOf2019 } from '#tests/world/past-files.ts'
import { formWith, pressed } from './forms.ts'
import { textOf } from './text.ts'

useDatabase({ max: 10 })

let site: Site
let world: World

beforeAll(async () => {
  world = await aFund()
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

async function visitAs(name: CastName) {
  const person = await enter(world, name)
  const { cookie } = await sessionOf(person.person, new Date(), true)
  const see = (path: string) => site.ask(path, cookie)
  const press = async (path: string, words: string, typed: Record<string, string | string[]> = {}) => {
    const form = formWith((await see(path)).body, words)
    return site.ask(form.action ?? path, cookie, pressed(form, words, typed))
  }
  const upload = async (bytes: Uint8Array | string | null, fileName = 'lijst.csv') => {
    const { fields } = formWith((await see('/manager/past/new')).body, 'Bestand bekijken')
    const form = new FormData()
    form.set('operation', fields.operation?.[0] ?? '')
    form.set('file', new Blob(bytes === null ? [] : [bytes as BlobPart]), bytes === null ? '' : fileName)
    const answer = await fetch(`${site.address}/manager/past/new`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: cookie, Origin: configuration().origin, Accept: 'text/html' },
      body: form,
    })
    return {
      status: answer.status,
      location: answer.headers.get('Location') ?? '',
      body: await answer.text(),
    }
  }
  return { person, see, press, upload }
}

describe('bringing the past', () => {
  test('goes from a file by sheet and columns to a trial, and comes in with one button', async () => {
    const { see, press, upload } = await visitAs('sipke')
    expect(textOf((await see('/manager/past')).body)).toContain('Hier staat nog niets van vroeger')
    const windows = Buffer.from(grantsOf2019.replace('€', '\x80').replace('Taalkoffie', 'Taalcafé'), 'latin1')
    const { location: sheet } = await upload(windows)
    expect(sheet).toMatch(/^\/manager\/past\/batches\/[^/]+\/sheet$/)
    const batch = sheet.replace(/\/sheet$/, '')
    const asked = await see(sheet)
    expect(textOf(asked.body)).toContain('Het hele bestand, 4 regels')
    expect(asked.body).toMatch(/value="grants"[^>]*checked|checked[^>]*value="grants"/)
    const columns = await press(sheet, 'Naar de kolommen')
    expect(columns.location).toBe(`${batch}/columns`)
    const mapping = textOf((await see(`${batch}/columns`)).body)
    expect(mapping).toContain('Alles wat nodig is, heeft een kolom.')
    expect(mapping).toContain('Bijvoorbeeld: Taalcafé · Buurttuin')
    const leave = ['reference', 'leave', 'grantee', 'kvk', 'amount', 'awardedOn', 'neighbourhood']
    const missing = await press(`${batch}/columns`, 'Proef draaien', { columns: leave })
    expect(missing.status).toBe(422)
    expect(textOf(missing.body)).toContain('Titel (nodig)')
    expect(missing.body.match(/<option value="leave" selected/g)).toHaveLength(1)
    const trial = await press(`${batch}/columns`, 'Proef draaien')
    expect(trial.location).toBe(`${batch}/check`)
    const tried = textOf((await see(`${batch}/check`)).body)
    for (const said of [
      ...['Alle 2 regels kloppen', 'Regels met een totaal, overgeslagen 1', '€ 3.250,50', '01234567'],
      'Neem 2 regels over',
    ])
      expect(tried).toContain(said)
    const done = await press(`${batch}/check`, 'Neem 2 regels over')
    expect(done.location).toBe(`${batch}?done=1`)
    const came = await see(done.location ?? '')
    expect(textOf(came.body)).toContain('2 regels zijn overgenomen')
    expect((await see(`${batch}/check`)).location).toBe(batch)
    const list = textOf((await see('/manager/past')).body)
    expect(list).toContain('2 bijdragen, samen € 3.250,50. Daarvan is € 0 betaald.')
    expect(textOf((await see('/manager/past?words=tuin+oud')).body)).toContain('Eén bijdrage van € 2.000.')
    expect(textOf((await see('/manager/past?words=x%25')).body)).toContain('Niets gevonden met deze woorden')
    const [, grant = ''] =
      /href="(\/manager\/past\/grants\/[^"]+)"/.exec((await see('/manager/past')).body) ?? []
    expect(textOf((await see(grant)).body)).toMatch(/Regel \d van lijst\.csv/)
    const saved = await see('/manager/lists/past/csv?words=taalcaf%C3%A9')
    expect(saved.body.trim().split('\r\n')).toHaveLength(2)
    expect(saved.body).toContain('1250,50')
    const refused = await press(`${batch}/undo`, 'Draai 2 regels terug', { reason: ' ' })
    expect([refused.status, textOf(refused.body).includes('Schrijf waarom')]).toEqual([400, true])
    expect(
      (await press(`${batch}/undo`, 'Draai 2 regels terug', { reason: 'Het was de proef.' })).location,
    ).toBe(batch)
    expect(textOf((await see(batch)).body)).toContain('Reden: Het was de proef.')
    expect((await see(`${batch}/undo`)).status).toBe(404)
    expect((await see(grant)).status).toBe(404)
  })

  test('tells everything that is not right by its line, also as a file, and takes over nothing', async () => {
    const { see, press, upload } = await visitAs('sipke')
    const columns = ['Kenmerk', 'Titel', 'Ontvanger', 'KvK', 'Bedrag', 'Datum'].map((head) => ({
      head,
      type: 'text' as const,
    }))
    const rows = [
      ['X-1', 'Plan', 'Groep', '111222333', 'veel', '31-2-2019'],
      ['X-1', 'Plan', 'Groep', '', '100', '1-2-2019'],
    ]
    const { location } = await upload(
      new Uint8Array(await xlsx('Oud & nieuw', { columns, rows })),
      'lijst.xlsx',
    )
    const batch = location.replace(/\/sheet$/, '')
    expect(textOf((await see(location)).body)).toContain('Oud & nieuw, 2 regels')
    await press(location, 'Naar de kolommen')
    expect((await see(`${batch}/columns`)).body).not.toContain('111222333')
    await press(`${batch}/columns`, 'Proef draaien')
    const page = await see(`${batch}/check`)
    const text = textOf(page.body)
    expect(text).toContain('Er zijn nog 3 dingen te doen')
    for (const said of ['burgerservicenummer', 'Dit lezen we niet als bedrag', 'Deze dag bestaat niet'])
      expect(text).toContain(said)
    expect(text).toContain('tonen we niet')
    expect(page.body).not.toContain('111222333')
    expect(page.body).not.toContain('Neem ')
    expect((await see(`${batch}/errors/csv`)).body.trim().split('\r\n')).toHaveLength(4)
    expect((await see(`${batch}/errors/xlsx`)).status).toBe(200)
    expect((await see(`${batch}/errors/pdf`)).status).toBe(404)
    expect(textOf((await see('/manager/past/batches')).body)).toContain('Wacht op u')
  })

  test('begins with a file that can be read', async () => {
    const { upload, see } = await visitAs('sipke')
    expect(textOf((await upload(null)).body)).toContain('Kies een bestand.')
    const pdf = await upload('%PDF-1.7', 'lijst.pdf')
    expect([pdf.status, textOf(pdf.body).includes('er staat geen tabel in')]).toEqual([422, true])
    const old = await upload(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'lijst.xls')
    expect(textOf(old.body)).toContain('Bewaar het als .xlsx, zonder wachtwoord')
    const large = await upload(new Uint8Array(5 * 1024 * 1024 + 1))
    expect([large.status, textOf(large.body).includes('groter dan 5 MB')]).toEqual([400, true])
    expect((await see('/manager/past/batches/nergens/check')).status).toBe(404)
  })

  test('is seen by the office, and done by the manager alone', async () => {
    for (const name of ['tjitske', 'henk'] as const) {
      const { see } = await visitAs(name)
      const page = await see('/manager/past')
      expect([page.status, page.body.includes('/manager/past/new')]).toEqual([200, false])
      expect((await see('/manager/past/new')).status).toBe(404)
    }
    expect((await (await visitAs('ineke')).see('/manager/past')).status).toBe(404)
  })
})

test('what somebody got before stands with their initiative, by the number of their organisation', async () => {
  const { see } = await visitAs('henk')
  const { proposal } = await submitted(world, await enter(world, 'ineke'))
  const [row] = await db().select().from(proposals).where(eq(proposals.id, proposal))
  const path = `/manager/initiatives/${row?.initiativeId}`
  expect(textOf((await see(path)).body)).not.toContain('Eerdere bijdragen')
  const [kvk] = await tradeNumbersOf(db(), [proposal])
  const old = `Kenmerk;Titel;Ontvanger;KvK;Bedrag;Datum\nOUD-1;Eerste feest;Wij;${kvk};500;1-2-2018`
  await takenOver(await enter(world, 'sipke'), 'grants', old, today)
  const text = textOf((await see(path)).body)
  expect(text).toContain('Eerdere bijdragen')
  expect(text).toContain('Eerste feest')
})
