import { expect, type Page } from '@playwright/test'
import type { Someone } from './someone.ts'

/** Types what has to be different in one part of an agreement, and reads what that means. */
export async function wantDifferent(
  { page }: Someone,
  grant: string,
  part: string,
  type: (page: Page) => Promise<void>,
): Promise<void> {
  await page.goto(`${grant}/change`)
  await page.getByRole('link', { name: part, exact: true }).click()
  await type(page)
  await page.getByRole('button', { name: 'Bewaar en bekijk wat dit betekent' }).click()
  await expect(page).toHaveURL(/\/change$/)
}

/** Says why, and sends it; `meaning` is what the page says of it before. */
export async function sendChange({ page }: Someone, meaning: string, button: string): Promise<void> {
  await expect(page.getByRole('heading', { name: meaning })).toBeVisible()
  await page.getByRole('link', { name: 'Ga verder' }).click()
  await page.getByLabel('Waarom moet dit anders?').fill('Het liep anders dan gedacht.')
  await page.getByRole('button', { name: button }).click()
  await expect(page).toHaveURL(/\/changes\/[0-9a-f-]+$/)
}

/** The other side says yes, from the page of the grant. */
export async function sayYes({ page }: Someone, grant: string): Promise<void> {
  await page.goto(grant)
  await page.getByRole('link', { name: 'Geef antwoord' }).click()
  await page.getByRole('radio', { name: /^Ja/ }).check()
  await page.getByRole('button', { name: 'Verstuur het antwoord' }).click()
  await expect(page).toHaveURL(/\/changes\/[0-9a-f-]+$/)
}
