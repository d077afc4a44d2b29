import { expect } from '@playwright/test'
import { dayOf } from '#app/domain/calendar.ts'
import { lookAt } from './accessible.ts'
import { typedDay } from './applying.ts'
import type { Someone } from './someone.ts'

type Office = { manager: Someone; approver: Someone; grant: string }

/** The fund stops what was not done, at once: prepared by one, decided by another who proves again who they are. */
export async function stop({ manager, approver, grant }: Office): Promise<void> {
  const { page } = manager
  const today = typedDay(dayOf(new Date()))
  await page.goto(`${grant}/ending`)
  await lookAt(page)
  await page.getByRole('radio', { name: 'De activiteiten zijn niet gedaan.' }).check()
  await page.getByLabel('Wat is er gebeurd?').fill('De keuken ging dicht.')
  await page.getByLabel('Op welke dag hebt u elkaar gesproken?').fill(today)
  await page.getByLabel('Wat is de laatste dag?').fill(today)
  await page.getByRole('button', { name: 'Klaarzetten voor het bestuur' }).click()
  await expect(page).toHaveURL(/\/ending\/decision$/)
  await approver.page.goto(`${grant}/ending/decision`)
  await prove(approver)
  await lookAt(approver.page)
  await approver.page.getByRole('button', { name: 'Ja, stop de afspraken' }).click()
  await expect(approver.page.getByRole('button', { name: 'Ja, stop de afspraken' })).toHaveCount(0)
}

/** What the grant comes to: prepared, decided by another, and what is too much comes back. */
export async function settle({ manager, approver, grant }: Office): Promise<void> {
  const { page } = manager
  await page.goto(`${grant}/settlement`)
  await lookAt(page)
  await page.getByRole('radio', { name: 'De activiteiten zijn niet gedaan.' }).check()
  await page.getByLabel('Hoe kwam u op dit bedrag?').fill('Er is minder soep gekookt.')
  await page.getByLabel('Op welke dag hebt u elkaar gesproken?').fill(typedDay(dayOf(new Date())))
  await page.getByRole('button', { name: 'Klaarzetten voor het bestuur' }).click()
  await expect(page).toHaveURL(/\/settlement\/decision$/)
  await approver.page.goto(`${grant}/settlement/return`)
  await lookAt(approver.page)
  await approver.page.goto(`${grant}/settlement/decision`)
  await prove(approver)
  await lookAt(approver.page)
  await approver.page.getByRole('button', { name: /^Ja, het wordt/ }).click()
  await expect(approver.page.getByRole('button', { name: /^Ja, het wordt/ })).toHaveCount(0)
  await page.goto(`${grant}/repayment`)
  await lookAt(page)
  const said =
    (await page
      .getByText(/Er moet nog/)
      .first()
      .textContent()) ?? ''
  const left = /€\s([\d.,]+)/.exec(said)?.[1] ?? ''
  await page.getByLabel('Hoeveel kwam er terug?').fill(left)
  await page.getByLabel('Op welke dag, volgens de bank?').fill(typedDay(dayOf(new Date())))
  await page.getByRole('button', { name: 'Dit kwam terug' }).click()
}

/** Shows the second factor again, when the page asks it first. */
async function prove(someone: Someone): Promise<void> {
  const first = someone.page.getByRole('link', { name: 'Typ eerst een code' })
  if ((await first.count()) === 0) return
  await first.click()
  await someone.stepUp()
}
