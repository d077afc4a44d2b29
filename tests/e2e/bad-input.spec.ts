import { type Browser, expect, type Page, test } from '@playwright/test'
import postgres from 'postgres'
import { violationsOn } from './accessible.ts'
import { aPlan, begin, fillIn } from './applying.ts'
import { type EmptyFund, startEmptyFund } from './empty-fund.ts'
import { codeIn } from './mailbox.ts'
import { Someone } from './someone.ts'

let fund: EmptyFund
let sql: postgres.Sql
test.beforeAll(async () => {
  fund = await startEmptyFund('jelle@reis.example')
  sql = postgres(fund.databaseUrl, { max: 1, onnotice: () => {} })
})
test.afterAll(async () => {
  await sql?.end()
  await fund?.stop()
})

let people = 0
const visitor = (browser: Browser) =>
  Someone.enter(browser, fund, 'Baukje de Jong', `baukje${++people}@reis.example`)
const save = (page: Page) => page.getByRole('button', { name: 'Opslaan en verder' }).click()

/** A draft of somebody who signed in, open at one of its questions. */
async function draftAt(browser: Browser, question: string): Promise<{ someone: Someone; url: string }> {
  const someone = await visitor(browser)
  await begin(someone.page, fund.round)
  const { pathname } = new URL(someone.page.url())
  await someone.page.goto(`/account/sign-in?back=${pathname}`)
  await someone.signIn()
  const url = `${pathname}/${question}`
  await someone.page.goto(url)
  return { someone, url }
}

test('behaviour 12: a wrong value is kept, and said at its place and at the top', async ({ browser }) => {
  const { someone } = await draftAt(browser, 'money/amountAsked')
  const { page } = someone
  await page.getByRole('textbox').fill('heel veel')
  await save(page)
  await expect(page).toHaveTitle(/^Fout: /)
  await expect(page.getByRole('textbox')).toHaveValue('heel veel')
  await expect(page.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('alert').getByRole('link').first().click()
  await expect(page.getByRole('textbox')).toBeFocused()
  expect(await violationsOn(page)).toEqual([])
})

test('a wrong code leaves tries, an old one none; the next mail helps', async ({ browser }) => {
  const { page, mailbox, email } = await visitor(browser)
  const ask = async () => {
    await page.goto('/account/sign-in')
    await page.getByLabel('Uw e-mailadres').fill(email)
    await page.getByRole('button', { name: 'Stuur mij een code' }).click()
  }
  const enter = async (code: string) => {
    await page.getByLabel('Code uit uw mail').fill(code)
    await page.getByRole('button', { name: 'Inloggen' }).click()
  }
  const code = codeIn(await mailbox.after(email, ask))
  await enter(code === '000000' ? '000001' : '000000')
  await expect(page.getByText(/4/).first()).toBeVisible()
  await sql`update code_requests set expires_at = now() - interval '1 minute' where email = ${email}`
  await enter(code)
  await expect(page).toHaveURL(/\/account\/code/)
  expect(await violationsOn(page)).toEqual([])
  await enter(codeIn(await mailbox.after(email, ask)))
  await expect(page).toHaveURL(/\/applicant$/)
})

test('what is of somebody else is not there, in the same words as what never was', async ({ browser }) => {
  const { url } = await draftAt(browser, 'voornemen/plan')
  const stranger = await visitor(browser)
  await stranger.signIn()
  const words: string[] = []
  for (const path of [url, url.replace(/[0-9a-f-]{36}/, '00000000-0000-4000-8000-000000000000')]) {
    const answer = await stranger.page.goto(path)
    expect(answer?.status()).toBe(404)
    words.push((await stranger.page.locator('main').textContent()) ?? '')
  }
  expect(words[0]).toBe(words[1])
})

test('pressing twice does it once', async ({ browser }) => {
  const { page } = await visitor(browser)
  await page.goto('/rounds/ronde-1')
  await page.getByRole('button', { name: 'Nu beginnen' }).dblclick()
  await expect(page).toHaveURL(/\/applicant\/proposals\/[0-9a-f-]{36}$/)
  await page.goto('/applicant')
  await expect(page.locator('main a[href^="/applicant/proposals/"]')).toHaveCount(1)
})

test('a second tab overwrites nothing: both texts are shown, and one may choose', async ({ browser }) => {
  const { someone, url } = await draftAt(browser, 'voornemen/summary')
  const other = await someone.page.context().newPage()
  await other.goto(url)
  await someone.page.getByRole('textbox').fill('De eerste tekst.')
  await save(someone.page)
  await other.getByRole('textbox').fill('De tweede tekst.')
  await save(other)
  await expect(other.getByText('De eerste tekst.')).toBeVisible()
  await expect(other.getByRole('textbox')).toHaveValue('De tweede tekst.')
  expect(await violationsOn(other)).toEqual([])
  await save(other)
  await other.goto(url)
  await expect(other.getByRole('textbox')).toHaveValue('De tweede tekst.')
})

test('a field that is not on the page is refused, and nothing of the form is kept', async ({ browser }) => {
  const { someone, url } = await draftAt(browser, 'voornemen/summary')
  const { page } = someone
  await page.getByRole('textbox').fill('Buren koken samen.')
  await page
    .locator('main form')
    .first()
    .evaluate((form) => {
      const field = Object.assign(document.createElement('input'), {
        name: 'state',
        value: 'awarded',
        type: 'hidden',
      })
      form.append(field)
    })
  await save(page)
  await expect(page).toHaveTitle(/^Fout: /)
  await page.goto(url)
  await expect(page.getByRole('textbox')).toHaveValue('')
})

test('behaviour 19: what was typed when the session had ended is kept, and goes on after signing in', async ({
  browser,
}) => {
  const { someone, url } = await draftAt(browser, 'voornemen/summary')
  const { page, email } = someone
  await page.getByRole('textbox').fill('Niets gaat verloren.')
  await sql`update sessions set ended_at = now() where person_id = (select id from people where email = ${email})`
  await save(page)
  await expect(page).toHaveURL(/\/account\/sign-in/)
  await someone.signIn()
  await page.getByRole('button', { name: 'Verstuur wat ik invulde' }).click()
  await page.goto(url)
  await expect(page.getByRole('textbox')).toHaveValue('Niets gaat verloren.')
})

test('a round that closes meanwhile says so, and everything typed stays', async ({ browser }) => {
  const { someone } = await draftAt(browser, '')
  const { page, email } = someone
  const list = page.url().replace(/\/$/, '')
  await page.goto(list)
  await fillIn(page, aPlan({ email, ...fund }))
  await page.goto(`${list}/submission`)
  for (const tick of await page.getByRole('checkbox').all()) await tick.check()
  await sql`update rounds set closes_at = now() - interval '1 minute'`
  await page.locator('main form button').last().click()
  await expect(page).toHaveURL(/\/submission$/)
  await expect(page.getByText(/gesloten/).first()).toBeVisible()
  await sql`update rounds set closes_at = now() + interval '8 days'`
  await page.goto(list)
  await expect(page.getByText('Soep op dinsdag').first()).toBeVisible()
})
