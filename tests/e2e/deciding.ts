import { expect } from '@playwright/test'
import { lookAt } from './accessible.ts'
import { openOwnGrant, sign } from './granting.ts'
import type { Mail } from './mailbox.ts'
import { knowNobody, review, turnTo } from './panel.ts'
import type { Someone } from './someone.ts'

type Panel = { sipke: Someone; aukje: Someone; mohamed: Someone; grietje: Someone }
type Office = { sipke: Someone; tjitske: Someone }

/** What is complete goes on to the panel. */
export async function passOn({ page }: Someone): Promise<void> {
  await page.getByRole('link', { name: 'Door naar het panel' }).click()
  await page.getByRole('button', { name: 'Door naar het panel' }).click()
  await expect(page.getByText('Bij het panel').first()).toBeVisible()
}

/** Three members say that they know nobody, and are asked to read what the batch holds. */
export async function askThree(
  { sipke, aukje, mohamed, grietje }: Panel,
  title: string,
  batch: string,
): Promise<void> {
  for (const reader of [aukje, mohamed, grietje]) {
    await reader.page.goto('/reviewer')
    await reader.page.getByRole('link', { name: title }).click()
    await knowNobody(reader)
  }
  await sipke.work(batch)
  await sipke.page.getByRole('button', { name: /^Zet 3 lezingen uit/ }).click()
  await expect(sipke.page.getByText(grietje.name)).toBeVisible()
}

/** All three score, and the chair shows what they found. */
export async function scoreAll(
  { aukje, mohamed, grietje }: Panel,
  title: string,
  batch: string,
): Promise<void> {
  for (const [reader, score] of [
    [aukje, 4],
    [mohamed, 5],
    [grietje, 4],
  ] as const)
    await review(reader, title, score)
  await turnTo(grietje, batch, 'Gesloten')
  await turnTo(grietje, batch, 'Onthuld')
}

/** The manager prepares an award, the approver gives it; answers the mail that the applicant gets. */
export async function award({ sipke, tjitske }: Office, applicant: Someone, title: string): Promise<Mail> {
  const { page } = sipke
  await sipke.work(title)
  await page.getByRole('radio', { name: 'Geld toekennen' }).check()
  for (const criterion of ['Voornemen', 'Verbinding', 'Verandering', 'Vooruitgang', 'Verantwoording'])
    await page.getByLabel(`${criterion}: waarom?`).fill('Het plan is helder en van de buurt zelf.')
  await page.getByRole('button', { name: 'Klaarzetten voor het bestuur' }).click()
  await tjitske.work(title)
  await knowNobody(tjitske)
  await tjitske.work(title)
  await lookAt(tjitske.page)
  const decide = () => tjitske.page.getByRole('button', { name: 'Ik ken dit geld toe' }).click()
  return applicant.mailbox.after(applicant.email, decide, { subject: /toegekend|ja|besluit/i })
}

/** The manager makes the agreement of what was awarded, and the portal offers it. */
export async function offer(sipke: Someone, applicant: Someone, title: string): Promise<void> {
  const { page } = sipke
  await sipke.work(title)
  await page.getByRole('button', { name: 'Stel de afspraken op' }).click()
  await page.getByRole('button', { name: 'Bewaar de afspraken' }).click()
  await expect(page.getByText('De afspraken zijn bewaard')).toBeVisible()
  await page.getByRole('link', { name: 'Naar het aanbieden' }).click()
  await expect(page).toHaveURL(/\/offer$/)
  await lookAt(page)
  const go = () => page.getByRole('button', { name: 'Leg vast en bied aan' }).click()
  const found = { subject: /teken|afspraken|overeenkomst/i, within: 60_000 }
  await applicant.mailbox.after(applicant.email, go, found)
}

/** Both sides sign, each with a code by mail. */
export async function signBoth(applicant: Someone, tjitske: Someone, title: string): Promise<void> {
  await openOwnGrant(applicant, title)
  await applicant.page.getByRole('link', { name: 'Naar de afspraken' }).click()
  await tjitske.mailbox.after(tjitske.email, () => sign(applicant, 'voorzitter'), { subject: /teken/i })
  await tjitske.work(title)
  await tjitske.page.getByRole('link', { name: 'Teken voor het fonds' }).click()
  await applicant.mailbox.after(applicant.email, () => sign(tjitske, 'bestuurslid'))
}
