import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { fileLimits } from '#app/domain/proposal/file.ts'
import { movedProblems } from '#app/server/files/moved-problems.ts'
import { db } from '#db/client.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'
import { savedSections } from '#db/queries/proposals.server.ts'
import { files } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { begun, submitted } from '#tests/world/applying.ts'
import { aFund, enter, operation, today, type World } from '#tests/world/base.ts'
import * as some from '#tests/world/files.ts'
import { Browser, hiddenIn, type Page } from './pages.ts'

useDatabase()

let world: World
let ineke: Person
let browser: Browser
let proposal: string

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  world = await aFund()
  ineke = await enter(world, 'ineke')
  browser = new Browser()
  await browser.signIn(ineke.person, today)
  await browser.get('/contact')
})
afterAll(() => vi.useRealTimers())
beforeEach(async () => {
  proposal = await begun(world, ineke)
})

type Sent = Record<string, string | { name: string; bytes: Buffer }>
const rowId = '0190a5a0-0000-7000-8000-000000000001'
const at = (question = 'attachments/attachments') => `/applicant/proposals/${proposal}/${question}`
const row = (more: Sent = {}, index = 0, id = rowId): Sent =>
  Object.fromEntries(
    Object.entries({ id, ...more }).map(([name, value]) => [`attachments[${index}].${name}`, value]),
  )
const file = 'attachmentFile:file'

/** Posts a page as a browser sends a form with files. */
function send(fields: Sent, path = at()): Promise<Page> {
  const form = new FormData()
  const all: Sent = { operation: operation(), version: '0', ...fields }
  for (const [name, value] of Object.entries(all)) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, new File([new Uint8Array(value.bytes)], value.name))
  }
  return browser.postForm(path, form)
}
const given = async (name = 'offerte.pdf') => ({ name, bytes: await some.pdf() })
const kept = () => ownFiles(db(), ineke, proposal)
const keptIn = (html: string) =>
  /name="attachments\[\d+\]\.attachmentFile" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? null
const saved = async () => (await savedSections(db(), proposal)).attachments.answers

