import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { demoPeople } from '#db/seed/demo-people.ts'
import { problemsInTheDark, problemsOn } from './accessible.ts'
import { type RunningSite, startSite } from './server.ts'
import { filled, patterns, routeOf, valuesIn } from './site-map.ts'

test.describe.configure({ mode: 'parallel' })

let site: RunningSite
test.beforeAll(async () => {
  site = await startSite('demo')
})
test.afterAll(() => site?.stop())

/** Routes that show no page of their own: they lead on, answer a file, or need something that a walk does not have. */
const noPage = [
  '/harvest/:year/:language',
  '/harvest/:year/:language/short',
  '/grants/:reference/photos/:fileId',
  '/contact/photos/:photoId',
  '/manager/bulk/:bulkId',
  '/manager/bulk/:bulkId/stop',
  '/manager/second-factors/people/:personId',
  '/manager/second-factors/requests/:resetId',
  '/manager/second-factors/requests/:resetId/confirmation',
  '/manager/second-factors/requests/:resetId/ending',
  '/manager/lists/:list/:sheet',
  '/manager/past/batches/:pastBatchId/errors/:sheet',
  '/language',
  '/open-data/:file',
  '/common-grants/opportunities',
  '/common-grants/opportunities/search',
  '/common-grants/opportunities/:oppId',
  '/healthz',
  '/account/sign-out',
  '/account/kept/:id',
  '/admin/mails/:template/:locale/preview',
  '/admin/mails/:template/:locale/mail',
  '/admin/mails/:template/:locale/standard',
  '/unsubscribe/:mailId/:token/digest',
  '/account/notices/:noticeId',
  '/account/data/:form',
  '/demo/sign-in',
  '/applicant/proposals',
  '/applicant/proposals/:proposalId/address',
  '/applicant/proposals/:proposalId/:section/:question/draft',
  '/applicant/proposals/:proposalId/document',
  '/applicant/proposals/:proposalId/document/waiting',
  '/manager/proposals/:proposalId/document',
  '/manager/payments/files/:paymentFileId/download',
  '/applicant/proposals/:proposalId/letter',
  '/manager/decisions/:decisionId/letter',
  '/applicant/grants/:grantId/letters/:letterId',
  '/complaints/:complaintId/:token/letter',
  '/applicant/proposals/:proposalId/complaints/:complaintId/letter',
  '/manager/complaints/:complaintId/letter',
  '/manager/grants/:grantId/letters/:letterId',
  '/applicant/proposals/:proposalId/files/:fileId',
  '/applicant/grants/:grantId/document',
  '/applicant/grants/:grantId/signing-code',
  '/manager/grants/:grantId/document',
  '/manager/journal/:format',
  '/manager/state-aid/register/:sheet',
  '/manager/fund/donors/:donorId/file',
  '/manager/fund/closing/file',
  '/admin/archives/:archiveId/file',
  '/manager/grants/:grantId/draft',
  '/applicant/grants/:grantId/changes/:changeId/document',
  '/manager/grants/:grantId/changes/:changeId/document',
  '/applicant/grants/:grantId/changes/:changeId/ending',
  '/manager/grants/:grantId/changes/:changeId/ending',
  '/manager/grants/:grantId/terms/preview',
  '/manager/grants/:grantId/signing-code',
  '/manager/proposals/:proposalId/files/:fileId',
  '/reviewer/proposals/:proposalId/files/:fileId',
  '/reviewer/batches/:batchId/print',
  '/reviewer/proposals/:proposalId/scores/:criterion/draft',
  '/reviewer/proposals/:proposalId/advice/draft',
  '/*',
]
/** Pages that are there for a moment on the path: the journeys look at them. */
const onTheWay = [
  '/manager/rounds/:roundId/questions/:pageKey/:questionKey',
  '/manager/harvest/:harvestId/texts/:block',
  '/manager/harvest/:harvestId/last-day',
  '/manager/harvest/:harvestId/offer',
  '/manager/harvest/:harvestId/return',
  '/manager/harvest/:harvestId/removal',
  '/manager/harvest/:harvestId/approval',
  '/manager/payments/files/:paymentFileId',
  '/manager/payments/files/:paymentFileId/refusal',
  '/manager/payments/statements/:importId',
  '/manager/payments/movements/:movementId',
  '/manager/views/:page/:viewId',
  '/manager/views/:page/:viewId/removal',
  '/manager/clauses/:clauseId/preview',
  '/manager/paper-signatures/:paperId/confirmation',
  '/reviewer/batches/:batchId/meeting/:proposalId/score',
  '/applicant/proposals/:proposalId/files/:fileId/verdict',
  '/manager/proposals/:proposalId/files/:fileId/verdict',
  '/reviewer/proposals/:proposalId/files/:fileId/verdict',
  '/applicant/proposals/:proposalId/growth',
  '/manager/proposals/:proposalId/changes',
  '/reviewer/proposals/:proposalId/changes',
  '/manager/call-backs/:callBackId/call',
  '/complaints/:complaintId/:token',
  '/manager/steps/:stepId/done',
  '/manager/mails/:asideId',
  '/manager/mails/:asideId/message',
  '/manager/notes/:noteId',
  '/manager/notes/:noteId/correction',
  '/manager/notes/:noteId/removal',
  '/applicant/invitations/:invitationId',
  '/applicant/proposals/:proposalId/help',
  '/applicant/proposals/:proposalId/help/ending',
  '/applicant/proposals/:proposalId/helper',
  '/applicant/proposals/:proposalId/invitations/:invitationId/ending',
  '/applicant/proposals/:proposalId/members/:personId/ownership',
  '/applicant/grants/:grantId/reports/:momentId/submission',
  '/applicant/grants/:grantId/reports/:momentId/:part',
  '/applicant/proposals/:proposalId/naming/:namingId/ending',
  '/admin/stand-ins/:standInId/ending',
  '/manager/decisions/:decisionId/approval',
  '/manager/decisions/:decisionId/return',
  '/manager/allowance-payments/:paymentId/return',
  '/lotteries/:lotteryId',
  '/reviewer/lotteries/:lotteryId/draw',
  '/manager/drafts/:proposalId',
  '/manager/paper-forms/:proposalId/scan',
  '/manager/proposals/:proposalId/reopening',
  '/manager/batches/:batchId/readers/:proposalId/:memberId',
  '/manager/batches/:batchId/reminder',
  '/reviewer/batches/:batchId/reminder',
  '/manager/grants/:grantId/offer',
  '/manager/grants/:grantId/change/sending',
  '/applicant/grants/:grantId/change/sending',
  '/manager/grants/:grantId/changes/:changeId',
  '/applicant/grants/:grantId/changes/:changeId',
  '/manager/grants/:grantId/changes/:changeId/answer',
  '/applicant/grants/:grantId/changes/:changeId/answer',
  '/manager/grants/:grantId/review/view',
  '/applicant/grants/:grantId/review/view',
  '/manager/grants/:grantId/review/agreement',
  '/applicant/grants/:grantId/review/agreement',
  '/manager/grants/:grantId/review/conclusion',
  '/manager/grants/:grantId/tranches/:trancheId/release',
  '/manager/grants/:grantId/tranches/:trancheId/confirmation',
  '/manager/grants/:grantId/holds/:holdId/extension',
  '/manager/grants/:grantId/holds/:holdId/ending',
  '/manager/grants/:grantId/ending/decision',
  '/manager/grants/:grantId/settlement/decision',
  '/manager/grants/:grantId/settlement/return',
  '/manager/grants/:grantId/ending/return',
  '/manager/grants/:grantId/repayment',
  '/manager/grants/:grantId/loan',
  '/manager/grants/:grantId/loan/receipt',
  '/manager/grants/:grantId/loan/receipts/:receiptId/correction',
  '/manager/grants/:grantId/loan/receipts/:receiptId/correction/approval',
  '/manager/grants/:grantId/loan/decision',
  '/manager/grants/:grantId/loan/decision/approval',
  '/applicant/grants/:grantId/loan',
  '/r/:code',
  '/partners/:question/:token',
  '/manager/bounces/:bounceId',
  '/unsubscribe/:mailId/:token',
  '/manager/grants/:grantId/results/:attestationId/draw',
  '/manager/grants/:grantId/results/:attestationId/findings',
  '/manager/grants/:grantId/results/:attestationId/acceptance',
  '/manager/grants/:grantId/results/:attestationId/return',
  '/manager/grants/:grantId/codes',
  '/manager/grants/:grantId/codes/:codesId',
  '/manager/grants/:grantId/codes/:codesId/ending',
  '/manager/grants/:grantId/milestones/:milestoneId/acceptance',
  '/manager/grants/:grantId/milestones/:milestoneId/return',
  '/manager/grants/:grantId/ending/withdrawal',
  '/applicant/grants/:grantId/ending/withdrawal',
  '/manager/years/:year/decision',
  '/manager/state-aid/links/:linkId/ending',
  '/manager/releases/:releaseId/approval',
  '/manager/releases/:releaseId/payment',
  '/manager/releases/:releaseId/return',
  '/manager/reports/:reportId/photos/:fileId',
  '/applicant/grants/:grantId/reports/:momentId/photos/:fileId',
]
const beside = [
  '/nowhere',
  '/r',
  '/r/thanks',
  '/account/sign-in',
  '/account/link/00000000-0000-4000-8000-000000000001/token',
]

