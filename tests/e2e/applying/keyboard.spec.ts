import { expect, type Locator, type Page, test } from '@playwright/test'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { typedDay } from '../applying.ts'
import { type RunningSite, startSite } from '../server.ts'

let site: RunningSite
test.beforeAll(async () => {
  site = await startSite('demo')
})
test.afterAll(() => site?.stop())

const today = dayOf(new Date())

/** Tab goes on until it stands on this; what cannot be reached fails. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab never comes at ${target}`)
}

/** What stands in focus can be seen: it is on the screen, and nothing lies over it. */
async function seen(page: Page): Promise<void> {
  const visible = await page.evaluate(() => {
    const focused = document.activeElement as HTMLElement
    const { left, top, bottom } = focused.getBoundingClientRect()
    const middle = (Math.max(top, 0) + Math.min(bottom, window.innerHeight)) / 2
    const found = document.elementFromPoint(left + 8, middle)
    return (
      found !== null &&
      (focused.contains(found) || found.contains(focused) || found.closest('label') !== null)
    )
  })
  expect(visible).toBe(true)
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, page.locator(`[name="${name}"]`))
  await seen(page)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

async function choose(page: Page, name: string, value: string): Promise<void> {
  const wanted = page.locator(`[name="${name}"][value="${value}"]`)
  const first = page.locator(`[name="${name}"]`).first()
  await tabTo(page, (await wanted.getAttribute('type')) === 'radio' ? first : wanted)
  await page.keyboard.press('Space')
  for (let presses = 0; presses < 9 && !(await wanted.isChecked()); presses++)
    await page.keyboard.press('ArrowDown')
  expect(await wanted.isChecked()).toBe(true)
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  const before = page.url()
  await tabTo(page, page.getByRole('main').getByRole('button', { name }).first())
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.href !== before)
}

const goOn = 'Opslaan en verder'

test('behaviour 23: a small start is written by keyboard alone, on a screen of 320 px', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: site.url, viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  await page.goto('/rounds/klein-starten')
  await press(page, 'Nu beginnen')
  const proposal = new URL(page.url()).pathname
  await tabTo(page, page.getByRole('link', { name: 'Wie bent u?' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wie bent u?')
  await fill(page, 'initiativeName', 'Soep op dinsdag')
  await fill(page, 'contactName', 'Ineke van der Wal')
  await fill(page, 'contactPhone', '058 000 00 20')
  await choose(page, 'applicantKind', 'foundation')
  await fill(page, 'organisationName', 'Stichting Soep')
  await fill(page, 'kvkNumber', '12345678')
  await press(page, goOn)
  await tabTo(page, page.getByRole('link', { name: /later/i }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wat gaat u doen?')
  await fill(page, 'plan', 'Elke dinsdag koken buren samen soep.')
  await press(page, goOn)
  await choose(page, 'neighbourhoods', 'bilgaard')
  await fill(page, 'startDate', typedDay(addDays(today, 40)))
  await fill(page, 'endDate', typedDay(addDays(today, 120)))
  await press(page, goOn)
  await fill(page, 'whyNotRegular', 'De gemeente betaalt geen soep.')
  await press(page, goOn)
  await fill(page, 'residentsRole', 'Bewoners koken zelf.')
  await press(page, goOn)
  await fill(page, 'changeAtEnd', 'Buren kennen elkaar.')
  await fill(page, 'indicators[0].indicatorName', 'Buren die mee-eten')
  await fill(page, 'indicators[0].targetValue', '30')
  await press(page, goOn)
  await fill(page, 'budgetLines[0].budgetLineTitle', 'Groente')
  await fill(page, 'budgetLines[0].budgetLineAmount', '800')
  await fill(page, 'amountAsked', '750')
  await press(page, goOn)
  await fill(page, 'iban', 'NL91 ABNA 0417 1643 00')
  await fill(page, 'accountHolder', 'Stichting Soep')
  await press(page, goOn)
  await expect(page).toHaveURL(new RegExp(`${proposal}/check$`))
  await expect(page.getByText('Er ontbreekt niets. U kunt versturen.')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await context.close()
})