describe('a page that asks for files', () => {
  test('says first which files and how large, and takes them beside the other answers', async () => {
    const { html, text } = await send(row({ attachmentKind: 'quote' }))
    expect(text).toContain('PDF, JPG, PNG, HEIC, Word, ODT of Excel. Tot 10 MB per bestand.')
    expect(html).toMatch(/enctype="multipart\/form-data"/i)
    expect(html).toMatch(/<input[^>]*name="attachments\[0\]\.attachmentFile:file"[^>]*type="file"/)
    expect(html).toMatch(/accept="[^"]*image\/jpeg[^"]*\.heic/)
    expect(text).toContain('Kies een bestand.')
  })

  test('keeps a file with its row, and shows it on the check page', async () => {
    const page = await send(
      row({ [file]: await given(), attachmentKind: 'quote', attachmentNote: 'Van de bakker' }),
    )
    expect(page.status).toBe(302)
    const [{ id = '' } = {}] = await kept()
    expect(await saved()).toMatchObject({
      attachments: [
        { id: rowId, attachmentFile: id, attachmentKind: 'quote', attachmentNote: 'Van de bakker' },
      ],
    })
    const check = await browser.get(`/applicant/proposals/${proposal}/check`)
    expect(check.html).toContain(`href="/applicant/proposals/${proposal}/files/${id}"`)
    expect(check.text).toContain('offerte.pdf (')
  })

  test('behaviour 24: a file survives what is wrong with the rest', async () => {
    const page = await send(row({ [file]: await given(), attachmentNote: 'Van de bakker' }))
    expect(page.status).toBe(400)
    expect(page.title).toMatch(/^Fout: /)
    expect(page.text).toContain('Kies wat voor bestand dit is.')
    expect(page.text).toContain('offerte.pdf')
    const id = keptIn(page.html)
    expect(await kept()).toMatchObject([{ id }])
    const { version = '' } = hiddenIn(page.html)
    const mended = row({ attachmentFile: id ?? '', attachmentKind: 'quote', attachmentNote: 'x' })
    const again = await send({ ...mended, version })
    expect(again.status).toBe(302)
    expect(await saved()).toMatchObject({ attachments: [{ attachmentFile: id }] })
    expect(await kept()).toHaveLength(1)
  })

  test('behaviour 24: a file survives that a row is added, moved, or taken away', async () => {
    const other = '0190a5a0-0000-7000-8000-000000000002'
    const intent = (type: string, payload: object) =>
      JSON.stringify({ type, payload: { name: 'attachments', ...payload } })
    const added = await send({
      ...row({ [file]: await given() }),
      __intent__: intent('insert', { defaultValue: { id: other } }),
    })
    expect(added.status).toBe(200)
    const id = keptIn(added.html)
    expect(id).not.toBeNull()
    const two = {
      ...row({ attachmentFile: id ?? '' }),
      ...row({ [file]: await given('tweede.pdf') }, 1, other),
    }
    const moved = await send({ ...two, __intent__: intent('reorder', { from: 1, to: 0 }) })
    expect(moved.text.indexOf('tweede.pdf')).toBeLessThan(moved.text.indexOf('offerte.pdf'))
    const removed = await send({ ...two, __intent__: intent('remove', { index: 0 }) })
    expect(removed.text).toContain('tweede.pdf')
    expect(removed.text).not.toContain('offerte.pdf')
  })

  test('a file is taken out of its field by a button, and goes when the page is saved', async () => {
    await send(row({ [file]: await given(), attachmentKind: 'quote' }))
    const [{ id = '' } = {}] = await kept()
    const intent = { type: 'update', payload: { name: 'attachments[0].attachmentFile', value: '' } }
    const page = await send({
      ...row({ attachmentFile: id, attachmentKind: 'quote', attachmentNote: 'Blijft staan' }),
      __intent__: JSON.stringify(intent),
    })
    expect([page.status, page.text.includes('offerte.pdf')]).toEqual([200, false])
    expect(page.html).toContain('Blijft staan')
    expect(await kept()).toHaveLength(1)
    await send({ ...row({ [file]: await given('nieuw.pdf'), attachmentKind: 'quote' }), version: '1' })
    expect(await kept()).toMatchObject([{ name: 'nieuw.pdf' }])
  })

  test('only takes a file out of a field: no other value is put anywhere', async () => {
    const intent = { type: 'update', payload: { name: 'attachments[0].attachmentNote', value: 'anders' } }
    expect((await send({ ...row(), __intent__: JSON.stringify(intent) })).status).toBe(400)
  })

  test('a field that asks for no file keeps none', async () => {
    await send({
      ...row({ attachmentKind: 'quote' }),
      'attachmentNote:file': await given(),
      'x:file': await given(),
    })
    expect(await kept()).toEqual([])
  })

  test('the proof of an account comes with the account', async () => {
    const fields = { iban: 'NL20 INGB 0001 2345 67', accountHolder: 'Stichting Taalmaatjes' }
    const page = await send(
      { ...fields, 'accountProof:file': { name: 'rekening.heic', bytes: some.heic() } },
      at('money/bankAccount'),
    )
    expect(page.status).toBe(302)
    expect(await kept()).toMatchObject([{ name: 'rekening.jpg', mediaType: 'image/jpeg' }])
    expect((await browser.get(at('money/bankAccount'))).text).toContain('rekening.jpg')
  })

  test('a file that is refused does not cost the answers beside it', async () => {
    const page = await send(
      {
        iban: 'NL20 INGB 0001 2345 67',
        accountHolder: 'Stichting Taalmaatjes',
        'accountProof:file': { name: 'rekening.pdf', bytes: Buffer.from('hallo') },
      },
      at('money/bankAccount'),
    )
    expect(page.status).toBe(400)
    expect(page.text).toContain('De rest van deze pagina is bewaard.')
    const { money } = await savedSections(db(), proposal)
    expect(money.answers).toMatchObject({ accountHolder: 'Stichting Taalmaatjes' })
  })

  test('after sending nothing is kept, and one reads why', async () => {
    const done = await submitted(world, ineke)
    proposal = done.proposal
    const page = await send(row({ [file]: await given(), attachmentKind: 'quote' }))
    expect(page.status).toBe(422)
    expect(await db().select().from(files).where(eq(files.proposalId, proposal))).toEqual([])
  })
})

describe('bad input, each with its own sentence; the rest of the form stays', () => {
  test.each<[string, string, () => Buffer]>([
    [
      'is too large',
      'Kies een bestand tot 10 MB. Dit bestand is groter.',
      () => Buffer.alloc(fileLimits.bytes * 1.2, 'x'),
    ],
    ['is of another type', 'Kies een PDF, JPG, PNG, HEIC, Word, ODT of Excel.', () => Buffer.from('hallo')],
    ['has nothing in it', 'Kies een ander bestand. In dit bestand staat niets.', () => Buffer.alloc(0)],
    ['has a password', 'Haal het wachtwoord van het bestand en probeer het opnieuw.', some.lockedPdf],
    ['grows', 'Kies een ander bestand. Dit bestand is te groot als het opengaat.', some.zipBomb],
  ])('a file that %s', async (_what, sentence, make) => {
    const page = await send(
      row({
        [file]: { name: 'bestand.pdf', bytes: make() },
        attachmentKind: 'photo',
        attachmentNote: 'Blijft staan',
      }),
    )
    expect(page.status).toBe(400)
    expect(page.text).toContain(sentence)
    expect(page.html).toContain('Blijft staan')
    expect(await kept()).toEqual([])
  })

  test('a file in the place of another leaves the other when it is refused', async () => {
    await send(row({ [file]: await given(), attachmentKind: 'quote' }))
    const [{ id = '' } = {}] = await kept()
    const page = await send(
      row({
        attachmentFile: id,
        [file]: { name: 'x.pdf', bytes: Buffer.from('x') },
        attachmentKind: 'quote',
      }),
    )
    expect(page.text).toContain('Kies een PDF, JPG')
    expect(page.text).toContain('offerte.pdf')
    expect(keptIn(page.html)).toBe(id)
  })

  test('a name with a path and control characters is shown clean', async () => {
    await send(row({ [file]: await given('../..\\map\\o\u202Efferte\u0001.pdf'), attachmentKind: 'quote' }))
    expect(await kept()).toMatchObject([{ name: 'offerte.pdf' }])
  })

  test('an id of a file of somebody else is not shown and not served', async () => {
    await send(row({ [file]: await given(), attachmentKind: 'quote' }))
    const [{ id = '' } = {}] = await kept()
    proposal = await begun(world, ineke)
    const page = await send(row({ attachmentFile: id, attachmentNote: 'x' }))
    expect(page.text).not.toContain('offerte.pdf')
    expect((await browser.get(`/applicant/proposals/${proposal}/files/${id}`)).status).toBe(404)
  })
})

test('problems follow their row', () => {
  const problems = { 'a[0].f': 'type', 'a[1].f': 'quota', 'a[2].f': 'unpack', b: 'failed' } as const
  const after = (type: string, payload: object) =>
    movedProblems(problems, JSON.stringify({ type, payload: { name: 'a', ...payload } }))
  expect(after('insert', {})).toEqual(problems)
  expect(after('remove', { index: 1 })).toEqual({ 'a[0].f': 'type', 'a[1].f': 'unpack', b: 'failed' })
  expect(after('reorder', { from: 2, to: 0 })).toEqual({
    'a[0].f': 'unpack',
    'a[1].f': 'type',
    'a[2].f': 'quota',
    b: 'failed',
  })
  expect(after('remove', { name: 'c', index: 0 })).toEqual(problems)
  expect(movedProblems(problems, 'nonsense')).toEqual(problems)
  expect(movedProblems(problems, null)).toEqual(problems)
})
