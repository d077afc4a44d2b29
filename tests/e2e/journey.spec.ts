import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import postgres from 'postgres'
import { addDays, dayOf, parseDay } from '#app/domain/calendar.ts'
import { lookAt } from './accessible.ts'
import { aPlan, begin, fillIn, send, typedDay } from './applying.ts'
import { sayYes, sendChange, wantDifferent } from './changing.ts'
import { askThree, award, offer, passOn, scoreAll, signBoth } from './deciding.ts'
import { type EmptyFund, startEmptyFund } from './empty-fund.ts'
import { askAboutOffer, openOwnGrant, sign } from './granting.ts'
import { agreeToGoOn, tellWhatYouSee } from './looking-back.ts'
import { knowNobody, turnTo } from './panel.ts'
import { aReport, report } from './reporting.ts'
import { settle, stop } from './settling.ts'
import { Someone } from './someone.ts'
import { firstAdministrator, inviteStaff, usualStaff } from './staff.ts'

const title = 'Soep op dinsdag'

let fund: EmptyFund
test.beforeAll(async () => {
  fund = await startEmptyFund('jelle@reis.example')
})
test.afterAll(() => fund?.stop())

test('from an idea to a figure that everybody sees', async ({ browser }) => {
  test.setTimeout(900_000)
  const staff =
    await test.step('the administrator invites everybody, who sign in with two factors', async () =>
      inviteStaff(browser, fund, await firstAdministrator(browser, fund, 'jelle@reis.example'), usualStaff))
  const { sipke, tjitske, aukje, grietje } = staff
  const ineke = await Someone.enter(browser, fund, 'Ineke van der Wal', 'ineke@reis.example')

  await test.step('a resident applies, from the first page on', async () => {
    await begin(ineke.page, fund.round)
    await fillIn(ineke.page, aPlan({ email: ineke.email, ...fund }))
    await ineke.page.getByRole('link', { name: 'Bewaar met uw e-mailadres' }).click()
    await ineke.signIn()
    const mail = await fund.mailbox.after(ineke.email, () => send(ineke.page), { subject: /is binnen/ })
    expect(mail.text).toMatch(/LO-\d{4}-0001/)
    await expect(ineke.page.getByText(/LO-\d{4}-0001/).first()).toBeVisible()
  })

  await test.step('the manager looks whether it is complete', async () => {
    await sipke.work(title)
    await knowNobody(sipke)
    await askAndAnswer(sipke, ineke)
    await passOn(sipke)
  })

  await test.step('the panel declares, and three of them are asked to read', async () => {
    await askThree(staff, title, fund.round)
  })

  await test.step('they read, score and lock; the chair turns the stages', async () => {
    await turnTo(grietje, fund.round, 'Scoren')
    await aukje.page.goto('/reviewer')
    await aukje.page.getByRole('link', { name: `Begin met ${title}` }).click()
    await aukje.page.getByRole('link', { name: 'Wat er is gewijzigd' }).click()
    await expect(aukje.page.locator('ins')).toContainText('zestig')
    await lookAt(aukje.page)
    await scoreAll(staff, title, fund.round)
  })

  await test.step('the manager prepares, the approver decides', async () => {
    await award(staff, ineke, title)
  })

  await test.step('the manager makes the agreement, and the portal offers it', async () => {
    await offer(sipke, ineke, title)
  })

  await test.step('the initiative asks about the offer, and the fund answers', async () => {
    await openOwnGrant(ineke, title)
    await ineke.page.getByRole('link', { name: 'Naar de afspraken' }).click()
    await askAboutOffer(ineke, sipke)
  })

  await test.step('both sides sign, each with a code by mail', async () => {
    await signBoth(ineke, tjitske, title)
  })

  await test.step('the agreement changes: freely, by notice, and signed again by both', async () => {
    await openOwnGrant(ineke, title)
    const own = new URL(ineke.page.url()).pathname
    const office = own.replace('/applicant/', '/manager/')
    await wantDifferent(ineke, own, 'Verslagen', async (page) => {
      const due = page.locator('input[name$=".due"]').last()
      const day = parseDay(await due.inputValue()) ?? ''
      await due.fill(typedDay(addDays(day, 7)))
    })
    await lookAt(ineke.page)
    await sendChange(ineke, 'Dit mag u zelf veranderen', 'Verander het nu')
    await expect(ineke.page.getByText('Geldt', { exact: true }).first()).toBeVisible()
    await lookAt(ineke.page)

    await wantDifferent(ineke, own, 'Plek en wijk', (page) =>
      page.locator('input[name=place]').fill('De kerk'),
    )
    await sendChange(ineke, 'zegt hierover ja of nee', 'Verstuur de wijziging')
    await fund.mailbox.after(ineke.email, () => sayYes(sipke, office), { subject: /akkoord/i })
    await lookAt(sipke.page)

    await wantDifferent(ineke, own, 'Doel', (page) =>
      page.locator('textarea[name=purpose]').fill('Samen soep koken en eten, en elkaar leren kennen.'),
    )
    const today = typedDay(dayOf(new Date()))
    await wantDifferent(ineke, own, 'Begin en einde', (page) =>
      page.locator('input[name=startsOn]').fill(today),
    )
    await wantDifferent(ineke, own, 'De proef', (page) => page.locator('input[name=reviewDate]').fill(today))
    await sendChange(ineke, 'Hiervoor tekenen wij allebei opnieuw', 'Verstuur de wijziging')
    await fund.mailbox.after(ineke.email, () => sayYes(sipke, office), {
      subject: /ligt klaar om te tekenen/,
      within: 60_000,
    })
    await ineke.page.goto(`${own}/agreement`)
    await fund.mailbox.after(tjitske.email, () => sign(ineke, 'voorzitter'), { subject: /teken/i })
    await tjitske.page.goto(`${office}/signature`)
    await fund.mailbox.after(ineke.email, () => sign(tjitske, 'bestuurslid'))
    await sipke.page.goto(`${office}/versions`)
    const versions = sipke.page.getByRole('table', { name: 'Versies van de afspraken' })
    await expect(versions.getByRole('row')).toHaveCount(5)
    await lookAt(sipke.page)
  })

  await test.step('the day of the experiment: one side tells what it sees, the other agrees', async () => {
    await openOwnGrant(ineke, title)
    const own = new URL(ineke.page.url()).pathname
    await fund.mailbox.after(sipke.email, () => tellWhatYouSee(ineke, own, 'Wie kookt, komt terug'), {
      subject: /doorgaan/,
    })
    await fund.mailbox.after(ineke.email, () => agreeToGoOn(sipke, title), { subject: /leermoment/i })
  })

  await test.step('the first tranche is prepared, approved with a fresh second factor, and paid', async () => {
    await payTranche(1)
  })

  await test.step('the initiative reports a figure, its spending and a lesson', async () => {
    await openOwnGrant(ineke, title)
    await ineke.page.locator('a[href*="/reports/"]').first().click()
    await report(ineke.page, aReport(typedDay(dayOf(new Date())), '29'), lookAt)
  })

  await test.step('the manager accepts it, and the next tranche is ready', async () => {
    const { page } = sipke
    await sipke.work(`Verslag van ${title}`)
    await page.getByRole('checkbox', { name: /De eerste soep/ }).check()
    await page.getByRole('checkbox', { name: /les/ }).check()
    await page.getByRole('button', { name: 'Verslag goedkeuren' }).click()
    await expect(page.getByText(/^Goedgekeurd op/)).toBeVisible()
    await payTranche(2)
  })

  await test.step('everybody sees the figure that was typed, and the lesson', async () => {
    const { page } = await Someone.enter(browser, fund, 'Iemand', 'niemand@reis.example')
    await page.goto('/results')
    await page.getByRole('link', { name: 'Leren (onderwijs)' }).first().click()
    await expect(page.getByText(`${title} telde ook: 29 bewoners.`)).toBeVisible()
    await page.goto('/grants')
    await page.getByRole('link', { name: title }).click()
    await expect(page.getByText('29').first()).toBeVisible()
    await expect(page.getByText('Begin om vijf uur')).toBeVisible()
    await expect(page.getByText('Wie kookt, komt terug')).toBeVisible()
  })

  await test.step('the fund stops it, and two people settle what it comes to', async () => {
    await openOwnGrant(ineke, title)
    const grant = new URL(ineke.page.url()).pathname.replace('/applicant/', '/manager/')
    const office = { manager: sipke, approver: tjitske, grant }
    await quarterLater(tjitske.email)
    await stop(office)
    await settle(office)
    await sipke.page.goto(grant)
    await expect(sipke.page.getByText('Afgerond').first()).toBeVisible()
  })

  /** Looks at the pages of the first tranche too, that of what a person confirms among them. */
  async function payTranche(number: number): Promise<void> {
    const look = async ({ page }: Someone) => (number === 1 ? lookAt(page) : undefined)
    if (number === 1) {
      await sipke.work(`${title}: rekeningnummer bevestigen`)
      await look(sipke)
      await sipke.page.getByRole('link', { name: 'Bellen over het rekeningnummer' }).click()
      await look(sipke)
      await sipke.page.getByLabel('Welk nummer belde u?').fill('058 000 00 20')
      await sipke.page.getByRole('radio', { name: 'Het nummer klopt', exact: true }).check()
      await sipke.page.getByRole('button', { name: 'Leg vast' }).click()
      await look(sipke)
      await proveAccount(look)
    }
    await sipke.work(`Deelbetaling ${number} van ${title}`)
    await look(sipke)
    if (number === 1) {
      const release = sipke.page.url()
      await sipke.page.goto(release.replace(/release$/, 'confirmation'))
      await look(sipke)
      await sipke.page.goto(release)
    }
    await sipke.page.getByRole('button', { name: /^Zet .* klaar$/ }).click()
    await quarterLater(tjitske.email)
    await tjitske.work(`Deelbetaling ${number} van ${title}`)
    await tjitske.page.getByRole('link', { name: 'Typ eerst een code' }).click()
    await tjitske.stepUp()
    await look(tjitske)
    await tjitske.page.getByRole('link', { name: 'Geef de betaling terug' }).click()
    await look(tjitske)
    await tjitske.page.goBack()
    await tjitske.page.getByRole('button', { name: /^Keur .* goed$/ }).click()
    await sipke.work(`Deelbetaling ${number} van ${title}`)
    await look(sipke)
    await sipke.page.getByRole('button', { name: /^De bank betaalde/ }).click()
    await expect(sipke.page.getByRole('button', { name: /^De bank betaalde/ })).toHaveCount(0)
  }

  /** The fund asks, Ineke sends a photo from her phone, the fund looks at it. */
  async function proveAccount(look: (someone: Someone) => Promise<void>): Promise<void> {
    await sipke.page.getByRole('link', { name: 'Vraag om een bewijs' }).click()
    await look(sipke)
    await sipke.page.getByRole('button', { name: 'Vraag het' }).click()
    await openOwnGrant(ineke, title)
    await ineke.page.getByRole('link', { name: 'Naar uw rekening' }).click()
    await expect(ineke.page.getByText('Wij vroegen u om een bewijs')).toBeVisible()
    await look(ineke)
    await ineke.page
      .locator('input[type="file"]')
      .setInputFiles(join(import.meta.dirname, '../fixtures/photo.heic'))
    await ineke.page.getByRole('button', { name: 'Stuur het' }).click()
    await expect(ineke.page.getByText('Uw bestand is binnen.')).toBeVisible()
    await sipke.work(`${title}: bewijs van de rekening`)
    await sipke.page.getByRole('link', { name: 'Zeg wat het bewijs laat zien' }).click()
    await look(sipke)
    await sipke.page.getByRole('radio', { name: 'In het bestand dat zij stuurden' }).check()
    await sipke.page.getByRole('radio', { name: 'Dit nummer en deze naam' }).check()
    await sipke.page.getByRole('button', { name: 'Leg vast' }).click()
    await expect(sipke.page.getByText('Klopt: gezien in het bestand')).toBeVisible()
  }
})

