import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { demoPeople } from '#db/seed/demo-people.ts'
import { type RunningSite, startSite } from './server.ts'
import { filled, patterns, routeOf, valuesIn } from './site-map.ts'

let site: RunningSite
test.beforeAll(async () => {
  site = await startSite('demo')
})
test.afterAll(() => site?.stop())

/** Routes that show no page of their own: they lead on, answer a file, or need something that a walk does not have. */
const noPage = [
  '/language',
  '/healthz',
  '/account/sign-out',
  '/account/kept/:id',
  '/demo/sign-in',
  '/applicant/proposals',
  '/applicant/proposals/:proposalId/address',
  '/applicant/grants/:grantId/document',
  '/applicant/grants/:grantId/signing-code',
  '/manager/grants/:grantId/document',
  '/manager/grants/:grantId/draft',
  '/manager/grants/:grantId/signing-code',
  '/*',
]
const beside = ['/nowhere', '/account/sign-in', '/account/link/00000000-0000-4000-8000-000000000001/token']
const everybody = [null, ...demoPeople.map(({ key }) => key)]
const seen = new Set<string>()

for (const persona of everybody) {
  test(`every page of ${persona ?? 'anybody'} is accessible in three languages, and fits a small screen`, async ({
    browser,
  }) => {
    test.setTimeout(900_000)
    const context = await browser.newContext({ baseURL: site.url, reducedMotion: 'reduce' })
    const page = await context.newPage()
    if (persona) await becomePersona(page, persona)
    const paths = await walk(page, persona)
    for (const path of paths) await expectWell(page, path)
    const oneOfEach = [...new Map(paths.map((path) => [routeOf(pathnameOf(path)), path])).values()]
    for (const language of ['en', 'fy']) {
      await speak(context, language)
      for (const path of oneOfEach) await expectWell(page, path, language)
    }
    await speak(context, 'nl')
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const path of oneOfEach) await expectNoViolations(page, path)
    await context.close()
  })
}

test('every page of the site map was one of them', () => {
  const wanted = patterns.map(({ path }) => path).filter((path) => !noPage.includes(path))
  expect(wanted.filter((path) => !seen.has(path))).toEqual([])
})

/** Every page that links lead to from where somebody starts, and what else their keys open. */
async function walk(page: Page, persona: string | null): Promise<string[]> {
  const found = new Set<string>()
  const queue = [
    '/',
    '/demo',
    ...beside,
    new URL(page.url()).pathname,
    ...(persona ? ['/account', '/account/second-factor', '/account/step-up'] : []),
  ]
  const tried = new Set<string>()
  const visitAll = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      if (tried.has(path)) continue
      tried.add(path)
      const links = await linksOn(page, path)
      if (links) found.add(path)
      queue.push(...(links ?? []))
    }
  }
  await visitAll()
  const values = valuesIn([...tried].map(pathnameOf))
  const met = new Set([...found].map((path) => routeOf(pathnameOf(path))))
  const others = patterns.map(({ path }) => path).filter((path) => !met.has(path) && !noPage.includes(path))
  queue.push(...others.flatMap((path) => filled(path, values).slice(0, 12)))
  await visitAll()
  for (const path of found) seen.add(routeOf(pathnameOf(path)) ?? '')
  return thinned(found)
}

/** The links of a page that is there under its own path; null for a file, an error, or a page that leads on. */
async function linksOn(page: Page, path: string): Promise<string[] | null> {
  const answer = await page.request.get(path, { maxRedirects: 0 })
  const isPage = answer.headers()['content-type']?.startsWith('text/html')
  if (!isPage || (answer.status() !== 200 && !beside.includes(path) && answer.status() !== 403)) return null
  const html = await answer.text()
  const links = [...html.matchAll(/<a[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  return links.filter((href) => !href.startsWith('/assets/') && !href.startsWith('/demo/mailbox/'))
}

/** Of pages that differ only in their query one of each value is enough; of mails one. */
function thinned(paths: Iterable<string>): string[] {
  const kept = new Map<string, string>()
  for (const path of paths) {
    const url = new URL(path, site.url)
    const about = [...url.searchParams].map(([name, value]) => `${name}=${value}`.slice(0, 20)).sort()
    kept.set(`${url.pathname}?${about[0] ?? ''}`, path)
  }
  return [...kept.values()]
}

function pathnameOf(path: string): string {
  return path.split('?')[0] ?? ''
}

async function expectWell(page: Page, path: string, language = 'nl'): Promise<void> {
  await expectNoViolations(page, path)
  expect(await page.locator('h1').count(), `${path} has one title`).toBe(1)
  expect((await page.title()).trim(), `${path} is named`).not.toBe('')
  expect(await page.locator('html').getAttribute('lang'), path).toBe(language)
  await page.setViewportSize({ width: 320, height: 800 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${path} at 320 px, ${language}`).toBeLessThanOrEqual(320)
  await page.setViewportSize({ width: 1280, height: 900 })
}

async function expectNoViolations(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const said = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
  expect(said, path).toEqual([])
}

async function becomePersona(page: Page, key: string): Promise<void> {
  await page.goto('/demo')
  await page.locator(`form:has(input[value="${key}"]) button`).click()
  await page.waitForURL((url) => url.pathname !== '/demo')
}

async function speak(context: BrowserContext, language: string): Promise<void> {
  await context.addCookies([{ name: 'locale', value: language, url: site.url }])
}
