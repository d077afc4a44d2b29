import { expect, type Page, test } from '@playwright/test'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { faultsIn } from '../exchange/xmllint.ts'
import { lacks } from '../tools.ts'
import { answerTo, askedIn, statement } from '../world/bank.ts'
import { lookAt } from './accessible.ts'
import { typedDay } from './applying.ts'
import { enterAs, leastFree, positionOn, proveByMail, readStatement, savedFrom } from './banking.ts'
import { type RunningSite, startSite } from './server.ts'

const own = 'NL91ABNA0417164300'
const today = dayOf(new Date())

let site: RunningSite
test.beforeAll(async () => {
  site = await startSite('demo')
})
test.afterAll(() => site?.stop())

test('money goes out by a file for the bank, and comes back on its statement', async ({ browser }) => {
  const [sipke, tjitske, ineke] = (await Promise.all(
    ['sipke', 'tjitske', 'ineke'].map((key) => enterAs(browser, site, key)),
  )) as [Page, Page, Page]

  await test.step('the administrator says which account the fund pays from', async () => {
    const jelle = await enterAs(browser, site, 'jelle')
    await jelle.goto('/admin/fund-account')
    await jelle.getByLabel('Rekeningnummer (IBAN)').fill(own)
    await jelle.getByLabel('Naam bij de bank').fill('Stichting Impactfonds Leeuwarden Oost')
    await jelle.getByRole('radio', { name: /pain\.001\.001\.09/ }).check()
    await jelle.getByRole('button', { name: 'Leg vast' }).click()
    await proveByMail(jelle, site, 'jelle@example.org')
    await jelle.getByRole('button', { name: 'Verstuur wat ik invulde' }).click()
    await expect(jelle.getByLabel('Rekeningnummer (IBAN)')).toHaveValue(/NL91/)
    await jelle.context().close()
  })

  await test.step('a milestone is handed in and accepted, and its payment is ready', async () => {
    await ineke.goto('/applicant')
    await ineke.locator('a[href^="/applicant/grants/"]').filter({ hasText: 'Taalmaatjes' }).first().click()
    await ineke
      .getByRole('link', { name: /25 taalkoppels/ })
      .first()
      .click()
    await ineke.getByLabel('Wat is er gebeurd?').fill('Er spreken 26 taalkoppels elke week af.')
    await ineke.getByRole('button', { name: 'Stuur dit naar het fonds' }).click()
    await sipke.goto('/manager')
    await sipke.locator('main li a[href*="/milestones/"]').click()
    await sipke.getByRole('button', { name: 'Goedkeuren' }).click()
  })

  await test.step('the manager prepares it, another approves with a fresh second factor', async () => {
    await work(sipke, 'Deelbetaling 2 van Taalmaatjes')
    await sipke.getByRole('button', { name: /^Zet .* klaar$/ }).click()
    await work(tjitske, 'Deelbetaling 2 van Taalmaatjes')
    await tjitske.getByRole('link', { name: 'Typ eerst een code' }).click()
    await proveByMail(tjitske, site, 'tjitske@example.org')
    await tjitske.getByRole('button', { name: /^Keur .* goed$/ }).click()
    await expect(tjitske).toHaveURL(/\/payment$/)
  })

  const before = await positionOn(sipke)

  const pain = await test.step('the file for the bank is made, and is what the bank asks for', async () => {
    await sipke.goto('/manager/payments')
    await expect(sipke.getByText('Er wacht geen betaling op een bestand.')).toHaveCount(0)
    await sipke.getByRole('link', { name: 'Maak een bestand' }).click()
    await sipke.getByRole('link', { name: 'Typ eerst een code' }).click()
    await proveByMail(sipke, site, 'sipke@example.org')
    await lookAt(sipke)
    await sipke.getByRole('checkbox', { name: /Taalmaatjes/ }).check()
    await sipke.getByLabel('Wanneer moet de bank betalen?').fill(typedDay(nextWorkingDay()))
    await sipke.getByRole('button', { name: 'Maak het bestand' }).click()
    await expect(sipke).toHaveURL(/\/manager\/payments\/files\/[0-9a-f-]+$/)
    await lookAt(sipke)
    const file = sipke.url()
    await sipke.goto(`${file}/refusal`)
    await lookAt(sipke)
    await sipke.goto(file)
    const text = await savedFrom(sipke, 'Haal het bestand op')
    expect(askedIn(text)).toMatchObject([{ cents: 10_000_00 }])
    if (!lacks('xmllint')) expect(faultsIn('09', [text])).toBe('')
    return text
  })

  await test.step('the statement says that the bank paid, to the manager and to the initiative', async () => {
    const read = () => readStatement(sipke, answerTo(pain, { on: today }), 'betaald.xml')
    const mail = await site.mailbox.after('ineke@example.org', read, { subject: /betaald/, within: 90_000 })
    expect(mail.subject).toContain('10.000')
    await expect(sipke.getByRole('row').filter({ hasText: 'Taalmaatjes' })).toContainText('Betaald')
    await lookAt(sipke)
    await sipke.goto('/manager/tranches?show=paid')
    await expect(sipke.getByRole('row', { name: /Taalmaatjes 2 van 3/ })).toContainText('Betaald')
    await ineke.goto('/applicant')
    await ineke.locator('a[href^="/applicant/grants/"]').filter({ hasText: 'Taalmaatjes' }).first().click()
    await expect(ineke.locator('main')).toContainText('€ 20.000')
    const after = await positionOn(sipke)
    expect(after).toEqual({ ...before, paid: before.paid + 10_000_00 })
  })

  await test.step('a part of a loan comes in by statement: there is room again, and the forecast changes', async () => {
    const position = await positionOn(sipke)
    const least = await leastFree(sipke)
    await sipke.goto('/manager/loans')
    await sipke.getByRole('link', { name: 'Verduurzaming' }).click()
    const grant = new URL(sipke.url()).pathname.replace(/\/loan$/, '')
    await lookAt(sipke)
    await sipke.goto(`${grant}/account`)
    const account = (await sipke.locator('main dl dd').first().textContent()) ?? ''
    const [iban = ''] = /^NL\d\d(?:\s?\w{2,4}){4}/.exec(account.trim()) ?? []
    const comes = {
      cents: 550_00,
      iban: iban.replaceAll(/\s/g, ''),
      name: 'Verduurzaming',
      remittance: 'aflossing',
      reference: 'AFLOSSING-1',
    }
    const unknown = { cents: 12_34, name: 'Iemand', remittance: 'zomaar', reference: 'ZOMAAR-1' }
    await readStatement(sipke, statement([comes, unknown], { on: today, iban: own, id: 'S2' }), 'terug.xml')
    await expect(sipke.getByRole('row').filter({ hasText: 'Verduurzaming' })).toContainText('Terugbetaald')
    await sipke.goto(`${grant}/loan`)
    await expect(sipke.getByText('€ 3.300').first()).toBeVisible()
    const after = await positionOn(sipke)
    expect(after.received).toBe(position.received + 550_00)
    expect(after.expected).toBe(position.expected - 440_00)
    expect(await leastFree(sipke)).toBe(least + 110_00)
    await ineke.goto(`${grant.replace('/manager/', '/applicant/')}/loan`)
    await expect(ineke.getByText('€ 3.300').first()).toBeVisible()
    await lookAt(ineke)
  })

  await test.step('that part turns out to be of something else: two people take it back', async () => {
    const before = await positionOn(sipke)
    await sipke.goto('/manager/loans')
    await sipke.getByRole('link', { name: 'Verduurzaming' }).click()
    await sipke
      .getByRole('link', { name: /Verkeerd geboekt/ })
      .last()
      .click()
    await lookAt(sipke)
    await sipke.getByLabel('Wat is er mis?').fill('Het was geld van een gever.')
    await sipke.getByRole('button', { name: 'Klaarzetten voor het bestuur' }).click()
    await work(tjitske, 'is verkeerd geboekt')
    await lookAt(tjitske)
    await tjitske.getByRole('button', { name: /telt niet mee$/ }).click()
    await expect(tjitske.getByText('€ 3.850').first()).toBeVisible()
    const after = await positionOn(sipke)
    expect(after.received).toBe(before.received - 550_00)
    expect(after.expected).toBe(before.expected + 440_00)
    await work(sipke, '2 op het afschrift')
    await expect(sipke.locator('#open').getByRole('row').filter({ hasText: 'aflossing' })).toBeVisible()
  })

  await test.step('what nobody knows waits for a person, who says what it is', async () => {
    await sipke.goto('/manager/payments')
    await sipke.getByRole('row').filter({ hasText: 'Iemand' }).getByRole('link').click()
    await lookAt(sipke)
    const movement = sipke.url()
    await sipke.getByRole('radio', { name: 'Iets anders' }).check()
    await sipke.getByLabel('Wat is het dan?').fill('Een vergissing van de bank.')
    await sipke.getByRole('button', { name: 'Leg dit vast' }).click()
    await expect(sipke.getByRole('row').filter({ hasText: 'Iemand' })).toHaveCount(0)
    await sipke.goto(movement)
    await expect(sipke.getByText('Een vergissing van de bank.')).toBeVisible()
  })

  await test.step('the books are held against themselves, and all of it adds up', async () => {
    await sipke.goto('/manager/checks')
    await sipke.getByRole('button', { name: 'Kijk het nu na' }).click()
    await expect(async () => {
      await sipke.goto('/manager/checks')
      await expect(sipke.getByText('Wij kijken het nu na')).toHaveCount(0, { timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    await expect(sipke.getByText('Alles klopt').first()).toBeVisible()
    await lookAt(sipke)
  })
})

/** Follows the first thing of the work list that is about something. */
async function work(page: Page, about: string): Promise<void> {
  await page.goto('/manager')
  await page.locator('main li').filter({ hasText: about }).getByRole('link').first().click()
}

/** A bank pays on no day of a weekend. */
function nextWorkingDay(): string {
  const day = new Date(`${today}T12:00:00Z`).getUTCDay()
  return addDays(today, day === 6 ? 2 : day === 0 ? 1 : 0)
}
