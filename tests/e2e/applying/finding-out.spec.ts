import { type Browser, expect, type Page, test } from '@playwright/test'
import { type EmptyFund, startEmptyFund } from '../empty-fund.ts'

test.describe.configure({ timeout: 60_000 })

let fund: EmptyFund
test.beforeAll(async () => {
  fund = await startEmptyFund('jelle@reis.example')
})
test.afterAll(() => fund?.stop())

/** Somebody without scripts, on a small screen. */
async function plainVisitor(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: fund.url,
    javaScriptEnabled: false,
    viewport: { width: 320, height: 700 },
  })
  return context.newPage()
}

const fitting = [
  'Ja',
  /^Een groep bewoners/,
  'Nee, dat denk ik',
  'Iets nieuws proberen',
  /^€ .* tot /,
  'Nee, nog niet',
]

async function choose(page: Page, answer: string | RegExp): Promise<void> {
  await page.getByRole('radio', { name: answer, exact: typeof answer === 'string' }).check()
  await page.getByRole('button', { name: 'Volgende vraag' }).click()
}

test('behaviour 02: from the start page through six questions to a draft that knows the answers, without scripts or cookies', async ({
  browser,
}) => {
  const page = await plainVisitor(browser)
  await page.goto('/')
  await page.getByRole('link', { name: fund.round, exact: true }).click()
  await expect(page.getByText('Leg klaar')).toBeVisible()
  await page.getByRole('link', { name: /Doe eerst de check/ }).click()
  for (const [at, answer] of fitting.entries()) {
    await expect(page).toHaveTitle(new RegExp(`^Vraag ${at + 1} van 6: `))
    await expect(page.getByRole('group').getByRole('heading', { level: 1 })).toBeVisible()
    await choose(page, answer)
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ja, u kunt meedoen')
  expect(await page.context().cookies()).toEqual([])
  const shared = page.url()
  await page.goBack()
  await expect(page.getByRole('radio', { name: 'Nee, nog niet' })).toBeVisible()
  await page.goto(shared)
  await page.getByRole('button', { name: 'Nu beginnen' }).click()
  await expect(page).toHaveURL(/\/applicant\/proposals\/[0-9a-f-]{36}$/)
  await page.goto(`${page.url()}/aboutUs/applicantKind`)
  await expect(page.getByRole('radio', { name: /Een groep bewoners/ })).toBeChecked()
})

test('behaviour 04: an open question is said, the link leads back, and a no shows another way and a person', async ({
  browser,
}) => {
  const page = await plainVisitor(browser)
  await page.goto('/check')
  await page.getByRole('button', { name: 'Volgende vraag' }).click()
  await expect(page).toHaveTitle(/^Fout: Vraag 1 van 6/)
  await expect(page.getByRole('alert')).toContainText('Kies voor welke bewoners uw plan is.')
  await choose(page, 'Ja')
  await page.getByRole('link', { name: /Vorige vraag/ }).click()
  await expect(page.getByRole('radio', { name: 'Ja', exact: true })).toBeChecked()
  await choose(page, 'Nee, ergens anders')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dit fonds past niet bij uw plan')
  await expect(page.getByText('Vraag uw gemeente naar geld voor uw eigen wijk.')).toBeVisible()
})

test('behaviour 21: who wants to be called leaves a number on any page, and hears when', async ({
  browser,
}) => {
  const page = await plainVisitor(browser)
  await page.goto('/how-we-decide')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Bel mij terug' }).click()
  await page.getByLabel('Uw naam').fill('Baukje de Jong')
  await page.getByRole('button', { name: 'Bel mij terug' }).click()
  await expect(page).toHaveTitle('Fout: Bel mij terug')
  await expect(page.getByLabel('Uw naam')).toHaveValue('Baukje de Jong')
  await page.getByLabel('Uw telefoonnummer').fill('06 - 123 456 78')
  await page.getByLabel(/Uw e-mailadres/).fill('baukje@terug.example')
  await page.getByLabel(/Waar gaat het over/).fill('Een idee voor soep')
  const mail = await fund.mailbox.after('baukje@terug.example', async () => {
    await page.getByRole('button', { name: 'Bel mij terug' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wij bellen u terug')
  })
  expect(mail.text).toContain('17.00 uur')
  expect(mail.text).not.toContain('06')
})

test('behaviour 22: all questions print on paper without navigation', async ({ browser }) => {
  const page = await plainVisitor(browser)
  await page.goto('/')
  await page.getByRole('link', { name: fund.round, exact: true }).click()
  await page.getByRole('link', { name: /Alle vragen op papier/ }).click()
  await expect(page.getByRole('heading', { name: /^1\. / })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  for (const gone of [page.getByRole('navigation').first(), page.getByRole('contentinfo')])
    await expect(gone).toBeHidden()
  await expect(page.getByText(/^☐/).first()).toBeVisible()
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})
