import { type Browser, expect, type Page, test } from '@playwright/test'
import { violationsOn } from '../accessible.ts'
import { begin } from '../applying.ts'
import { type EmptyFund, startEmptyFund } from '../empty-fund.ts'
import { Someone } from '../someone.ts'

test.describe.configure({ timeout: 90_000 })

let fund: EmptyFund
test.beforeAll(async () => {
  fund = await startEmptyFund('jelle@reis.example')
})
test.afterAll(() => fund?.stop())

let people = 0

/** A question with a long text, in a draft of somebody who signed in. */
async function atPlan(browser: Browser): Promise<{ page: Page; url: string }> {
  const someone = await Someone.enter(browser, fund, 'Baukje de Jong', `baukje${++people}@bewaar.example`)
  await begin(someone.page, fund.round)
  const { pathname } = new URL(someone.page.url())
  await someone.page.goto(`/account/sign-in?back=${pathname}`)
  await someone.signIn()
  const url = `${pathname}/voornemen/plan`
  await someone.page.goto(url)
  await someone.page.waitForLoadState('networkidle')
  return { page: someone.page, url }
}

const saved = (page: Page) => page.getByText(/^Bewaard om \d{1,2}\.\d\d uur$/)
/** Waits for the next save that the server took. */
const aSave = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok(), { timeout: 20_000 })
const text = (page: Page) => page.getByRole('textbox').first()

test('behaviour 15: text is kept a few seconds after the last key, and said once; nothing lies in the browser', async ({
  browser,
}) => {
  const { page, url } = await atPlan(browser)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/draft')) sent.push(request.postData() ?? '')
  })
  const taken = aSave(page)
  await text(page).pressSequentially('Buren koken elke dinsdag samen soep.', { delay: 30 })
  const button = page.getByRole('button', { name: 'Opslaan en verder' })
  const place = await button.boundingBox()
  await taken
  await expect(saved(page)).toBeVisible()
  expect(await button.boundingBox(), 'what was saved moves no button').toEqual(place)
  expect(sent).toHaveLength(1)
  expect(
    await page.evaluate(() => Object.keys(localStorage).length + Object.keys(sessionStorage).length),
  ).toBe(0)
  expect(await page.locator('[aria-live=polite]').filter({ hasText: 'Bewaard om' }).count()).toBe(1)
  expect(await violationsOn(page)).toEqual([])
  await page.goto(url)
  await expect(text(page)).toHaveValue('Buren koken elke dinsdag samen soep.')
})

test('behaviour 15: the button goes on from what was saved, also while a save is on its way', async ({
  browser,
}) => {
  const { page, url } = await atPlan(browser)
  const taken = aSave(page)
  await text(page).fill('De eerste zin.')
  await taken
  await page.route('**/draft', async (route) => {
    await new Promise((later) => setTimeout(later, 1_500))
    await route.continue()
  })
  const onItsWay = page.waitForRequest('**/draft')
  await text(page).fill('De eerste zin. En de tweede.')
  await onItsWay
  await text(page).fill('De eerste zin. En de tweede. En de derde.')
  await page.getByRole('button', { name: 'Opslaan en verder' }).click()
  await expect(page).not.toHaveURL(new RegExp(`${url}$`))
  await expect(page).not.toHaveTitle(/Fout/)
  await page.goto(url)
  await expect(text(page)).toHaveValue('De eerste zin. En de tweede. En de derde.')
})

test('behaviour 15: when saving fails the page says so, and tries again', async ({ browser }) => {
  const { page, url } = await atPlan(browser)
  await page.route('**/draft', (route) => route.abort())
  await text(page).fill('Geen verbinding.')
  await expect(page.getByText('Wij konden niet bewaren. Uw tekst staat nog op deze pagina.')).toBeVisible()
  await expect(text(page)).toHaveValue('Geen verbinding.')
  const taken = aSave(page)
  await page.unroute('**/draft')
  await taken
  await expect(saved(page)).toBeVisible()
  await page.goto(url)
  await expect(text(page)).toHaveValue('Geen verbinding.')
})

test('behaviour 15: in two tabs nothing is overwritten; the button shows both texts', async ({ browser }) => {
  const { page, url } = await atPlan(browser)
  const other = await page.context().newPage()
  await other.goto(url)
  await other.waitForLoadState('networkidle')
  const taken = aSave(page)
  await text(page).fill('Tekst van de ene kant.')
  await taken
  await text(other).fill('Tekst van de andere kant.')
  await expect(other.getByText(/Er is niets overschreven/)).toBeVisible()
  await other.getByRole('button', { name: 'Opslaan en verder' }).click()
  await expect(other.getByText('Tekst van de ene kant.')).toBeVisible()
  await expect(text(other)).toHaveValue('Tekst van de andere kant.')
})
