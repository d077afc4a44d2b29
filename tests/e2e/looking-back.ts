import { expect } from '@playwright/test'
import { lookAt } from './accessible.ts'
import type { Someone } from './someone.ts'

/** The initiative tells what it sees of its experiment and what it learned, from the page of its grant. */
export async function tellWhatYouSee({ page }: Someone, grant: string, lesson: string): Promise<void> {
  await page.goto(grant)
  await page.getByRole('link', { name: 'Naar het leermoment' }).click()
  await lookAt(page)
  await page.getByRole('link', { name: 'Vertel wat u ziet' }).click()
  await lookAt(page)
  await page.getByLabel('Wat zag u?').fill('De helft komt elke week terug.')
  await page.getByRole('radio', { name: /^Doorgaan/ }).check()
  await page.getByLabel('Waarom stelt u dat voor?').fill('Wie kookt, komt terug.')
  await page.getByLabel('Wat leerde u? Eén zin').fill(lesson)
  await page.getByLabel('Vertel er iets meer over').fill('Koks nemen hun buren mee.')
  await page.getByRole('checkbox', { name: /Iedereen mag deze les lezen/ }).check()
  await page.getByRole('button', { name: 'Verstuur wat u ziet' }).click()
  await expect(page).toHaveURL(/\/review$/)
}

/** The fund agrees, from its work list, and reads what came of it. */
export async function agreeToGoOn(someone: Someone, title: string): Promise<void> {
  const { page } = someone
  await someone.work(`${title}: leermoment`)
  await page.getByRole('link', { name: 'Ik ben het eens' }).click()
  await lookAt(page)
  await page.getByRole('checkbox', { name: /Iedereen mag deze les lezen/ }).check()
  await page.getByRole('button', { name: 'Ja, ik ben het eens' }).click()
  await expect(page.getByText('Samen gekozen: doorgaan')).toBeVisible()
  await lookAt(page)
}
