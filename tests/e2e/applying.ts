import { expect, type Locator, type Page } from '@playwright/test'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'

export type Typed = Record<string, string | string[]>

/** What Ineke wants: one plan, typed as people type, in the days that a round leaves. */
export function aPlan({ email, decideBy, endsOn }: { email: string; decideBy: IsoDate; endsOn: IsoDate }) {
  const starts = addDays(decideBy, 3)
  const ends = addDays(starts, 200) < endsOn ? addDays(starts, 200) : endsOn
  const pages: Record<string, Record<string, Typed>> = {
    aboutUs: {
      initiativeName: { initiativeName: 'Soep op dinsdag' },
      contact: { contactName: 'Ineke van der Wal', contactEmail: email, contactPhone: '058 - 123 45 67' },
      applicantKind: { applicantKind: 'foundation' },
      organisation: {
        organisationName: 'Stichting Soep op dinsdag',
        kvkNumber: '12.34.56.78',
        organisationStreet: 'Bilgaardplein 1',
        organisationPostcode: '8925bw',
        organisationCity: 'Leeuwarden',
      },
    },
    voornemen: {
      plan: { plan: 'Elke dinsdag koken buren samen soep.\n\nWie alleen is, schuift aan.' },
      summary: { summary: 'Buren koken en eten elke dinsdag samen.' },
      additionality: {
        whyNotRegular: 'De gemeente betaalt de zaal, maar niet het samen koken.',
        askedElsewhere: 'asked-and-no',
        askedWhere: 'Bij het wijkbudget. Dat betaalt geen eten.',
      },
      where: { neighbourhoods: ['bilgaard'], place: 'Het buurthuis' },
      pillars: { pillars: ['leren'] },
      period: { startDate: typedDay(starts), endDate: typedDay(ends) },
    },
    verbinding: {
      jointAnalysis: {
        conversations: 'Wij spraken dertig bewoners in de flat.',
        problemShared: 'Veel mensen eten alleen. Samen koken helpt.',
      },
      residents: { residentsRole: 'Bewoners koken zelf.', residentsCount: '12' },
      partners: {
        'partners[0].partnerName': 'Buurthuis Bilgaard',
        'partners[0].partnerKind': 'welfare',
        'partners[0].partnerRole': 'Geeft de keuken',
        'partners[0].partnerStatus': 'agreed',
      },
    },
    verandering: {
      whatIsNew: { whatIsNew: 'De koks zijn de mensen die zelf alleen eten.' },
      acrossDomains: { acrossDomains: 'Wij brengen welzijn, wonen en gezond eten bij elkaar.' },
      regular: { regularWork: 'Het buurthuis neemt de dinsdag over.', addsOrReplaces: 'adds' },
      experiment: {
        learningQuestion: 'Komen mensen terug?',
        learningSign: 'Na drie maanden komt de helft elke week.',
      },
    },
    vooruitgang: {
      people: { targetGroup: 'Bewoners die vaak alleen eten.', targetGroupCount: '40' },
      situationNow: { situationNow: 'Op dinsdag is het buurthuis nu dicht.' },
      changeAtEnd: { changeAtEnd: 'Buren kennen elkaar en helpen elkaar.' },
      indicators: {
        'indicators[0].indicatorName': 'Bewoners die mee-eten',
        'indicators[0].indicatorType': 'unique-people',
        'indicators[0].indicatorUnit': 'bewoners',
        'indicators[0].programmeIndicator': 'L10',
        'indicators[0].noBaselineReason': 'Dit bestaat nog niet.',
        'indicators[0].targetValue': '40',
        'indicators[0].targetDate': typedDay(ends),
        'indicators[0].indicatorSource': 'Lijst aan de deur',
        'indicators[0].indicatorMeasuredBy': 'De kookgroep',
        'indicators[0].indicatorNeighbourhood': 'bilgaard',
      },
    },
    verantwoording: {
      milestones: {
        'milestones[0].milestoneTitle': 'De eerste soep',
        'milestones[0].milestoneDate': typedDay(addDays(starts, 30)),
        'milestones[0].milestoneEvidence': 'Foto en aantal eters',
      },
      roles: {
        'roles[0].roleTask': 'Koken',
        'roles[0].roleWho': 'De kookgroep',
        'roles[0].roleStandIn': 'Nog zoeken',
      },
      measuringFromStart: { measuringFromStart: 'Wij tellen elke dinsdag.' },
      sharing: { sharingChannels: ['meeting', 'visit'] },
    },
    money: {
      budgetLines: {
        'budgetLines[0].budgetLineTitle': 'Eten',
        'budgetLines[0].budgetLineCategory': 'materials',
        'budgetLines[0].budgetLineAmount': '7.300',
      },
      amountAsked: { amountAsked: '€ 7.300' },
      instrumentWish: { instrument: 'gift' },
      vatReclaimable: { vatReclaimable: 'no' },
      stateAid: { sellsGoodsOrServices: 'no' },
      bankAccount: { iban: 'NL91 ABNA 0417 1643 00', accountHolder: 'Stichting Soep op dinsdag' },
    },
    declarations: {
      panelMember: { knowsPanelMember: 'no' },
      publicity: { publishing: 'all' },
      helper: { filledInTogether: 'no' },
    },
  }
  return pages
}

