import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { dayOf } from '#app/domain/calendar.ts'
import { lookAt } from './accessible.ts'
import { typedDay } from './applying.ts'
import { enterAs } from './banking.ts'
import { aReport, finish } from './reporting.ts'
import { type RunningSite, startSite } from './server.ts'

const phone = { width: 375, height: 720 }
const onThePhoto = 'Een lange tafel met pannen'
const question = 'Hoeveel koppels waren er in Bilgaard?'

let site: RunningSite
test.beforeAll(async () => {
  site = await startSite('demo')
})
test.afterAll(() => site?.stop())

test('a report from a phone with a photo is asked about and accepted, and everybody sees what changed', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const [ineke, sipke] = (await Promise.all(
    ['ineke', 'sipke'].map((key) => enterAs(browser, site, key)),
  )) as [Page, Page]
  await ineke.setViewportSize(phone)
  const visitor = await (await browser.newContext({ baseURL: site.url })).newPage()
  let start = ''

  await test.step('nobody saw it before', async () => {
    await visitor.goto('/lessons')
    await expect(visitor.getByText('Begin om vijf uur')).toHaveCount(0)
    await sipke.goto('/manager/tranches')
    await expect(secondPart(sipke)).toContainText('Wacht nog')
  })

  await test.step('the report is written on a phone, with a photo that everybody may see', async () => {
    await ineke.goto('/applicant')
    await ineke.locator('a[href^="/applicant/grants/"]').filter({ hasText: 'Taalmaatjes' }).first().click()
    await ineke.getByRole('link', { name: 'Tussenverslag 2' }).first().click()
    await ineke.getByRole('button', { name: 'Begin met het verslag' }).click()
    start = new URL(ineke.url()).pathname
    await ineke.goto(`${start}/photos`)
    await ineke
      .locator('input[type="file"]')
      .setInputFiles(join(import.meta.dirname, '../fixtures/photo.heic'))
    await ineke.getByLabel('Wat ziet u op de foto?').fill(onThePhoto)
    await ineke.getByRole('radio', { name: /^Iedereen/ }).check()
    await ineke.getByRole('button', { name: 'Opslaan en verder' }).click()
    await ineke.goto(`${start}/photos`)
    await expect(ineke.getByRole('img', { name: onThePhoto })).toBeVisible()
    await lookAt(ineke)
    await ineke.setViewportSize(phone)
    await finish(ineke, start, aReport(typedDay(dayOf(new Date())), '28'))
  })

  await test.step('the fund asks one thing, and the answer comes in the same report', async () => {
    await openReport(sipke)
    await expect(sipke.getByRole('img', { name: onThePhoto })).toBeVisible()
    await sipke.getByLabel('Uw vraag').fill(question)
    await sipke.getByRole('button', { name: 'Terugsturen met deze vraag' }).click()
    await ineke.goto(start)
    await expect(ineke.getByText(question).first()).toBeVisible()
    await ineke.goto(`${start}/lesson`)
    await ineke
      .locator('textarea[name="lessonText"]')
      .fill('In Bilgaard waren het er 17. Wie alleen eet, eet vroeg.')
    await ineke.getByRole('button', { name: 'Opslaan en verder' }).click()
    await ineke.goto(`${start}/submission`)
    await ineke.getByRole('button', { name: 'Verslag versturen' }).click()
    await expect(ineke.getByText('Wij lezen uw verslag')).toBeVisible()
  })

  await test.step('the fund sees what changed and accepts it with its milestone', async () => {
    await openReport(sipke)
    await expect(sipke.getByText('In Bilgaard waren het er 17.').first()).toBeVisible()
    await lookAt(sipke)
    await sipke.getByRole('checkbox', { name: /25 taalkoppels/ }).check()
    await sipke.getByRole('checkbox', { name: /les/ }).check()
    await sipke.getByRole('button', { name: 'Verslag goedkeuren' }).click()
    await expect(sipke.getByText(/^Goedgekeurd op/)).toBeVisible()
    for (const [page, from] of [
      [sipke, sipke.url()],
      [ineke, start],
    ] as const) {
      await page.goto(from)
      await page.locator('main a[href*="/photos/"]').first().click()
      await lookAt(page)
    }
  })

  await test.step('the tranche that waited for it is ready', async () => {
    await sipke.goto('/manager/tranches')
    await expect(secondPart(sipke)).not.toContainText('Wacht nog')
    await sipke.goto('/manager')
    await expect(sipke.getByText('Deelbetaling 2 van Taalmaatjes').first()).toBeVisible()
  })

  await test.step('everybody reads the lesson, sees the figure and the photo', async () => {
    await visitor.goto('/lessons')
    await expect(visitor.getByText('Begin om vijf uur')).toBeVisible()
    await visitor.goto('/grants')
    await visitor.getByRole('link', { name: 'Taalmaatjes' }).first().click()
    await expect(visitor.getByRole('img', { name: onThePhoto })).toBeVisible()
    await expect(visitor.getByText('28').first()).toBeVisible()
    await visitor.goto('/results/werk')
    await expect(visitor.locator('#grants')).toContainText('28')
    await visitor.goto('/results/werk/A07')
    await expect(visitor.getByRole('row').filter({ hasText: 'Taalmaatjes' }).first()).toContainText('28')
  })
})

test('a partner of the programme is asked by mail, answers without an account, and everybody reads its name', async ({
  browser,
}) => {
  const sipke = await enterAs(browser, site, 'sipke')
  const visitor = await (await browser.newContext({ baseURL: site.url })).newPage()
  await sipke.goto('/manager/programme')
  await sipke.getByRole('link', { name: 'Partners', exact: true }).click()
  await sipke.getByRole('link', { name: 'Partner erbij' }).click()
  await sipke.getByLabel('Naam').fill('De Fietsenmaker')
  await sipke.getByLabel('Soort').selectOption('business')
  await sipke.getByLabel('E-mail').fill('fietsen@example.org')
  await sipke.getByRole('button', { name: 'Opslaan' }).click()
  await sipke.goto('/manager/programme/asking')
  await expect(sipke.getByText('fietsen@example.org')).toBeVisible()
  await lookAt(sipke)
  const mail = await site.mailbox.after(
    'fietsen@example.org',
    () => sipke.getByRole('button', { name: 'Verstuur de mail' }).click(),
    { within: 90_000 },
  )
  const link = /\/partners\/\S+/.exec(mail.text)?.[0] ?? ''
  await visitor.goto('/results')
  await expect(visitor.locator('#partners')).not.toContainText('De Fietsenmaker')
  await visitor.goto(link)
  await visitor.getByRole('button', { name: 'Verstuur' }).click()
  await expect(visitor.getByText('Kies ja of nee.').first()).toBeVisible()
  await visitor.getByRole('radio', { name: 'Ja, wij doen mee' }).check()
  await visitor.getByRole('button', { name: 'Verstuur' }).click()
  await expect(visitor.getByText('Wij weten dat u meedoet.')).toBeVisible()
  await lookAt(visitor)
  await visitor.goto('/results')
  await expect(visitor.locator('#partners')).toContainText('De Fietsenmaker')
})

function secondPart(page: Page) {
  return page.getByRole('row').filter({ hasText: 'Taalmaatjes' }).filter({ hasText: '2 van 3' })
}

/** The report of Taalmaatjes that waits on the work list. */
async function openReport(page: Page): Promise<void> {
  await page.goto('/manager')
  await page
    .locator('main li')
    .filter({ hasText: 'Verslag van Taalmaatjes' })
    .locator('a[href^="/manager/reports/"]')
    .first()
    .click()
  await page.waitForURL(/\/manager\/reports\//)
}