/** Of a route whose pages differ by what they are about; a question is asked once of every kind. */
const ofOneRoute = (route: string) => (route.endsWith('/:question') ? Number.POSITIVE_INFINITY : 12)
/** Is it there for some alone? */
const isClosed = (route: string) =>
  /^\/(account|applicant|reviewer|manager|approver|auditor|admin|demo)(\/|$)/.test(route)
const isOfInitiatives = (route: string) => /^\/(applicant|reviewer)(\/|$)/.test(route)
const office: readonly string[] = ['manager', 'approver', 'auditor', 'administrator']
const [inOffice, outside] = [true, false].map((is) =>
  demoPeople
    .filter(({ roles }) => roles.some((role) => office.includes(role)) === is)
    .map(({ key }) => key as string),
) as [string[], string[]]
/**
 * Two walks that go on side by side: each meets every page of its part of the site, as everybody who has something there.
 */
const walks = [
  { who: 'who asks or reads', personas: outside, isTheirs: isOfInitiatives },
  {
    who: 'a visitor or the office',
    personas: [null, ...inOffice],
    isTheirs: (route: string) => !isOfInitiatives(route),
  },
]
/** The routes that somebody met, the pages that were looked at, and the routes of which one was in every language. */
const seen = new Set<string>()
const looked = new Set<string>()
const lookedAt = new Map<string, number>()
/** Of one route so many pages: each shows another state. */
const enough = 2
const spoken = new Set<string>()