/** As if the second factor was shown more than a quarter of an hour ago. */
async function quarterLater(email: string): Promise<void> {
  const sql = postgres(fund.databaseUrl, { max: 1, onnotice: () => {} })
  await sql`
    update sessions set stepped_up_at = stepped_up_at - interval '16 minutes'
    where person_id = (select id from people where email = ${email})`
  await sql.end()
}

/** The fund has a question, the applicant mends the answer and sends it again; the fund sees what changed. */
async function askAndAnswer(sipke: Someone, ineke: Someone): Promise<void> {
  const proposal = sipke.page.url()
  await sipke.page.goto(`${proposal}/question`)
  await sipke.page.locator('select[name=section]').selectOption('verbinding')
  await sipke.page.locator('textarea[name=text]').fill('Met hoeveel bewoners spraken jullie?')
  const returned = await fund.mailbox.after(
    ineke.email,
    () => sipke.page.locator('main form button').last().click(),
    { subject: /Een vraag/ },
  )
  expect(returned.text).toContain('bij “Verbinding”')
  await ineke.page.goto('/applicant')
  await ineke.page.getByRole('link', { name: title }).first().click()
  const home = new URL(ineke.page.url()).pathname
  await ineke.page.goto(`${home}/verbinding/jointAnalysis`)
  await ineke.page.locator('textarea[name=conversations]').fill('Wij spraken zestig bewoners in de flat.')
  await ineke.page.getByRole('button', { name: 'Opslaan en verder' }).click()
  await ineke.page.waitForURL(/residents$/)
  await ineke.page.goto(home)
  await send(ineke.page)
  await sipke.page.goto(`${proposal}/changes`)
  await expect(sipke.page.locator('del')).toContainText('dertig')
  await expect(sipke.page.locator('ins')).toContainText('zestig')
  await lookAt(sipke.page)
  await sipke.page.goto(proposal)
}
