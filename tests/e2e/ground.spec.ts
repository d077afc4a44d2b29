import { expect, test } from '@playwright/test'
import { type RunningSite, startSite } from './server.ts'

let site: RunningSite
test.beforeAll(async () => {
  site = await startSite('demo')
})
test.afterAll(() => site.stop())

test('the first page comes without scripts, without errors, in two requests', async ({ page }) => {
  const problems: string[] = []
  const asked: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${site.url}/`)
  await expect(page.locator('h1')).toBeVisible()
  expect(await page.locator('script').count()).toBe(0)
  expect(problems).toEqual([])
  expect(asked.filter((path) => !path.endsWith('.svg'))).toEqual([
    '/',
    expect.stringMatching(/^\/assets\/.*\.css$/),
  ])
})

test('behaviour 32: a page that is not there says so, and whom to call', async ({ page }) => {
  const answer = await page.goto(`${site.url}/nergens`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze pagina is er niet')
  await expect(page.locator('footer a[href^="tel:"]').first()).toBeVisible()
})

test('the language is chosen on any page and kept', async ({ page }) => {
  await page.goto(`${site.url}/`)
  await page.getByRole('button', { name: 'Frysk' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fy')
  await page.goto(`${site.url}/nergens`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fy')
})

test('a demo persona signs in with one click, over a form without scripts', async ({ page }) => {
  await page.goto(`${site.url}/demo`)
  await page.locator('form[action="/demo/sign-in"] button').first().click()
  await expect(page).not.toHaveURL(/\/demo/)
  await expect(page.locator('form[action="/account/sign-out"]').first()).toBeAttached()
})

test('a page with scripts wakes up in every language, without a complaint', async ({ page, context }) => {
  const problems: string[] = []
  page.on('console', (message) => message.type() !== 'log' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(`${site.url}/demo`)
  await page.getByRole('button', { name: 'Fatma Yılmaz' }).click()
  await page.locator('main a[href*="/applicant/proposals/"]').first().click()
  const question = page.locator('main a[href*="/applicant/proposals/"]').filter({ hasNotText: /^$/ })
  const paths = await question.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const path = paths.find((href) => href.split('/').length === 6)
  for (const locale of ['nl', 'en', 'fy']) {
    await context.addCookies([{ name: 'locale', value: locale, url: site.url }])
    await page.goto(`${site.url}${path}`)
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__react')))
  }
  expect(problems).toEqual([])
})