for (const { who, personas, isTheirs } of walks)
  test(`every page of ${who} is accessible in three languages and in the dark, and fits a small screen`, async ({
    browser,
  }) => {
    test.setTimeout(900_000)
    const problems: string[] = []
    for (const persona of personas)
      await test.step(persona ?? 'anybody', async () => {
        const context = await browser.newContext({ baseURL: site.url, reducedMotion: 'reduce' })
        problems.push(...(await problemsFor(context, persona, isTheirs)))
        await context.close()
      })
    expect(problems).toEqual([])
    const wanted = patterns.map(({ path }) => path).filter((path) => ![...noPage, ...onTheWay].includes(path))
    expect(wanted.filter((path) => isTheirs(path) && !seen.has(path))).toEqual([])
  })

/**
 * What is wrong with the pages of a persona that nobody before met; the first of each route also in the dark, where only
 * the colours differ, and in the other languages.
 */
async function problemsFor(
  context: BrowserContext,
  persona: string | null,
  isTheirs: (route: string) => boolean,
): Promise<string[]> {
  const page = await context.newPage()
  if (persona) await becomePersona(page, persona)
  const paths = (await walk(page, persona, isTheirs)).filter(isNew)
  const problems: string[] = []
  const firsts: string[] = []
  for (const path of paths) {
    await page.goto(path)
    problems.push(...(await problemsOn(page, 'nl')))
    const route = routeOfPath(path)
    if (spoken.has(route)) continue
    spoken.add(route)
    firsts.push(path)
    problems.push(...(await problemsInTheDark(page)))
  }
  for (const language of ['en', 'fy']) {
    await speak(context, language)
    for (const path of firsts) {
      await page.goto(path)
      problems.push(...(await problemsOn(page, language)))
    }
  }
  return problems
}

/**
 * Every page of theirs that links lead to from where somebody starts, and what else their keys open. What stands open to
 * everybody is walked by a visitor alone, and of one route so many pages as show every state.
 */
