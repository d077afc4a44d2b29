import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { importProgramme, programmeSchema } from '#app/commands/import-programme.server.ts'
import { makeRound } from '#app/commands/make-round.server.ts'
import { cents } from '#app/domain/money.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { questionWords } from '#app/i18n/form-words.server.ts'
import { handle as check } from '#app/routes/public/check.tsx'
import { db } from '#db/client.server.ts'
import { callBacks, people, proposals } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, today, type World, yes } from '#tests/world/base.ts'
import { agrees } from '#tests/world/panel.ts'
import { Browser, hiddenIn } from './pages.ts'

useDatabase()

let world: World
let browser: Browser

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  expect((await new Browser().get('/')).status).toBe(200)
  world = await aFund()
  await enter(world, 'aukje')
  await enter(world, 'sanne')
  await agrees(await enter(world, 'grietje'))
})
afterAll(() => vi.useRealTimers())
beforeEach(() => {
  vi.setSystemTime(today)
  browser = new Browser()
})

const round = '/rounds/voorjaar'
const yesAnswers = {
  whereIsIt: 'inside',
  whoAreYou: 'residents-group',
  paidElsewhere: 'asked-and-no',
  whatKind: 'something-new',
  howMuch: 'middle',
  alreadyStarted: 'not-yet',
}
/** Fields of the page round the form. */
const aboutTheSite = ['viewport', 'color-scheme', 'back', 'locale']
const query = (answers: Record<string, string>) => `/check?${new URLSearchParams(answers)}`

describe('the home page', () => {
  test('shows the open round, where the money is from the ledger, and whom to call', async () => {
    const { text } = await browser.get('/')
    expect(text).toContain('Open, nog 21 dagen')
    expect(text).toContain('Insturen kan tot en met dinsdag 31 maart 2026, 23.59 uur')
    expect(text).toContain('Tot nu toe kreeg het € 50.000')
    expect(text).toContain('€ 50.000 nog te verdelen')
    expect(text).toContain('Er is nog niets toegekend')
    expect(text).toContain('058 000 00 13')
  })

  test('shows figures with their words, and what nobody measured as missing, never as nought', async () => {
    expect((await browser.get('/')).text).not.toContain('Nog geen cijfer')
    const read = (name: string) =>
      JSON.parse(readFileSync(`db/seed/programme/${name}.json`, 'utf8')) as unknown
    const files = {
      programme: programmeSchema.parse(read('leeuwarden-oost')),
      figures: read('figures-2024') as unknown[],
      learnedOn: '2025-04-01',
    }
    await yes(importProgramme(world.fund, 'system', files, today))
    const { text } = await browser.get('/')
    expect(text).toContain('ongeveer 1.500')
    expect(text).toContain('ruim 3.600')
    expect(text).toContain('11 van 38')
    expect(text).toContain('Dit zijn vragen, geen mensen.')
    expect(text).toMatch(/Nog geen cijfer Baangaranties .* Het doel was 75\./)
  })

  test('says so when no round is open', async () => {
    vi.setSystemTime(world.roundForm.closesAt)
    expect((await browser.get('/')).text).toContain('Er is nu geen ronde open')
  })
})

