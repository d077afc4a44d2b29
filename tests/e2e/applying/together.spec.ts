import { type Browser, expect, type Page, test } from '@playwright/test'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { pdf } from '#tests/world/files.ts'
import { lookAt } from '../accessible.ts'
import { aPlan, begin, fillIn, send, type, typedDay } from '../applying.ts'
import { linksIn } from '../mailbox.ts'
import { knowNobody } from '../panel.ts'
import { type RunningSite, startSite } from '../server.ts'
import { Someone } from '../someone.ts'

/** Two people and the fund, each in a browser that runs no JavaScript; only the eyes of axe do. */
test.use({ javaScriptEnabled: false })

const today = dayOf(new Date())
let site: RunningSite
test.beforeAll(async () => {
  site = await startSite('demo')
})
test.afterAll(() => site?.stop())

test('invite, write with two, ask the fund, and take somebody off', async ({ browser }) => {
  const ineke = await Someone.enter(browser, site, 'Ineke', 'ineke@samen.example')
  const fatma = await Someone.enter(browser, site, 'Fatma', 'fatma@samen.example')
  let home = ''

  await test.step('a draft gets an address before anybody is invited', async () => {
    await begin(ineke.page, 'Impactfonds, ronde 4')
    home = new URL(ineke.page.url()).pathname
    await ineke.page.getByRole('link', { name: 'Wie doet mee, en iemand uitnodigen' }).click()
    await ineke.signIn()
    await expect(ineke.page.getByRole('heading', { level: 1 })).toHaveText('Wie doet mee')
  })

  await test.step('an invitation says what is missing, and then goes out', async () => {
    await ineke.page.getByLabel('E-mailadres van wie u uitnodigt').fill('fatma')
    await ineke.page.getByRole('button', { name: 'Uitnodiging versturen' }).click()
    await expect(ineke.page.getByRole('alert')).toContainText('Kies of deze persoon meeschrijft of meeleest.')
    await ineke.page.getByLabel('E-mailadres van wie u uitnodigt').fill(fatma.email)
    await ineke.page.getByRole('radio', { name: /Mag meeschrijven/ }).check()
    const mail = await site.mailbox.after(fatma.email, () =>
      ineke.page.getByRole('button', { name: 'Uitnodiging versturen' }).click(),
    )
    expect(mail.text).toContain('U mag meeschrijven.')
    await ineke.page.getByRole('link', { name: /Terugnemen/ }).click()
    await seen(browser, ineke.page)
    await ineke.page.getByRole('link', { name: 'Niet doen' }).click()
    const link = linksIn(mail).find((one) => one.includes('/applicant/invitations/')) ?? ''
    await ineke.page.goto(link)
    await expect(ineke.page.getByText('vraagt u mee te doen')).toHaveCount(0)
    await fatma.page.goto(link)
    await fatma.signIn()
    await expect(fatma.page.getByRole('heading', { level: 1 })).toContainText('vraagt u mee te doen')
    await seen(browser, fatma.page)
    await fatma.page.getByRole('button', { name: 'Ik doe mee' }).click()
    await expect(fatma.page).toHaveURL(new RegExp(`${home}$`))
  })

  await test.step('two write, and each finds what the other wrote', async () => {
    await write(fatma.page, `${home}/aboutUs/initiativeName`, { initiativeName: 'Soep voor de flat' })
    await write(ineke.page, `${home}/voornemen/plan`, { plan: 'Elke dinsdag koken buren samen.' })
    await fatma.page.goto(`${home}/voornemen/plan`)
    await expect(fatma.page.locator('textarea[name=plan]')).toHaveValue('Elke dinsdag koken buren samen.')
    await ineke.page.goto('/applicant')
    await expect(ineke.page.getByRole('link', { name: 'Soep voor de flat' })).toBeVisible()
  })

  await test.step('the fund reads along when it is asked, and answers', async () => {
    await ineke.page.goto(`${home}/messages`)
    await expect(ineke.page.getByText('Het fonds leest nog niet mee')).toBeVisible()
    await ineke.page.getByRole('link', { name: 'Vraag hulp' }).first().click()
    await seen(browser, ineke.page)
    await ineke.page.getByLabel('Waar kunnen wij mee helpen?').fill('Wat schrijven wij bij de begroting?')
    await ineke.page.getByRole('button', { name: 'Vraag hulp' }).click()
    await expect(ineke.page.getByText(/Het fonds leest mee sinds/)).toBeVisible()
    const sipke = await office(browser)
    await sipke.work('Soep voor de flat vraagt hulp')
    await knowNobody(sipke)
    await expect(sipke.page.getByText('Dit is een concept, geen aanvraag')).toBeVisible()
    await expect(sipke.page.getByText('Elke dinsdag koken buren samen.')).toBeVisible()
    await seen(browser, sipke.page)
    await sipke.page.getByRole('link', { name: 'Vragen en antwoorden' }).click()
    await sipke.page.getByLabel('Bericht aan de groep').fill('Alleen wat u echt koopt.')
    const mail = await site.mailbox.after(
      fatma.email,
      () => sipke.page.getByRole('button', { name: 'Bericht versturen' }).click(),
      { subject: /Een bericht over/ },
    )
    expect(mail.text).not.toContain('Alleen wat u echt koopt.')
    await fatma.page.goto('/applicant')
    await fatma.page.getByRole('link', { name: 'Een nieuw bericht' }).click()
    await expect(fatma.page.getByText('Alleen wat u echt koopt.')).toBeVisible()
    await fatma.page.getByLabel('Uw bericht').fill('Dank u.')
    await fatma.page.getByRole('button', { name: 'Bericht versturen' }).click()
    await expect(fatma.page.getByText('Dank u.')).toBeVisible()
    await seen(browser, fatma.page)
    await fatma.page.goto(`${home}/help/ending`)
    await seen(browser, fatma.page)
    await fatma.page.getByRole('button', { name: 'Het fonds leest niet meer mee' }).click()
    expect(
      (await sipke.page.goto(`${home.replace('applicant/proposals', 'manager/drafts')}`))?.status(),
    ).toBe(404)
  })

  await test.step('the last owner hands over, leaves, and finds nothing any more', async () => {
    await ineke.page.goto(`${home}/people`)
    await ineke.page.getByRole('link', { name: 'Zelf stoppen' }).click()
    await ineke.page.getByRole('button', { name: 'Ik stop' }).click()
    await expect(ineke.page.getByText('U bent de enige eigenaar van deze aanvraag.')).toBeVisible()
    await ineke.page.getByRole('link', { name: 'Wie doet mee' }).click()
    await ineke.page.getByRole('link', { name: /Ook eigenaar maken/ }).click()
    await seen(browser, ineke.page)
    await ineke.page.getByRole('button', { name: 'Maak ook eigenaar' }).click()
    await fatma.page.goto(`${home}/people`)
    await fatma.page.getByRole('link', { name: /Eraf halen/ }).click()
    await fatma.page.getByRole('button', { name: 'Haal deze persoon eraf' }).click()
    await expect(fatma.page).toHaveURL(new RegExp(`${home}/people$`))
    expect((await ineke.page.goto(home))?.status()).toBe(404)
    expect((await fatma.page.goto(home))?.status()).toBe(200)
  })
})