async function walk(
  page: Page,
  persona: string | null,
  isTheirs: (route: string) => boolean,
): Promise<string[]> {
  const found = new Set<string>()
  const met = new Map<string, number>()
  const isWalked = (route: string) =>
    !noPage.includes(route) &&
    (persona ? route.startsWith('/account') || (isTheirs(route) && isClosed(route)) : isTheirs(route))
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
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
      const route = routeOfPath(path)
      if (tried.has(likeness(path)) || !isWalked(route) || (met.get(route) ?? 0) >= ofOneRoute(route))
        continue
      tried.add(likeness(path))
      const links = await linksOn(path, cookies)
      if (!links) continue
      found.add(path)
      met.set(route, (met.get(route) ?? 0) + 1)
      queue.push(...links)
    }
  }
  await visitAll()
  const values = valuesIn([...tried].map(pathnameOf))
  const others = patterns.map(({ path }) => path).filter((path) => !met.has(path) && isWalked(path))
  const fits = (path: string) => tried.has(path.slice(0, path.lastIndexOf('/')))
  const likely = (path: string) =>
    filled(path, values).sort((one, other) => Number(fits(other)) - Number(fits(one)))
  queue.push(...others.flatMap((path) => likely(path).slice(0, 12)))
  await visitAll()
  for (const path of found) seen.add(routeOfPath(path))
  return thinned(found)
}

/** The links of a page that is there under its own path; null for a file, an error, or a page that leads on. */
async function linksOn(path: string, cookies: string): Promise<string[] | null> {
  const answer = await fetch(new URL(path, site.url), { redirect: 'manual', headers: { Cookie: cookies } })
  const isPage = answer.headers.get('content-type')?.startsWith('text/html')
  if (!isPage || (answer.status !== 200 && !beside.includes(path) && answer.status !== 403)) {
    await answer.body?.cancel()
    return null
  }
  const html = await answer.text()
  const links = [...html.matchAll(/<a[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  const mail = links.find((href) => href.startsWith('/demo/mailbox/'))
  return links.filter(
    (href) => !href.startsWith('/assets/') && (!href.startsWith('/demo/mailbox/') || href === mail),
  )
}

/**
 * Of pages that differ only in their query one of each value is enough, and where somebody came from makes no difference;
 * every pillar, neighbourhood and indicator of the programme has the same form, of which a few are enough.
 */
function thinned(paths: Iterable<string>): string[] {
  const kept = new Map<string, string>()
  const alike = new Map<string, number>()
  for (const path of paths) {
    const url = new URL(path, site.url)
    url.searchParams.delete('from')
    const about = [...url.searchParams].map(([name, value]) => `${name}=${value}`.slice(0, 20)).sort()
    const route = routeOf(url.pathname) ?? ''
    const before = alike.get(route) ?? 0
    alike.set(route, before + 1)
    if (!/:key(\/|$)|:indicator$/.test(route)) kept.set(`${url.pathname}?${about[0] ?? ''}`, path)
    else if (before < enough) kept.set(url.pathname, path)
  }
  return [...kept.values()]
}

/** Was no page like this one looked at, and are there not enough of its route? Each question has a page of its own. */
function isNew(path: string): boolean {
  if (looked.has(likeness(path))) return false
  looked.add(likeness(path))
  const route = routeOfPath(path)
  const before = lookedAt.get(route) ?? 0
  lookedAt.set(route, before + 1)
  return before < enough || route.endsWith('/:question')
}

/** A question is the same page in every proposal: what differs is who may open it, and that is tried elsewhere. */
function likeness(path: string): string {
  const pathname = pathnameOf(path)
  const route = routeOf(pathname) ?? ''
  return /:proposalId\/:section(\/:question)?$/.test(route) ? pathname.replace(/[0-9a-f-]{36}/, '') : path
}

function routeOfPath(path: string): string {
  return routeOf(pathnameOf(path)) ?? ''
}

function pathnameOf(path: string): string {
  return path.split('?')[0] ?? ''
}

async function becomePersona(page: Page, key: string): Promise<void> {
  await page.goto('/demo')
  await page.locator(`form:has(input[value="${key}"]) button`).click()
  await page.waitForURL((url) => url.pathname !== '/demo')
}

async function speak(context: BrowserContext, language: string): Promise<void> {
  await context.addCookies([{ name: 'locale', value: language, url: site.url }])
}