describe('a round', () => {
  test('behaviour 01: tells everything before one begins: facts, every question, the weights, who reads', async () => {
    const { text } = await browser.get(round)
    expect(text).toContain('€ 500 tot € 50.000')
    expect(text).toContain('In deze ronde is € 200.000 te verdelen. Daarvan is nog € 200.000 over.')
    expect(text).toContain('Hele fonds € 900.000 Het fonds mag daarvan nog € 900.000 toekennen.')
    expect(text).toContain('Oud Oost met Vlietzone')
    expect(text).toContain('Leg klaar')
    expect(text).toContain('Ongeveer 2 uur')
    expect(text).toContain('Vrijdag 8 mei 2026')
    expect(text).toContain(
      `Dit zijn alle ${formOf('full').sections.flatMap(({ questions }) => questions).length} vragen`,
    )
    expect(text).toContain('Wat gaat u doen?')
    expect(text).toContain('Kunt u btw terugvragen?')
    expect(text).toMatch(/Vooruitgang .* 25\s%/)
    expect(text).toContain('Het panel telt 3 mensen: 2 bewoners en 1 mensen die in de wijk werken')
  })

  test('begins with a button that makes a draft for this browser alone', async () => {
    const { html } = await browser.get(round)
    const begun = await browser.post('/applicant/proposals', hiddenIn(html))
    expect(begun.status).toBe(302)
    expect(browser.cookie('__Host-session')).toBeTruthy()
    const [draft] = await db()
      .select()
      .from(proposals)
      .where(eq(proposals.id, begun.location!.split('/').at(-1)!))
    expect(draft).toMatchObject({ state: 'draft', roundId: world.round })
    const again = await browser.post('/applicant/proposals', hiddenIn((await browser.get(round)).html))
    expect(again.location).toBe(begun.location)
  })

  test('that is closed has no button; one that is planned can be prepared', async () => {
    vi.setSystemTime(later({ minutes: -1 }, world.roundForm.opensAt))
    const planned = await browser.get(round)
    expect([
      planned.text.includes('Alvast beginnen'),
      planned.text.includes('Opent op 1 februari 2026'),
    ]).toEqual([true, true])
    vi.setSystemTime(world.roundForm.closesAt)
    const closed = await browser.get(round)
    expect(closed.text).toContain('Deze ronde is gesloten')
    expect(hiddenIn(closed.html)).toEqual({})
  })

  test.each(['nonsense', '__proto__', '%00', 'a'.repeat(300)])(
    'that is not there (%s) is not found',
    async (slug) => {
      expect((await browser.get(`/rounds/${slug}`)).status).toBe(404)
    },
  )
})

describe('the questions of a round on paper', () => {
  test('behaviour 22: every question stands there with its choices, its limits and room to write', async () => {
    const page = await browser.get(`${round}/questions`)
    const asked = formOf('full').sections.flatMap(({ key, questions }) =>
      questions.map((question) => questionWords({ track: 'full' }, key, question.key, 'nl').title),
    )
    expect(asked.length).toBeGreaterThan(30)
    asked.forEach((title, at) => {
      expect(page.text).toContain(`${at + 1}. ${title}`)
    })
    expect(page.text).toContain('☐ Bilgaard')
    expect(page.text).toMatch(/Hoogstens \d+ woorden\./)
    expect(page.text).toContain('(niet verplicht)')
    expect(page.html).toContain('db-paper__room--xl')
    expect(page.text).not.toContain('{{')
    expect(page.text).toContain('Boven € 25.000 tekenen er twee.')
    expect((await browser.get('/rounds/elders/questions')).status).toBe(404)
    expect((await browser.get(round)).html).toContain(`href="${round}/questions"`)
  })

  test('a short form has its own few questions', async () => {
    const small = { ...world.roundForm, slug: 'kort', name: 'Kort', track: 'small-start' as const }
    await yes(makeRound(world.fund, 'system', small, today))
    const { text } = await browser.get('/rounds/kort/questions')
    const asked = formOf('small-start').sections.flatMap(({ questions }) => questions)
    expect(text).toContain(`${asked.length}. `)
    expect(text).not.toContain(`${asked.length + 1}. `)
  })
})