test('a form on paper is typed over for a group, with its scan', async ({ browser }) => {
  const sipke = await office(browser)
  const { page } = sipke
  await page.goto('/manager/proposals')
  await page.getByRole('link', { name: 'Papieren formulieren' }).click()
  await page.getByLabel('Naam van het initiatief').fill('Bingo in de flat')
  await page.getByRole('button', { name: 'Begin met overnemen' }).click()
  await expect(page.getByRole('alert')).toContainText('Vul in met wie u contact hebt.')
  await expect(page.getByLabel('Naam van het initiatief')).toHaveValue('Bingo in de flat')
  await page.getByLabel('Naam van de contactpersoon').fill('Klaas Visser')
  await page.getByLabel('Voor welke ronde is het?').selectOption({ label: 'Impactfonds, ronde 4' })
  await page.getByLabel('Wanneer kwam het formulier binnen?').fill(typedDay(today))
  await page.getByLabel('E-mailadres').fill('klaas@samen.example')
  const mail = await site.mailbox.after('klaas@samen.example', () =>
    page.getByRole('button', { name: 'Begin met overnemen' }).click(),
  )
  expect(mail.subject).toBe('Wij nemen uw papieren formulier over')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('De scan van het papier')
  await page.getByRole('button', { name: 'Scan bewaren' }).click()
  await expect(page.getByRole('alert')).toContainText('Kies eerst een bestand.')
  const sheet = { name: 'blad 1.pdf', mimeType: 'application/pdf', buffer: await pdf() }
  await page.getByLabel('Kies een foto of een pdf').setInputFiles(sheet)
  await page.getByRole('button', { name: 'Scan bewaren' }).click()
  await expect(page.getByRole('link', { name: /blad.*pdf/ })).toBeVisible()
  await seen(browser, page)
  await page.getByRole('link', { name: 'Verder met overnemen' }).click()
  await expect(page.getByText('Bingo in de flat').first()).toBeVisible()
  await page.goto('/manager/paper-forms')
  await seen(browser, page)
})

