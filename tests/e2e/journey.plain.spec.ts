import { type Browser, expect, test } from '@playwright/test'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { aPlan, begin, fillIn, send, typedDay } from './applying.ts'
import { openOwnGrant, sign } from './granting.ts'
import { aReport, report } from './reporting.ts'
import { type RunningSite, startSite } from './server.ts'
import { Someone } from './someone.ts'

/** In a browser that runs no JavaScript at all. */

const today = dayOf(new Date())
let site: RunningSite
test.beforeAll(async () => {
  site = await startSite('demo')
})
test.afterAll(() => site?.stop())

test('behaviour 23: applying without JavaScript', async ({ browser }) => {
  const baukje = await Someone.enter(browser, site, 'Baukje de Jong', 'baukje@reis.example')
  await begin(baukje.page, 'Impactfonds, ronde 4')
  const endsOn = `${Number(today.slice(0, 4)) + 1}-12-31` as IsoDate
  await fillIn(baukje.page, aPlan({ email: baukje.email, decideBy: addDays(today, 60), endsOn }))
  await baukje.page.getByRole('link', { name: 'Bewaar met uw e-mailadres' }).click()
  await baukje.signIn()
  const mail = await site.mailbox.after(baukje.email, () => send(baukje.page), { subject: /is binnen/ })
  expect(mail.text).toMatch(/LO-\d{4}-\d{4}/)
})

test('signing', async ({ browser }) => {
  const ineke = await persona(browser, 'ineke', 'Ineke van der Wal')
  await openOwnGrant(ineke, 'Buurtgezinnen')
  await ineke.page.getByRole('link', { name: 'Naar de afspraken' }).click()
  await sign(ineke, 'voorzitter')
  await expect(ineke.page.getByText(/Ineke van der Wal/).first()).toBeVisible()
  await expect(ineke.page.getByRole('button', { name: 'Akkoord en tekenen' })).toHaveCount(0)
})

test('reporting', async ({ browser }) => {
  const ineke = await persona(browser, 'ineke', 'Ineke van der Wal')
  await openOwnGrant(ineke, 'Taalmaatjes')
  await ineke.page.getByRole('link', { name: 'Tussenverslag 2' }).first().click()
  await report(ineke.page, aReport(typedDay(today), '29'))
})

async function persona(browser: Browser, key: string, name: string): Promise<Someone> {
  const someone = await Someone.enter(browser, site, name, `${key}@example.org`)
  await someone.page.goto('/demo')
  await someone.page.locator(`form:has(input[value="${key}"]) button`).click()
  await someone.page.waitForURL((url) => url.pathname !== '/demo')
  return someone
}
