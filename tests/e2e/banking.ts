import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page } from '@playwright/test'
import { codeIn } from './mailbox.ts'
import type { RunningSite } from './server.ts'

/** The browser of somebody of the demo, signed in with one click. */
export async function enterAs(browser: Browser, site: RunningSite, key: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto('/demo')
  await page.locator(`form:has(input[value="${key}"]) button`).click()
  await page.waitForURL((url) => url.pathname !== '/demo')
  return page
}

/** Shows again who one is, with the code that the page mails. */
export async function proveByMail(page: Page, site: RunningSite, email: string): Promise<void> {
  await expect(page).toHaveURL(/\/account\/step-up/)
  const ask = () => page.getByRole('button', { name: 'Mail mij een code' }).click()
  const mail = await site.mailbox.after(email, ask, { subject: /code/i, within: 90_000 })
  await page.locator('input[name=code]').fill(codeIn(mail))
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page).not.toHaveURL(/\/account\/step-up/)
}

/** The text of a file that the browser saves from a link of the page. */
export async function savedFrom(page: Page, link: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ])
  return readFileSync(await download.path(), 'utf8')
}

/** Reads a statement in, and stays on the page of what it brought. */
export async function readStatement(page: Page, text: string, name: string): Promise<void> {
  await page.goto('/manager/payments/statement')
  await page
    .locator('input[name=statement]')
    .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Lees het in' }).click()
  await expect(page).toHaveURL(/\/manager\/payments\/statements\/[0-9a-f-]+$/)
}

/** What the fund has, as its page says it in cents: received, expected, agreed and paid. */
export async function positionOn(
  page: Page,
): Promise<Record<'received' | 'expected' | 'agreed' | 'paid', number>> {
  await page.goto('/manager/fund')
  const cells = page.getByRole('row').filter({ hasText: 'Het hele fonds' }).getByRole('cell')
  const [received = 0, expected = 0, agreed = 0, paid = 0] = (await cells.allTextContents())
    .filter((text) => text.includes('€'))
    .map(centsIn)
  return { received, expected, agreed, paid }
}

/** The amount in the least that is free, as the forecast says it in cents. */
export async function leastFree(page: Page): Promise<number> {
  await page.goto('/manager/fund/forecast')
  return centsIn((await page.getByText(/is er het minst/).textContent()) ?? '')
}

function centsIn(text: string): number {
  const [, euros = '', cents = '00'] = /€\s([\d.]+)(?:,(\d\d))?/.exec(text) ?? []
  return Number(euros.replaceAll('.', '')) * 100 + Number(cents)
}
