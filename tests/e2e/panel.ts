import { expect } from '@playwright/test'
import type { Someone } from './someone.ts'

/** Says about everything that is listed that one knows nobody. */
export async function knowNobody({ page }: Someone): Promise<void> {
  await page.getByRole('radio', { name: /Ik ken deze mensen en organisaties niet/ }).check()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page).not.toHaveURL(/\/conflict$/)
}

/** Chooses a score and types a reason without pressing the button: both are there after the page was left. */
export async function keepsAtOnce({ page }: Someone, title: string): Promise<void> {
  await page.goto('/reviewer')
  await page.getByRole('link', { name: `Begin met ${title}` }).click()
  await page.waitForURL(/\/reviewer\/proposals\//)
  const path = `${new URL(page.url()).pathname}/scores/vooruitgang`
  await page.goto(path)
  await page.locator('input[name=score][value="2"]').check()
  await expect(page.locator('main form').getByText(/^Bewaard om/)).toBeVisible()
  await page.locator('textarea[name=reason]').fill('Wie meet dit?')
  await page.goto('/reviewer')
  await expect(async () => {
    await page.goto(path)
    await expect(page.locator('input[name=score][value="2"]')).toBeChecked({ timeout: 500 })
    await expect(page.locator('textarea[name=reason]')).toHaveValue('Wie meet dit?', { timeout: 500 })
  }).toPass({ timeout: 15_000 })
}

/** Opens what one was asked to read, scores every V with a reason, advises and locks. */
export async function review({ page }: Someone, title: string, score: number): Promise<void> {
  await page.goto('/reviewer')
  await page.getByRole('link', { name: new RegExp(`^(Begin|Ga verder) met ${title}`) }).click()
  await page
    .getByRole('link', { name: /^Naar Voornemen|Nu uw cijfer/ })
    .first()
    .click()
  for (const step of ['verbinding', 'verandering', 'vooruitgang', 'verantwoording', 'advice']) {
    await page.locator(`input[name=score][value="${score}"]`).check()
    await page.locator('textarea[name=reason]').fill('Bewoners doen het zelf.')
    await page.getByRole('button', { name: /^Opslaan en naar/ }).click()
    await expect(page).toHaveURL(new RegExp(`${step}$`))
  }
  await page.locator('input[name=advice][value=fund]').check()
  await page.getByRole('button', { name: 'Opslaan en nakijken' }).click()
  await expect(page).toHaveURL(/\/lock$/)
  await page.locator('main form button').last().click()
  await expect(page.getByRole('status').or(page.locator('.db-notice')).first()).toBeVisible()
}

/** The chair turns the batch one stage on, by the button that names it. */
export async function turnTo({ page }: Someone, batch: string, stage: string): Promise<void> {
  await page.goto('/reviewer')
  await page.getByRole('link', { name: batch, exact: true }).first().click()
  await page.getByRole('link', { name: 'Zet de volgende stap', exact: true }).click()
  await page.getByRole('button', { name: `Zet door naar: ${stage}` }).click()
  await expect(page).toHaveURL(/\/reviewer\/batches\/[0-9a-f-]{36}$/)
}
