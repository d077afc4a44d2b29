import { expect, test } from '@playwright/test'
import { lookAt } from './accessible.ts'
import { aPlan, begin, fillIn, send } from './applying.ts'
import { passOn } from './deciding.ts'
import { type EmptyFund, startEmptyFund } from './empty-fund.ts'
import { keepsAtOnce, knowNobody, review, turnTo } from './panel.ts'
import { Someone } from './someone.ts'
import { firstAdministrator, inviteStaff, usualStaff } from './staff.ts'

const title = 'Soep op dinsdag'
const reason = 'Het plan is helder en van de buurt zelf.'
const condition = 'Vraag de school om de zaal.'

let fund: EmptyFund
test.beforeAll(async () => {
  fund = await startEmptyFund('jelle@reis.example')
})
test.afterAll(() => fund?.stop())

const everybody = [
  ...usualStaff,
  { key: 'wim', name: 'Wim Kuipers', roles: ['Panellid'], background: 'Als professional' },
] as const

test('from saying whom one knows to the letter, with one member who is near', async ({ browser }) => {
  const staff = await inviteStaff(
    browser,
    fund,
    await firstAdministrator(browser, fund, 'jelle@reis.example'),
    everybody,
  )
  const { sipke, tjitske, aukje, mohamed, wim, grietje } = staff
  const ineke = await Someone.enter(browser, fund, 'Ineke van der Wal', 'ineke@reis.example')

  await test.step('a plan comes in and passes the first check', async () => {
    await begin(ineke.page, fund.round)
    await fillIn(ineke.page, aPlan({ email: ineke.email, ...fund }))
    await ineke.page.getByRole('link', { name: 'Bewaar met uw e-mailadres' }).click()
    await ineke.signIn()
    await fund.mailbox.after(ineke.email, () => send(ineke.page), { subject: /is binnen/ })
    await sipke.work(title)
    await knowNobody(sipke)
    await passOn(sipke)
  })

  await test.step('the panel declares; one of them works with the applicant, and the plan closes to him', async () => {
    for (const reader of [aukje, mohamed, grietje]) {
      await reader.page.goto('/reviewer')
      await reader.page.getByRole('link', { name: title }).click()
      await knowNobody(reader)
    }
    const { page } = wim
    await page.goto('/reviewer')
    await page.getByRole('link', { name: title }).click()
    await page.locator('input[name=grade][value=close]').check()
    await page.locator('input[name=grounds][value=work]').check()
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.goto('/reviewer')
    await expect(page.getByText(title)).toHaveCount(0)
  })

  await test.step('three read, score and lock; the chair turns the stages up to the meeting', async () => {
    await sipke.work(fund.round)
    await sipke.page.getByRole('button', { name: /^Zet 3 lezingen uit/ }).click()
    await turnTo(grietje, fund.round, 'Scoren')
    await keepsAtOnce(aukje, title)
    for (const [reader, score] of [
      [aukje, 3],
      [mohamed, 5],
      [grietje, 4],
    ] as const)
      await review(reader, title, score)
    for (const stage of ['Gesloten', 'Onthuld', 'Gesprek']) await turnTo(grietje, fund.round, stage)
  })

  await test.step('the room steps through; a new score and an advice are written down', async () => {
    const { page } = grietje
    await page.getByRole('link', { name: 'Het panelgesprek' }).click()
    await page.getByRole('link', { name: 'Begin met de eerste' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    const out = page.getByRole('complementary', { name: 'Niet in de kamer' })
    await expect(out).toContainText(wim.name)
    await expect(out).not.toContainText(aukje.name)
    await lookAt(page)
    await page.getByRole('link', { name: 'Iemand geeft een nieuwe score' }).click()
    await lookAt(page)
    await page.getByRole('radio', { name: aukje.name }).check()
    await page.getByRole('radio', { name: 'Verbinding' }).check()
    await page.getByRole('radio', { name: '5', exact: true }).check()
    await page.locator('textarea[name=reason]').fill('De bewoners deden echt mee.')
    await page.getByRole('button', { name: 'Bewaar de nieuwe score' }).click()
    await expect(page.getByText('De bewoners deden echt mee.')).toBeVisible()
    await page.locator('textarea[name=note]').fill('Wel eerst de zaal regelen.')
    await page.locator('input[name=advice][value=fund-with-conditions]').check()
    await page.getByRole('button', { name: 'Bewaar het advies' }).click()
    await expect(page.locator('.db-note').getByText('Wel eerst de zaal regelen.')).toBeVisible()
    for (const path of [page.url(), page.url().replace(/\/[^/]*$/, '')]) {
      const answer = await wim.page.goto(path)
      expect(answer?.status()).toBe(404)
      expect(await wim.page.content()).not.toContain(title)
    }
  })

  await test.step('the manager prepares with the advice in sight; the board reads the letter and decides', async () => {
    const { page } = sipke
    await sipke.work(title)
    const said = page.getByRole('complementary', { name: 'Wat het panel zegt' })
    await expect(said).toContainText('Wel eerst de zaal regelen.')
    await lookAt(page)
    await page.getByRole('radio', { name: 'Niet toekennen' }).check()
    await expect(page.locator('input[name=amount]')).toBeHidden()
    await expect(page.locator('textarea[name=anotherWay]')).toBeVisible()
    await page.getByRole('radio', { name: 'Geld toekennen' }).check()
    await expect(page.locator('textarea[name=anotherWay]')).toBeHidden()
    await page.locator('textarea[name=conditions]').fill(condition)
    for (const criterion of ['Voornemen', 'Verbinding', 'Verandering', 'Vooruitgang', 'Verantwoording'])
      await page.getByLabel(`${criterion}: waarom?`).fill(reason)
    await page.getByRole('button', { name: 'Klaarzetten voor het bestuur' }).click()
    await tjitske.work(title)
    await knowNobody(tjitske)
    await tjitske.page.goto('/manager/proposals')
    await tjitske.page.getByRole('link', { name: title }).first().click()
    await tjitske.page.getByRole('link', { name: fund.round }).first().click()
    await tjitske.page.getByRole('link', { name: 'Besluiten van deze groep' }).click()
    await expect(tjitske.page.getByText(condition)).toBeVisible()
    await lookAt(tjitske.page)
    await tjitske.page.getByRole('button', { name: 'Doe dit over tien minuten' }).click()
    await expect(tjitske.page.getByText(/Tot dan kunt u het stoppen/)).toBeVisible()
    await lookAt(tjitske.page)
    await tjitske.page.getByRole('button', { name: 'Stop dit' }).click()
    await expect(tjitske.page.getByText(/Er is niets gebeurd/)).toBeVisible()
    await tjitske.page.getByRole('table').getByRole('link', { name: title }).click()
    const decide = () =>
      tjitske.page.locator('form:has(input[name=operation])').getByRole('button').first().click()
    const mail = await fund.mailbox.after(ineke.email, decide, { subject: /Ja/ })
    expect(mail.text).toContain(reason)
    expect(mail.text).toContain(condition)
    expect(mail.text).toContain('Bent u het er niet mee eens?'.toUpperCase())
    for (const reader of [aukje, mohamed, grietje, wim]) expect(mail.text).not.toContain(reader.name)
  })

  await test.step('the applicant reads why, and keeps the letter', async () => {
    const { page } = ineke
    await page.goto('/applicant')
    await page.getByRole('link', { name: title }).first().click()
    const home = page.url()
    await expect(async () => {
      await page.goto(home)
      await expect(page.getByRole('link', { name: 'De brief als PDF' })).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await expect(page.getByText(reason).first()).toBeVisible()
    const letter = await page.request.get(`${home}/letter`)
    expect(letter.headers()['content-type']).toBe('application/pdf')
    for (const reader of [aukje, mohamed, grietje, wim])
      expect(await page.content()).not.toContain(reader.name)
  })
})