describe('the check', () => {
  test('behaviour 04: asks one question a page, whose title is the question, with the way back', async () => {
    const first = await browser.get('/check')
    expect(first.title).toBe('Vraag 1 van 6: Is uw plan voor bewoners van onze wijken?')
    expect(first.html).toMatch(
      /<legend[^>]*>.*Vraag 1 van 6.*<h1[^>]*>Is uw plan voor bewoners van onze wijken\?<\/h1>/,
    )
    expect(first.html.match(/<fieldset/g)).toHaveLength(1)
    const second = await browser.get('/check?whereIsIt=inside&sent=whereIsIt')
    expect(second.title).toBe('Vraag 2 van 6: Wie vraagt het geld?')
    const back = /href="([^"]*)"[^>]*>‹/.exec(second.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const again = await browser.get(back)
    expect(again.title).toBe(first.title)
    expect(again.html).toMatch(/value="inside"[^>]*checked|checked[^>]*value="inside"/)
  })

  test('names the neighbourhoods with their parts', async () => {
    expect((await browser.get('/check')).text).toContain(
      'De wijken zijn: Bilgaard, Vrijheidswijk, Heechterp-Schieringen, Oud Oost met Vlietzone en Camminghaburen.',
    )
  })

  test('says which question is open when it is sent empty', async () => {
    const fields = (await browser.get('/check')).html.match(/(?<= name=")[^"]+/g) ?? []
    expect(fields).toContain('sent')
    expect(check.query).toEqual(expect.arrayContaining(fields.filter((name) => !aboutTheSite.includes(name))))
    const empty = await browser.get('/check?sent=whereIsIt')
    expect(empty.title).toBe('Fout: Vraag 1 van 6: Is uw plan voor bewoners van onze wijken?')
    expect(empty.text).toContain('Er is een probleem')
    const king = await browser.get('/check?whereIsIt=inside&whoAreYou=king&sent=whoAreYou')
    expect(king.text).toContain('Kies wie het geld vraagt.')
  })

  test('behaviour 02: walks from the first question to yes without an address, and carries the answers into the form', async () => {
    const answers = Object.entries(yesAnswers)
    let page = await browser.get('/check?round=voorjaar')
    for (const [key, value] of answers) {
      expect(page.html).not.toMatch(/type="email"/)
      page = await browser.get(query({ ...hiddenIn(page.html), [key]: value }))
    }
    expect(page.title).toBe('Ja, u kunt meedoen')
    expect(page.text).toContain('Uw plan past bij')
    const begun = await browser.post('/applicant/proposals', hiddenIn(page.html))
    const kind = await browser.get(`${begun.location}/aboutUs/applicantKind`)
    expect(kind.html).toMatch(/(value="residents-group"[^>]*checked|checked[^>]*value="residents-group")/)
  })

  test('behaviour 02: answers perhaps with the reason, another way and somebody to call, and lets one begin all the same', async () => {
    const page = await browser.get(query({ ...yesAnswers, whereIsIt: 'partly' }))
    expect(page.title).toBe('Misschien. Bel ons even')
    expect(page.text).toContain('Een deel van uw plan is buiten onze wijken.')
    expect(page.html).toContain('href="tel:0580000013"')
    expect(hiddenIn(page.html)).toMatchObject({ whereIsIt: 'partly', round: world.round })
  })

  test('behaviour 02: answers no at once, as a page with another way, never as an error, and without a button to begin', async () => {
    const page = await browser.get(query({ whereIsIt: 'outside', sent: 'whereIsIt' }))
    expect([page.status, page.title]).toEqual([200, 'Dit fonds past niet bij uw plan'])
    expect(page.text).toContain('Vraag uw gemeente naar geld voor uw eigen wijk.')
    expect(page.text).not.toContain('Er is een probleem')
    expect(hiddenIn(page.html)).toEqual({})
  })

  test('lets one change an answer and comes back to the outcome', async () => {
    const page = await browser.get(query(yesAnswers))
    const change =
      /href="([^"]*question=whereIsIt[^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const asked = await browser.get(change)
    expect(asked.html.match(/checked=""/g)).toHaveLength(1)
    const after = await browser.get(query({ ...hiddenIn(asked.html), whereIsIt: 'unknown' }))
    expect(after.title).toBe('Misschien. Bel ons even')
    expect(after.text).toContain('U weet nog niet waar uw plan gebeurt.')
  })

  test('begins in the round of the track that the amount advises', async () => {
    await yes(
      makeRound(
        world.fund,
        'system',
        {
          ...world.roundForm,
          slug: 'klein',
          name: 'Klein starten',
          track: 'small-start',
          maxCents: cents(200_000),
        },
        today,
      ),
    )
    const small = await browser.get(query({ ...yesAnswers, round: 'voorjaar', howMuch: 'small' }))
    expect(small.text).toContain('Uw plan past bij Klein starten.')
    expect(small.text).toContain('Tot € 2.000')
    const full = await browser.get(query({ ...yesAnswers, round: 'klein', howMuch: 'middle' }))
    expect(hiddenIn(full.html)).toMatchObject({ round: world.round })
  })
})

