import { type Browser, expect, type Page, test } from '@playwright/test'
import { fileLimits } from '#app/domain/proposal/file.ts'
import { type FakeClamd, fakeClamd } from '../../world/fake-clamd.ts'
import * as some from '../../world/files.ts'
import { lookAt, problemsOn } from '../accessible.ts'
import { begin } from '../applying.ts'
import { type RunningSite, startSite } from '../server.ts'

let site: RunningSite
let clamd: FakeClamd
test.setTimeout(120_000)
test.beforeAll(async () => {
  clamd = await fakeClamd()
  site = await startSite('demo', { CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(clamd.port) })
})
test.afterAll(async () => {
  await site?.stop()
  await clamd?.close()
})

/** The scanner looks in a job of its own. */
const patient = { timeout: 60_000 }

type Chosen = { name: string; mimeType: string; buffer: Buffer }
const chosen = (name: string, buffer: Buffer): Chosen => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
})
/** Saves, and waits until the page that comes is there whole, its scripts too. */
async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Opslaan en verder' }).click()
  await page.waitForLoadState('networkidle')
}
async function saveAndRead(page: Page, sentence: string): Promise<void> {
  await save(page)
  await expect(main(page)).toContainText(sentence)
}
const add = (page: Page) => page.getByRole('button', { name: 'Een bestand toevoegen' }).click()
const choose = (page: Page, row: number, file: Chosen) =>
  page.locator(`input[name="attachments[${row}].attachmentFile:file"]`).setInputFiles(file)
const note = (page: Page, row = 0) => page.locator(`[name="attachments[${row}].attachmentNote"]`)
const kind = (page: Page, row = 0) => page.locator(`[name="attachments[${row}].attachmentKind"]`)
const main = (page: Page) => page.locator('main')

/** A draft of a new visitor, open at its attachments. */
async function atAttachments(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await begin(page, 'Impactfonds, ronde 4')
  await page.goto(`${new URL(page.url()).pathname}/attachments/attachments`)
  await page.waitForLoadState('networkidle')
  return page
}