test('who helped to fill in stands with what was sent', async ({ browser }) => {
  const durk = await Someone.enter(browser, site, 'Durk', 'durk@samen.example')
  await begin(durk.page, 'Impactfonds, ronde 4')
  const home = new URL(durk.page.url()).pathname
  const endsOn = `${Number(today.slice(0, 4)) + 1}-12-31` as IsoDate
  const plan = aPlan({ email: durk.email, decideBy: addDays(today, 60), endsOn })
  const helper = { filledInTogether: 'yes', helperName: 'Mo Aziz', helperConfirmed: 'on' }
  await fillIn(durk.page, { ...plan, declarations: { ...plan.declarations, helper } })
  await durk.page.getByRole('link', { name: 'Bewaar met uw e-mailadres' }).click()
  await durk.signIn()
  await send(durk.page)
  await durk.page.goto(home)
  await expect(durk.page.getByText(/Ingevuld door Mo Aziz samen met .*, bevestigd op/)).toBeVisible()
  await durk.page.goto(`${home}/helper`)
  await seen(browser, durk.page)
})

test('one application is opened once more, with a reason and a last day', async ({ browser }) => {
  const sipke = await office(browser)
  await sipke.work('Eerste toets: Verrijking schooldag')
  await knowNobody(sipke)
  await sipke.page.getByRole('link', { name: 'Nog één keer openen' }).click()
  await seen(browser, sipke.page)
  await sipke.page.getByRole('radio', { name: 'Er staat een fout in de tekst' }).check()
  await sipke.page.getByLabel('Uitleg aan de groep').fill('Het bedrag in uw tekst klopt niet.')
  await sipke.page.getByRole('button', { name: 'Open deze aanvraag' }).click()
  await expect(sipke.page.getByText(/Open voor de groep tot en met/)).toBeVisible()
})

/** Saves one page of the form. */
async function write(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  await page.goto(path)
  await type(page, fields)
  await page.getByRole('button', { name: 'Opslaan en verder' }).click()
  await expect(page).not.toHaveURL(new RegExp(`${path}$`))
}

/** The manager of the demo, in a browser of their own. */
async function office(browser: Browser): Promise<Someone> {
  const sipke = await Someone.enter(browser, site, 'Sipke', 'sipke@example.org')
  await sipke.page.goto('/demo')
  await sipke.page.locator('form:has(input[value="sipke"]) button').click()
  await sipke.page.waitForURL((url) => url.pathname !== '/demo')
  return sipke
}

/** Looks at the open page with the eyes of axe, in a browser that shares its cookies. */
async function seen(browser: Browser, page: Page): Promise<void> {
  const context = await browser.newContext({
    baseURL: site.url,
    javaScriptEnabled: true,
    reducedMotion: 'reduce',
    storageState: await page.context().storageState(),
  })
  const eyes = await context.newPage()
  await eyes.goto(page.url())
  await lookAt(eyes)
  await context.close()
}