describe('asking to be called back', () => {
  const asked = { name: 'Ineke', phone: '06-12345678', email: '' }
  const waiting = () => db().select().from(callBacks)

  test('says what to mend and keeps what was typed', async () => {
    const page = await browser.post('/call-back', { ...asked, phone: '123', about: 'Over soep' })
    expect([page.status, page.title]).toEqual([400, 'Fout: Bel mij terug'])
    expect(page.text).toContain('Schrijf een telefoonnummer met tien cijfers')
    expect(page.html).toContain('Over soep')
    expect(await waiting()).toEqual([])
  })

  test('behaviour 27: a field that only robots fill in is answered and thrown away, without a puzzle for people', async () => {
    expect((await browser.get('/call-back')).html).toMatch(/<input[^>]*name="website"[^>]*tabindex="-1"/i)
    const answer = await browser.post('/call-back', { ...asked, website: 'https://spam.example' })
    expect([answer.status, answer.location]).toEqual([302, '/call-back?by=2026-03-12'])
    expect(await waiting()).toEqual([])
  })

  test('promises a day', async () => {
    const answer = await browser.post('/call-back', { ...asked, website: '' })
    expect(answer.location).toBe('/call-back?by=2026-03-12')
    expect((await browser.get('/call-back?by=2026-03-12')).text).toContain('donderdag 12 maart')
    expect((await browser.get('/call-back?by=2036-03-12')).text).toContain('binnen twee werkdagen')
    expect(await waiting()).toMatchObject([{ name: 'Ineke', phone: '0612345678', locale: 'nl' }])
  })

  test('is where the check leads who does not fit, with the reason filled in', async () => {
    const page = await browser.get(query({ ...yesAnswers, whoAreYou: 'alone' }))
    const link = /href="(\/call-back\?[^"]*)"/.exec(page.html)?.[1] ?? ''
    expect(link).toBe('/call-back?reason=alone')
    expect((await browser.get(link)).text).toContain('Samen met buren kan het wel.')
    expect((await browser.get('/call-back?reason=__proto__')).status).toBe(200)
  })
})

test.each([
  ['/how-we-decide', 'Grietje Terpstra'],
  ['/contact', '12345678'],
  ['/privacy', '7 jaar'],
  ['/accessibility', 'WCAG 2.2'],
])('%s says what it should, in every language', async (path, said) => {
  expect((await browser.get(path)).text).toContain(said)
  const titles = new Set<string>()
  for (const locale of ['nl', 'en', 'fy']) {
    await browser.post('/language', { locale, back: path })
    const page = await browser.get(path)
    expect([locale, page.status, page.html.includes(`<html lang="${locale}"`)]).toEqual([locale, 200, true])
    titles.add(page.title)
  }
  expect(titles.size).toBeGreaterThan(path === '/contact' ? 1 : 2)
})

describe('the language', () => {
  test('leads back to where one was, and stays', async () => {
    const answer = await browser.post('/language', { locale: 'fy', back: '/check?round=voorjaar' })
    expect([answer.status, answer.location]).toEqual([302, '/check?round=voorjaar'])
    expect(browser.cookie('locale')).toBe('fy')
    expect((await browser.get('/check')).title).toContain('Fraach 1 fan 6')
  })

  test('becomes that of the mails of who is signed in', async () => {
    const ineke = await enter(world, 'ineke')
    await browser.signIn(ineke.person)
    await browser.post('/language', { locale: 'en', back: '/' })
    const [row] = await db().select({ locale: people.locale }).from(people).where(eq(people.id, ineke.person))
    expect(row?.locale).toBe('en')
  })

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
    'never leads to another site (%s)',
    async (back) => {
      expect((await browser.post('/language', { locale: 'nl', back })).location).toBe('/')
    },
  )

  test('that nobody speaks, or an unknown field, is refused', async () => {
    expect((await browser.post('/language', { locale: 'de', back: '/' })).status).toBe(400)
    expect((await browser.post('/language', { locale: 'nl', back: '/', sneaky: '1' })).status).toBe(400)
    expect(browser.cookie('locale')).toBeUndefined()
  })
})
