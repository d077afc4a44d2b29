import { expect } from '@playwright/test'
import { codeIn } from './mailbox.ts'
import type { Someone } from './someone.ts'

/** Asks the code by mail on the page of the agreement, and signs with it. */
export async function sign({ page, mailbox, email }: Someone, capacity: string): Promise<void> {
  const ask = () => page.getByRole('button', { name: 'Stuur mij de code om te tekenen' }).click()
  const mail = await mailbox.after(email, ask, { subject: /code/i })
  await page.getByLabel('Uw rol').fill(capacity)
  await page.getByLabel('Code uit uw e-mail').fill(codeIn(mail))
  await page.getByRole('checkbox', { name: /ga akkoord/ }).check()
  await page.getByRole('button', { name: 'Akkoord en tekenen' }).click()
  await expect(page).not.toHaveURL(/\/signature$/)
}

/** From the list of one's own things to the page of a grant. */
export async function openOwnGrant({ page }: Someone, title: string): Promise<void> {
  await page.goto('/applicant')
  await page.locator('a[href^="/applicant/grants/"]').filter({ hasText: title }).first().click()
}
