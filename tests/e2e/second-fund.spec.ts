import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { lookAt } from './accessible.ts'
import { aPlan, begin, fillIn, send, typedDay } from './applying.ts'
import { askThree, award, offer, passOn, scoreAll, signBoth } from './deciding.ts'
import { openOwnGrant } from './granting.ts'
import { knowNobody, turnTo } from './panel.ts'
import { type RunningSite, startSite } from './server.ts'
import { Someone } from './someone.ts'
import { firstAdministrator, inviteStaff, usualStaff } from './staff.ts'

const title = 'Soep op dinsdag'
const round = 'Lente in Zuid'
const today = dayOf(new Date())
const year = Number(today.slice(0, 4))
const days = {
  opens: today,
  closes: addDays(today, 8),
  decides: addDays(today, 14),
  ends: `${year + 1}-12-31`,
}

let site: RunningSite
test.beforeAll(async () => {
  site = await startSite('web')
  const { code, said } = await site.run('invite', 'jelle@reis.example', 'administrator')
  if (code !== 0) throw new Error(said)
})
test.afterAll(() => site?.stop())

test('a newcomer sets up another fund in the browser alone, and a plan goes through to a signed agreement', async ({
  browser,
}) => {
  test.setTimeout(900_000)
  const jelle = await firstAdministrator(browser, site, 'jelle@reis.example')
  const { page } = jelle

  await test.step('the list says what is to be done, and nothing is done yet', async () => {
    await page.goto('/admin/setup')
    await expect(page.getByText('nog doen')).toHaveCount(10)
    await lookAt(page)
  })

  await test.step('the fund, its neighbourhoods, pots and years', async () => {
    await page.getByRole('link', { name: 'Het fonds', exact: true }).click()
    await save(page)
    await expect(page.getByText('Vul dit in.').first()).toBeVisible()
    await type(page, {
      name: 'Buurtfonds Zutphen',
      legalName: 'Stichting Buurtfonds Zutphen',
      seat: 'Zutphen',
      kvkNumber: '87654321',
      court: 'Rechtbank Gelderland',
      referencePrefix: 'zu',
      startsOn: typedDay(`${year - 1}-01-01`),
      endsOn: typedDay(days.ends),
      ceilingCents: '250.000',
    })
    await save(page)
    for (const [name, parent] of [
      ['Zuidwijk', ''],
      ['De Hoven', ''],
      ['Kade', 'Zuidwijk'],
    ] as const) {
      await page.goto('/manager/programme/neighbourhoods/new')
      await type(page, { name })
      if (parent) await page.locator('select[name=parent]').selectOption({ label: parent })
      await save(page)
    }
    await page.goto('/admin/setup/neighbourhoods')
    await expect(page.locator('main ul ul')).toContainText('Kade')
    await page.goto('/admin/setup/pots/new')
    await type(page, { name: 'Samen Doen', ceilingCents: '300.000' })
    await save(page)
    await expect(page.getByText('Een potje kan niet groter zijn dan het fonds.')).toBeVisible()
    await type(page, { ceilingCents: '100.000' })
    await save(page)
    await page.goto('/admin/setup/years')
    await type(page, { [`y${year}`]: '80.000' })
    await save(page)
    await expect(page.getByText(`${year}: € 80.000`)).toBeVisible()
  })

  await test.step('whom people can call, with a face', async () => {
    await page.goto('/admin/setup/contacts/new')
    await type(page, { name: 'Anneke de Boer', phone: '0575 000 111', hours: 'Elke ochtend' })
    await type(page, { house: 'Wijkhuis De Hoek' })
    await page.locator('select[name=neighbourhood]').selectOption({ label: 'Zuidwijk' })
    await page.locator('input[name=photo]').setInputFiles(join(import.meta.dirname, '../fixtures/photo.heic'))
    await save(page)
    await expect(page.getByRole('row').filter({ hasText: 'Anneke de Boer' })).toContainText(
      'Wijkhuis De Hoek',
    )
    await page.getByRole('link', { name: /Wijzig.*Anneke/ }).click()
    await lookAt(page)
  })

  await test.step('another law, other words, and what the programme works on', async () => {
    await page.goto('/admin/settings')
    await lookAt(page)
    await page.getByRole('link', { name: /Soort recht/ }).click()
    await page.getByRole('radio', { name: /Onder de Awb/ }).check()
    await save(page)
    await expect(page.getByRole('row').filter({ hasText: 'jelle@reis.example' })).toContainText(
      'Onder de Awb',
    )
    for (const [setting, value] of [
      ['legalBasis', 'Subsidieregeling Buurtfonds'],
      ['objectionAddress', 'Postbus 9, 7200 AA Zutphen'],
      ['fullName', 'De grote aanvraag'],
      ['panelResidents', '2'],
      ['panelProfessionals', '1'],
    ] as const) {
      await page.goto(`/admin/settings/${setting}`)
      await type(page, { value })
      await save(page)
    }
    await page.goto('/admin/settings/decisionWeeks')
    await type(page, { value: '60' })
    await save(page)
    await expect(page.getByText('Kies een getal van 1 tot en met 26.').first()).toBeVisible()
    await page.goto('/manager/programme/pillars/new')
    await type(page, { name: 'Samenleven', goal: 'Buren kennen elkaar.' })
    await save(page)
  })

  const staff = await test.step('people, each with two factors', () =>
    inviteStaff(browser, site, jelle, usualStaff))
  const { sipke, tjitske, grietje } = staff

  await test.step('the manager notes the money and prepares the round, with its own weights', async () => {
    await sipke.page.goto('/manager/contributions')
    await type(sipke.page, { donor: 'Gemeente Zutphen', amount: '100.000', source: 'Beschikking 12' })
    await type(sipke.page, { dueOn: typedDay(today), receivedOn: typedDay(today) })
    await sipke.page.locator('select[name=pot]').selectOption({ label: 'Samen Doen' })
    await sipke.page.locator('main form button').last().click()
    await expect(sipke.page.getByText('Gemeente Zutphen').first()).toBeVisible()
    await sipke.page.goto('/manager/rounds/new')
    await type(sipke.page, { name: round, ceilingCents: '60.000', maxCents: '20.000' })
    await type(sipke.page, { opensOn: typedDay(days.opens), closesOn: typedDay(days.closes) })
    await type(sipke.page, { decideBy: typedDay(days.decides) })
    await sipke.page.locator('select[name=pot]').selectOption({ label: 'Samen Doen' })
    await save(sipke.page)
    await expect(sipke.page.getByRole('heading', { level: 1 })).toHaveText(round)
    await expect(sipke.page.getByText('De grote aanvraag')).toBeVisible()
    await lookAt(sipke.page)
  })

  await test.step('nobody outside sees it until it is on the website', async () => {
    const visitor = await Someone.enter(browser, site, 'Iemand', 'iemand@reis.example')
    await visitor.page.goto('/')
    await expect(visitor.page.getByText(round)).toHaveCount(0)
    await sipke.page.getByRole('link', { name: 'Zet op de website' }).click()
    await lookAt(sipke.page)
    await sipke.page.getByRole('button', { name: /zet deze ronde/ }).click()
    await visitor.page.goto('/')
    await expect(visitor.page.getByRole('link', { name: round, exact: true })).toBeVisible()
    await visitor.page.goto('/contact')
    await expect(visitor.page.locator('img[src^="/contact/photos/"]').first()).toBeVisible()
    await page.goto('/admin/setup')
    await expect(page.getByText('nog doen')).toHaveCount(1)
  })

  const ineke = await Someone.enter(browser, site, 'Ineke van der Wal', 'ineke@reis.example')
  await test.step('a resident applies', async () => {
    await begin(ineke.page, round)
    await fillIn(ineke.page, planHere(ineke.email))
    await ineke.page.getByRole('link', { name: 'Bewaar met uw e-mailadres' }).click()
    await ineke.signIn()
    const mail = await site.mailbox.after(ineke.email, () => send(ineke.page), { subject: /is binnen/ })
    expect(mail.text).toMatch(/ZU-\d{4}-0001/)
  })

  await test.step('screening, panel and decision under the Awb', async () => {
    await sipke.work(title)
    await knowNobody(sipke)
    await passOn(sipke)
    await askThree(staff, title, round)
    await turnTo(grietje, round, 'Scoren')
    await scoreAll(staff, title, round)
    await award(staff, ineke, title)
    await ineke.page.goto('/applicant')
    await ineke.page.getByRole('link', { name: title }).first().click()
    const decision = ineke.page.getByRole('link', { name: /brief|besluit/i }).first()
    await expect(decision).toBeVisible()
  })

  await test.step('an agreement that both sign', async () => {
    await offer(sipke, ineke, title)
    await signBoth(ineke, tjitske, title)
    await openOwnGrant(ineke, title)
    await expect(ineke.page.getByText('Loopt').first()).toBeVisible()
    await sipke.page.goto('/grants')
    await expect(sipke.page.getByRole('link', { name: title })).toBeVisible()
  })
})

/** The plan of Ineke, for the neighbourhoods and pillars of this fund. */
function planHere(email: string) {
  const plan = aPlan({ email, decideBy: days.decides, endsOn: days.ends })
  const { voornemen, vooruitgang } = plan
  return {
    ...plan,
    voornemen: {
      ...voornemen,
      where: { neighbourhoods: ['zuidwijk'], place: 'Het wijkhuis' },
      pillars: { pillars: ['samenleven'] },
    },
    vooruitgang: {
      ...vooruitgang,
      indicators: {
        ...vooruitgang?.indicators,
        'indicators[0].programmeIndicator': '',
        'indicators[0].indicatorNeighbourhood': 'zuidwijk',
      },
    },
  }
}

async function type(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    await page.locator(`main input[name="${name}"], main textarea[name="${name}"]`).first().fill(value)
}

async function save(page: Page): Promise<void> {
  await page.locator('main form').getByRole('button', { name: 'Opslaan' }).last().click()
}