for (const [name, scripted] of [
  ['with scripts', true],
  ['without scripts', false],
] as const) {
  test.describe(name, () => {
    test('behaviour 24: files survive a wrong answer, an added row and a moved row', async ({ browser }) => {
      const page = await atAttachments(browser, scripted)
      await add(page)
      await expect(main(page)).toContainText(
        'PDF, JPG, PNG, HEIC, Word, ODT of Excel. Tot 10 MB per bestand.',
      )
      if (scripted) expect(await problemsOn(page, 'nl')).toEqual([])
      await choose(page, 0, chosen('offerte.pdf', await some.pdf()))
      await note(page).fill('Van de bakker')
      await save(page)
      await expect(page).toHaveTitle(/^Fout: /)
      await expect(main(page)).toContainText('Kies wat voor bestand dit is.')
      await expect(page.getByRole('link', { name: 'offerte.pdf' })).toBeVisible()
      await expect(note(page)).toHaveValue('Van de bakker')
      await kind(page).selectOption('quote')

      await add(page)
      await choose(page, 1, chosen('IMG_0001.HEIC', some.heic()))
      await kind(page, 1).selectOption('photo')
      if (!scripted) await page.getByRole('button', { name: /^Omhoog ?: Bestand 2/ }).click()
      await expect(page.getByRole('link', { name: 'offerte.pdf' })).toBeVisible()
      await save(page)
      await expect(page).not.toHaveURL(/attachments\/attachments/)

      const draft = new URL(page.url()).pathname.split('/').slice(0, 4).join('/')
      await page.goto(`${draft}/check`)
      const photo = page.getByRole('link', { name: /IMG_0001\.jpg \(.*B\)/ })
      await expect(photo).toBeVisible()
      const href = (await photo.getAttribute('href')) ?? ''
      const headers = async () => (await page.request.get(href)).headers()
      await expect.poll(async () => (await headers())['content-type'], patient).toBe('image/jpeg')
      expect(await headers()).toMatchObject({
        'content-disposition': expect.stringContaining('attachment; filename="IMG_0001.jpg"'),
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox'),
      })
      await page.context().close()
    })

    test('behaviour 24: a kept file is taken away or replaced by a button', async ({ browser }) => {
      const page = await atAttachments(browser, scripted)
      await add(page)
      await choose(page, 0, chosen('eerste.pdf', await some.pdf()))
      await note(page).fill('Blijft staan')
      await save(page)
      await page.locator('summary', { hasText: 'eerste.pdf' }).click()
      await choose(page, 0, chosen('tweede.docx', some.docx()))
      await save(page)
      await expect(page.getByRole('link', { name: 'tweede.docx' })).toBeVisible()
      await page.getByRole('button', { name: /^Verwijderen ?: tweede\.docx/ }).click()
      await expect(page.getByRole('link', { name: 'tweede.docx' })).toHaveCount(0)
      await expect(note(page)).toHaveValue('Blijft staan')
      await kind(page).selectOption('other')
      await save(page)
      await expect(main(page)).toContainText('Kies een bestand.')
      await choose(page, 0, chosen('derde.pdf', await some.pdf()))
      await save(page)
      await expect(page).not.toHaveURL(/attachments\/attachments/)
      await page.context().close()
    })

    test('bad input: each file has its own sentence, and the rest of the form stays', async ({ browser }) => {
      const page = await atAttachments(browser, scripted)
      const question = page.url()
      await add(page)
      await kind(page).selectOption('photo')
      await note(page).fill('Blijft staan')
      const bad: [Chosen, string][] = [
        [
          chosen('groot.pdf', Buffer.alloc(fileLimits.bytes + 1, 'x')),
          'Kies een bestand tot 10 MB. Dit bestand is groter.',
        ],
        [chosen('film.mp4', Buffer.from('geen film')), 'Kies een PDF, JPG, PNG, HEIC, Word, ODT of Excel.'],
        [chosen('leeg.pdf', Buffer.alloc(0)), 'Kies een ander bestand. In dit bestand staat niets.'],
        [
          chosen('afschrift.pdf', some.lockedPdf()),
          'Haal het wachtwoord van het bestand en probeer het opnieuw.',
        ],
        [
          chosen('klein.docx', some.zipBomb(1000)),
          'Kies een ander bestand. Dit bestand is te groot als het opengaat.',
        ],
      ]
      for (const [file, sentence] of bad) {
        await choose(page, 0, file)
        if (scripted && file.buffer.length > fileLimits.bytes)
          await expect(main(page)).toContainText(sentence)
        else await saveAndRead(page, sentence)
        await expect(note(page)).toHaveValue('Blijft staan')
        await expect(kind(page)).toHaveValue('photo')
      }
      if (scripted) expect(await problemsOn(page, 'nl')).toEqual([])
      await choose(page, 0, chosen('..\\map\\be\u202Egroting\u0007.pdf', await some.pdf()))
      await save(page)
      await expect(page).not.toHaveURL(/attachments\/attachments/)
      await page.goto(question)
      await expect(page.getByRole('link', { name: 'begroting.pdf', exact: true })).toBeVisible()
      await page.context().close()
    })
  })
}

test('behaviour 24: a file waits for the scanner, and one with a virus is not there', async ({ browser }) => {
  const page = await atAttachments(browser, true)
  clamd.answer('hang up')
  await add(page)
  await choose(page, 0, chosen('wacht.pdf', await some.pdf()))
  await kind(page).selectOption('other')
  await save(page)
  const draft = new URL(page.url()).pathname.split('/').slice(0, 4).join('/')
  await page.goto(`${draft}/attachments/attachments`)
  await expect(main(page)).toContainText('Dit bestand wordt nog nagekeken.')
  const href = (await page.getByRole('link', { name: 'wacht.pdf' }).getAttribute('href')) ?? ''
  await page.goto(href)
  await expect(page).toHaveURL(/\/verdict$/)
  await expect(main(page)).toContainText('Het bestand wordt nagekeken.')
  await lookAt(page)
  clamd.answer('by looking')
  await expect
    .poll(async () => (await page.request.get(href)).headers()['content-type'], patient)
    .toBe('application/pdf')

  await page.goto(`${draft}/attachments/attachments`)
  await add(page)
  await choose(page, 1, chosen('ziek.pdf', Buffer.concat([await some.pdf(), Buffer.from('\n%VIRUS')])))
  await kind(page, 1).selectOption('other')
  await save(page)
  await page.goto(`${draft}/check`)
  const ill = (await page.getByRole('link', { name: /ziek\.pdf/ }).getAttribute('href')) ?? ''
  await expect
    .poll(async () => (await page.request.get(ill)).text(), patient)
    .toContain('er zit een virus in')
  await page.goto(`${draft}/attachments/attachments`)
  await expect(main(page)).toContainText('In dit bestand zit een virus. Kies een ander bestand.')
})
