import { expect } from '@playwright/test'
import { lookAt } from './accessible.ts'
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

/**
 * Asks about the offer on the page of the agreement; the fund reads it at the grant and answers, and the answer stands
 * there.
 */
export async function askAboutOffer(asker: Someone, manager: Someone): Promise<void> {
  const agreement = asker.page.url()
  const grant = new URL(agreement).pathname.replace('/applicant/', '/manager/').replace(/\/agreement$/, '')
  await asker.page.getByLabel('Wat wilt u vragen?').fill('Mogen wij ook brood kopen?')
  await asker.page.getByRole('button', { name: 'Stel de vraag' }).click()
  await lookAt(asker.page)
  await manager.page.goto(grant)
  await manager.page.getByRole('link', { name: 'Lees de vraag' }).first().click()
  await manager.page.getByLabel('Bericht aan de groep').fill('Ja, brood hoort erbij.')
  await manager.page.getByRole('button', { name: 'Bericht versturen' }).click()
  await asker.page.goto(agreement)
  await expect(asker.page.getByText('Ja, brood hoort erbij.')).toBeVisible()
  await lookAt(asker.page)
}

/** From the list of one's own things to the page of a grant. */
export async function openOwnGrant({ page }: Someone, title: string): Promise<void> {
  await page.goto('/applicant')
  await page.locator('a[href^="/applicant/grants/"]').filter({ hasText: title }).first().click()
}