/** Answers to the check of a foundation whose plan fits. */
const fitting = {
  whereIsIt: 'inside',
  whoAreYou: 'foundation',
  paidElsewhere: 'asked-and-no',
  whatKind: 'something-new',
  howMuch: 'middle',
  alreadyStarted: 'not-yet',
}

/** From the first page to a draft: the round, the check with its six questions, the button. */
export async function begin(page: Page, round: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: round, exact: true }).click()
  await page.getByRole('link', { name: /Doe eerst de check/ }).click()
  for (const [question, value] of Object.entries(fitting)) {
    await page.locator(`input[name=${question}][value=${value}]`).check()
    await page.getByRole('button', { name: 'Volgende vraag' }).click()
  }
  await page.getByRole('button', { name: /begin/i }).click()
  await expect(page).toHaveURL(/\/applicant\/proposals\/[0-9a-f-]{36}$/)
}

/** Walks every question in the order of the site, and says of each part that it is ready. */
export async function fillIn(page: Page, pages: Record<string, Record<string, Typed>>): Promise<void> {
  const list = new URL(page.url()).pathname
  for (let pages_ = 0; ; pages_++) {
    if (pages_ > 80) throw new Error(`it goes on and on at ${page.url()}`)
    const [, section, question] = new URL(page.url()).pathname.slice(list.length).split('/')
    if (section === 'address') await follow(page, page.getByRole('link', { name: /later/i }))
    else if (section && question) await answer(page, pages[section]?.[question] ?? {})
    else if (section) await sayReady(page)
    else if (!(await goOn(page))) return
  }
}

async function answer(page: Page, typed: Typed): Promise<void> {
  const before = page.url()
  await type(page, typed)
  await page.getByRole('button', { name: 'Opslaan en verder' }).click()
  await page
    .waitForURL((url) => url.href !== before)
    .catch(async () => {
      throw new Error(await problems(page))
    })
}

/** Fills fields in by their names: a text, a choice, several choices, or a row that is added first. */
export async function type(page: Page, typed: Typed): Promise<void> {
  for (const [name, value] of Object.entries(typed)) {
    const field = page.locator(`[name="${name}"]:not([type=hidden])`)
    if ((await field.count()) === 0) await page.getByRole('button', { name: 'Een regel toevoegen' }).click()
    const kind = await field
      .first()
      .evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName))
    if (kind === 'radio' || kind === 'checkbox')
      for (const one of [value].flat()) await page.locator(`[name="${name}"][value="${one}"]`).check()
    else if (kind === 'SELECT') await field.selectOption(value)
    else await field.fill(String(value))
  }
}

async function sayReady(page: Page): Promise<void> {
  await page.locator('input[name=done][value=yes]').check()
  await page.locator('form:has(input[name=done]) button').click()
  await expect(page).toHaveURL(/\/proposals\/[0-9a-f-]{36}$/)
}

/** To the next question that is open, or false when there is none. */
async function goOn(page: Page): Promise<boolean> {
  const next = page.getByRole('link', { name: 'Ga verder' })
  if ((await next.count()) === 0) return false
  await follow(page, next.first())
  return true
}

/** Follows a link and waits until the page it leads to is there whole. */
async function follow(page: Page, link: Locator): Promise<void> {
  const before = page.url()
  await link.click()
  await page.waitForURL((url) => url.href !== before)
}

async function problems(page: Page): Promise<string> {
  const said = await page.locator('[role=alert], .db-error').allInnerTexts()
  return `${page.url()}: ${said.join(' | ')}`
}

/** From the list of parts to the confirmation: everything is read once more, ticked and sent. */
export async function send(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Controleren en versturen' }).first().click()
  await page.getByRole('link', { name: 'Naar de verklaringen' }).click()
  for (const tick of await page.getByRole('checkbox').all()) await tick.check()
  await page.locator('main form button').last().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Uw (aanvraag|antwoord) is binnen$/)
}

/** A day as people type it. */
export function typedDay(day: IsoDate): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)}-${Number(month)}-${year}`
}
