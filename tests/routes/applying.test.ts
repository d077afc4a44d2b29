import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { importProgramme, programmeSchema } from '#app/commands/import-programme.server.ts'
import { saveAnswers } from '#app/commands/save-answers.server.ts'
import type { Person } from '#app/domain/access.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { codeOf } from '#app/effects/codes.server.ts'
import { db } from '#db/client.server.ts'
import { latestSubmission, savedSections } from '#db/queries/proposals.server.ts'
import { codeRequests, memberships, proposals, sessions } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { taalmaatjes } from '#tests/domain/proposal/proposals.ts'
import { begun, draftOf, submitted, typedProposal, withdrawn } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { Browser, type Fields, hiddenIn } from './pages.ts'

useDatabase()

let world: World
let ineke: Person
let browser: Browser

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  world = await aFund()
  ineke = await enter(world, 'ineke')
  const read = (name: string) => JSON.parse(readFileSync(`db/seed/programme/${name}.json`, 'utf8')) as unknown
  const programme = programmeSchema.parse(read('leeuwarden-oost'))
  await yes(
    importProgramme(
      world.fund,
      'system',
      { programme, figures: read('figures-2024') as unknown[], learnedOn: '2025-04-01' },
      today,
    ),
  )
  await new Browser().get('/contact')
})
afterAll(() => vi.useRealTimers())
beforeEach(async () => {
  vi.setSystemTime(today)
  browser = new Browser()
})

const path = (proposal: string) => `/applicant/proposals/${proposal}`
const start = (more: Fields = {}) =>
  browser.post('/applicant/proposals', { operation: operation(), round: world.round, ...more })
const typed = typedProposal()

/** Asks a code by mail, types it, and is led back. */
async function giveAddress(email: string, back: string): Promise<void> {
  const asked = await browser.post('/account/sign-in', { email, back })
  expect(asked.location).toBe('/account/code')
  const [request] = await db().select().from(codeRequests).where(eq(codeRequests.email, email))
  const entered = await browser.post('/account/code', { code: codeOf(request!.id) })
  expect(entered.location).toBe(back)
}

async function signedIn(): Promise<void> {
  await browser.signIn(ineke.person)
}

describe('the whole way, without JavaScript', () => {
  test('behaviours 06, 07 and 10: from the button to the confirmation: begin anonymously, give an address, fill in, check, send', async () => {
    const begin = await start({ whereIsIt: 'inside', whoAreYou: 'foundation', paidElsewhere: 'asked-and-no' })
    expect(begin.status).toBe(302)
    const proposal = begin.location!.split('/').at(-1)!
    expect((await browser.get(begin.location!)).text).toContain('0 van de 8 onderdelen zijn klaar')
    vi.setSystemTime(later({ minutes: 1 }))
    const first = await browser.fill(
      `${path(proposal)}/aboutUs/initiativeName`,
      typed.aboutUs!.initiativeName!,
    )
    expect(first.location).toBe(
      `${path(proposal)}/address?next=${encodeURIComponent(`${path(proposal)}/aboutUs/contact`)}`,
    )
    expect((await browser.get(first.location!)).text).toContain('Wilt u uw tekst bewaren?')
    await giveAddress('nieuw@example.org', `${path(proposal)}/aboutUs/contact`)
    await fillInEverything(proposal)
    const check = await browser.get(`${path(proposal)}/check`)
    expect(check.text).toContain('Er ontbreekt niets')
    expect(check.text).toContain('Elke week oefent een vrijwilliger')
    const declarations = Object.fromEntries(
      [
        'declareTruth',
        'declareMayApply',
        'declareOtherMoneyTold',
        'declareNoParticipantNames',
        'declarePrivacyRead',
      ].map((key) => [key, 'on']),
    )
    const sent = await browser.fill(`${path(proposal)}/submission`, declarations)
    expect(sent.location).toBe(`${path(proposal)}/confirmation`)
    const confirmation = await browser.get(sent.location!)
    expect(confirmation.text).toMatch(/Uw kenmerk is LO-2026-\d{4}/)
    expect((await latestSubmission(db(), proposal))?.document).toEqual(taalmaatjes)
    expect((await browser.get(path(proposal))).text).toContain('Waar is mijn aanvraag?')
    const other = await browser.post(`${path(proposal)}/submission`, {
      operation: operation(),
      ...declarations,
    })
    expect(other.location).toBe(`${path(proposal)}/confirmation`)
  }, 60_000)

  async function fillInEverything(proposal: string): Promise<void> {
    for (const { key: section, questions } of formOf('full').sections) {
      let at: string | null = null
      for (const { key: question } of questions) {
        const fields = typed[section]?.[question]
        if (!fields) continue
        const saved = await browser.fill(`${path(proposal)}/${section}/${question}`, fields)
        expect(`${section}/${question} ${saved.status}`).toBe(`${section}/${question} 302`)
        at = saved.location
      }
      expect(at).toBe(`${path(proposal)}/${section}`)
      const done = await browser.fill(`${path(proposal)}/${section}`, { done: 'yes' })
      expect(done.location).toBe(path(proposal))
    }
  }
})

describe('beginning', () => {
  test('with an unknown field, a wrong answer or no operation leaves nothing behind, and says so', async () => {
    const before = await db().$count(sessions)
    const wrong: Fields[] = [{ sneaky: '1' }, { whoAreYou: 'king' }, { operation: 'x' }, { round: '' }]
    for (const more of wrong) {
      const answer = await start(more)
      expect([answer.status, answer.title]).toEqual([answer.status, 'Fout: Beginnen lukt nog niet'])
      expect([400, 404]).toContain(answer.status)
    }
    expect((await start({ sneaky: '1' })).text).toContain('Wij kennen een deel van dit formulier niet')
    expect(await db().$count(sessions)).toBe(before)
  })

  test('in a closed round says since when, as a page', async () => {
    await signedIn()
    vi.setSystemTime(world.roundForm.closesAt)
    await signedIn()
    const answer = await start()
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('De ronde is gesloten sinds')])
  })

  test('in a round that is not there is not found', async () => {
    await signedIn()
    expect((await start({ round: crypto.randomUUID() })).status).toBe(404)
    expect((await start({ round: 'nonsense' })).status).toBe(404)
  })
})

describe('a question page', () => {
  let proposal: string
  beforeEach(async () => {
    await signedIn()
    proposal = await begun(world, ineke, later({ minutes: -5 }))
  })
  const regular = () => `${path(proposal)}/verandering/regular`

  test('behaviours 04 and 08: asks one question under its place in the section, with what helps', async () => {
    const page = await browser.get(regular())
    expect(page.title).toBe('Is het gewone werk op orde? – Verandering · vraag 3 van 4')
    expect(page.text).toContain('Waarom vragen wij dit?')
    expect(page.html).toContain('<h1')
  })

  test('behaviour 12: keeps what was typed and says what to do when something is wrong', async () => {
    const answer = await browser.fill(regular(), {
      regularWork: 'Het wijkteam <b>helpt</b>',
      addsOrReplaces: 'perhaps',
    })
    expect(answer.status).toBe(400)
    expect(answer.title).toMatch(/^Fout: /)
    expect(answer.html).toContain('Het wijkteam &lt;b&gt;helpt&lt;/b&gt;')
    expect(answer.text).toContain('Er is een probleem')
    expect(answer.text).toContain('Kies één van de mogelijkheden uit de lijst.')
    const { answers } = (await savedSections(db(), proposal)).verandering
    expect(answers).toMatchObject({ regularWork: 'Het wijkteam <b>helpt</b>' })
  })

  test('an unknown field is refused in words, whatever it is called', async () => {
    const wrong: Fields[] = [
      { sneaky: 'x' },
      { 'regularWork.deep': 'x' },
      { prototype: 'x' },
      { operation: 'no' },
      { version: '-1' },
    ]
    for (const more of wrong) {
      const answer = await browser.fill(regular(), { regularWork: 'x', addsOrReplaces: 'adds', ...more })
      expect([answer.status, JSON.stringify(more)]).toEqual([400, JSON.stringify(more)])
      expect(answer.text).toContain('Wij kennen een deel van dit formulier niet. Open de pagina opnieuw.')
    }
  })

  test('saves what is there for who goes on later, but drops nothing that was typed wrong', async () => {
    const half = await browser.fill(regular(), { regularWork: 'Het wijkteam', later: '1' })
    expect(half.location).toBe(path(proposal))
    expect((await savedSections(db(), proposal)).verandering.answers).toEqual({
      regularWork: 'Het wijkteam',
      whatStops: null,
    })
    const wrong = await browser.fill(`${path(proposal)}/voornemen/period`, {
      startDate: 'ergens in mei',
      endDate: '',
      later: '1',
    })
    expect([wrong.status, wrong.html]).toEqual([400, expect.stringContaining('ergens in mei')])
  })

  test('adds, moves and removes rows by plain buttons, with everything typed kept', async () => {
    const at = `${path(proposal)}/money/budgetLines`
    const row = (index: number, title: string, amount: string) => ({
      [`budgetLines[${index}].id`]: `00000000-0000-4000-8000-00000000000${index}`,
      [`budgetLines[${index}].budgetLineTitle`]: title,
      [`budgetLines[${index}].budgetLineAmount`]: amount,
    })
    const rows = { ...row(0, 'Zaal', '100'), ...row(1, 'Koffie', 'veel') }
    const press = async (intent: object) => browser.fill(at, { ...rows, __intent__: JSON.stringify(intent) })
    const id = crypto.randomUUID()
    const added = await press({ type: 'insert', payload: { name: 'budgetLines', defaultValue: { id } } })
    expect(added.status).toBe(200)
    expect(added.text).toContain('Regel 3')
    expect(added.html).toContain('value="veel"')
    expect(added.text).not.toContain('Er is een probleem')
    expect(added.text).toContain('Samen € 100')
    const moved = await press({ type: 'reorder', payload: { name: 'budgetLines', from: 1, to: 0 } })
    expect(moved.html.indexOf('value="Koffie"')).toBeLessThan(moved.html.indexOf('value="Zaal"'))
    const removed = await press({ type: 'remove', payload: { name: 'budgetLines', index: 0 } })
    expect([removed.html.includes('value="Koffie"'), removed.html.includes('value="Zaal"')]).toEqual([
      true,
      false,
    ])
    expect((await savedSections(db(), proposal)).money.version).toBe(0)
  })

  test.each([
    '{',
    '{}',
    '{"type":"reset","payload":{}}',
    '{"type":"remove","payload":{"name":"__proto__","index":0}}',
  ])('an intent that no button sends (%s) is a form that was not understood', async (intent) => {
    const answer = await browser.fill(`${path(proposal)}/money/budgetLines`, { __intent__: intent })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Wij kennen een deel van dit formulier niet')
  })

  test('behaviour 15: a stale page shows both texts and overwrites nothing; then one may choose', async () => {
    const fatma = await enter(world, 'fatma')
    const [row] = await db()
      .select({ initiative: proposals.initiativeId })
      .from(proposals)
      .where(eq(proposals.id, proposal))
    await db().insert(memberships).values({
      fundId: world.fund,
      initiativeId: row!.initiative,
      personId: fatma.person,
      relation: 'editor',
      since: today,
    })
    const open = await browser.get(regular())
    const page = {
      operation: operation(),
      version: 0,
      answers: { regularWork: 'Van Fatma', addsOrReplaces: 'adds' },
    }
    await yes(saveAnswers(fatma, proposal, { section: 'verandering', question: 'regular' }, page, today))
    const mine = { regularWork: 'Van Ineke', addsOrReplaces: 'replaces', whatStops: 'Het spreekuur' }
    const both = await browser.post(regular(), { ...hiddenIn(open.html), ...mine })
    expect(both.status).toBe(409)
    expect(both.text).toContain(
      'Iemand anders wijzigde dit onderdeel ook. Dat deed Fatma Yılmaz, om 11.00 uur.',
    )
    expect(both.text).toContain('Van Fatma')
    expect(both.html).toContain('>Van Ineke</textarea>')
    expect((await savedSections(db(), proposal)).verandering.answers.regularWork).toBe('Van Fatma')
    const chosen = await browser.post(regular(), { ...hiddenIn(both.html), ...mine })
    expect(chosen.status).toBe(302)
    expect((await savedSections(db(), proposal)).verandering.answers).toEqual(mine)
  })

  test('a stale page with a mistake in it is still stale after the mistake is mended', async () => {
    const open = await browser.get(regular())
    const page = {
      operation: operation(),
      version: 0,
      answers: { regularWork: 'Van een ander', addsOrReplaces: 'adds' },
    }
    await yes(saveAnswers(ineke, proposal, { section: 'verandering', question: 'regular' }, page, today))
    const wrong = await browser.post(regular(), { ...hiddenIn(open.html), regularWork: 'Mijn tekst' })
    expect(wrong.status).toBe(400)
    const mended = await browser.post(regular(), {
      ...hiddenIn(wrong.html),
      regularWork: 'Mijn tekst',
      addsOrReplaces: 'adds',
    })
    expect(mended.status).toBe(409)
    expect((await savedSections(db(), proposal)).verandering.answers.regularWork).toBe('Van een ander')
  })

  test('behaviour 11: pressing twice is saving once', async () => {
    const { html } = await browser.get(regular())
    const form = { ...hiddenIn(html), regularWork: 'Het wijkteam', addsOrReplaces: 'adds' }
    const twice = await Promise.all([browser.post(regular(), form), browser.post(regular(), form)])
    expect(twice.map(({ status }) => status)).toEqual([302, 302])
    expect((await savedSections(db(), proposal)).verandering.version).toBe(1)
    const other = await browser.post(regular(), { ...form, regularWork: 'Iets anders' })
    expect(other.status).toBe(409)
    expect(other.html).toContain('>Iets anders</textarea>')
  })

  test('behaviour 09: leads back to where one came to change something', async () => {
    const fields = typed.voornemen!.plan!
    expect((await browser.fill(`${path(proposal)}/voornemen/plan?from=check`, fields)).location).toBe(
      `${path(proposal)}/check`,
    )
    expect((await browser.fill(`${path(proposal)}/voornemen/plan?from=elsewhere`, fields)).location).toBe(
      `${path(proposal)}/voornemen/summary`,
    )
  })

  test('is not asked when it does not apply, and is not found when the form has no such question', async () => {
    expect((await browser.get(`${path(proposal)}/aboutUs/organisation`)).location).toBe(
      `${path(proposal)}/aboutUs`,
    )
    for (const place of [
      'aboutUs/nonsense',
      'nonsense/plan',
      '__proto__/plan',
      'voornemen/constructor',
      'nonsense',
    ]) {
      expect([place, (await browser.get(`${path(proposal)}/${place}`)).status]).toEqual([place, 404])
    }
  })
})

describe('who may not', () => {
  test('a foreign or malformed key is not found for who is signed in, and leads to sign-in otherwise', async () => {
    const foreign = await begun(world, await enter(world, 'fatma'))
    const paths = [foreign, crypto.randomUUID(), 'nonsense'].flatMap((id) =>
      [
        '',
        '/check',
        '/submission',
        '/confirmation',
        '/withdrawal',
        '/address',
        '/voornemen',
        '/voornemen/plan',
      ].map((page) => path(id) + page),
    )
    for (const at of paths)
      expect([at, (await browser.get(at)).location]).toEqual([
        at,
        `/account/sign-in?back=${encodeURIComponent(at)}`,
      ])
    await signedIn()
    for (const at of paths) expect([at, (await browser.get(at)).status]).toEqual([at, 404])
    const forms = paths.filter((at) => /(submission|withdrawal|voornemen|plan)$/.test(at))
    for (const at of forms)
      expect([at, (await browser.post(at, { operation: operation() })).status]).toEqual([at, 404])
  })

  test('behaviour 19: what is posted after a session ended is kept, and goes on after signing in', async () => {
    await signedIn()
    const proposal = await begun(world, ineke, later({ minutes: -5 }))
    const at = `${path(proposal)}/verandering/whatIsNew`
    const { html } = await browser.get(at)
    browser.forget()
    const away = await browser.post(at, { ...hiddenIn(html), whatIsNew: 'Dit mag niet weg' })
    const back = new URL(away.location!, 'http://here').searchParams.get('back')!
    expect(back).toMatch(/^\/account\/kept\//)
    await giveAddress(ineke.email ?? '', back)
    const kept = await browser.get(back)
    expect(kept.html).toContain('Dit mag niet weg')
    const again = await browser.post(at, { ...hiddenIn(html), whatIsNew: 'Dit mag niet weg' })
    expect(again.status).toBe(302)
    expect((await savedSections(db(), proposal)).verandering.answers.whatIsNew).toBe('Dit mag niet weg')
  })
})

describe('the end of a section', () => {
  test('lists what is open instead of asking whether it is ready', async () => {
    await signedIn()
    const proposal = await begun(world, ineke)
    const page = await browser.get(`${path(proposal)}/verandering`)
    expect(page.text).toContain('Deze vragen zijn nog open')
    expect(page.text).not.toContain('Is dit onderdeel klaar?')
    const forced = await browser.post(`${path(proposal)}/verandering`, {
      operation: operation(),
      version: '0',
      done: 'yes',
    })
    expect([forced.status, forced.text]).toEqual([
      422,
      expect.stringContaining('Nog niet alle onderdelen zijn klaar: Verandering'),
    ])
  })

  test('wants an answer, and knows no other fields', async () => {
    await signedIn()
    const proposal = await draftOf(world, ineke)
    const at = `${path(proposal)}/verandering`
    const { html } = await browser.get(at)
    const { done: _, ...hidden } = hiddenIn(html)
    const empty = await browser.post(at, hidden)
    expect([empty.status, empty.title, empty.text]).toEqual([
      400,
      'Fout: Verandering: wat is er nieuw',
      expect.stringContaining('Kies of dit onderdeel klaar is.'),
    ])
    const unknown = await browser.post(at, { ...hidden, done: 'yes', sneaky: '1' })
    expect([unknown.status, unknown.text]).toEqual([
      400,
      expect.stringContaining('Wij kennen een deel van dit formulier niet'),
    ])
  })
})

describe('checking and sending', () => {
  test('lists everything that stands in the way, each with its page', async () => {
    await signedIn()
    const proposal = await begun(world, ineke)
    const { text, html } = await browser.get(`${path(proposal)}/check`)
    expect(text).toContain('Dit moet eerst nog')
    expect(text).toContain('Nog niet ingevuld')
    for (const { key, optional } of formOf('full').sections)
      if (!optional) expect(html).toContain(`href="${path(proposal)}/${key}"`)
    expect(html).not.toContain(`${path(proposal)}/submission`)
  })

  test('wants each declaration, keeps those that were ticked, and knows no other fields', async () => {
    await signedIn()
    const proposal = await draftOf(world, ineke)
    const at = `${path(proposal)}/submission`
    const some = await browser.fill(at, { declareTruth: 'on' })
    expect([some.status, some.title]).toEqual([400, 'Fout: Akkoord en versturen'])
    expect(some.text).toContain('Vink aan dat u dit mag aanvragen.')
    expect(some.html).toMatch(/name="declareTruth"[^>]*checked/)
    const unknown = await browser.fill(at, { declareTruth: 'on', sneaky: '1' })
    expect(unknown.text).toContain('Wij kennen een deel van dit formulier niet')
  })

  test('stops calmly when the round closed meanwhile', async () => {
    await signedIn()
    const proposal = await draftOf(world, ineke)
    const at = `${path(proposal)}/submission`
    const ticked = Object.fromEntries(
      Object.keys((await import('#tests/world/applying.ts')).allDeclared).map((key) => [key, 'on']),
    )
    const { html } = await browser.get(at)
    vi.setSystemTime(world.roundForm.closesAt)
    await signedIn()
    const answer = await browser.post(at, { ...hiddenIn(html), ...ticked })
    expect([answer.status, answer.title]).toEqual([422, 'Akkoord en versturen'])
    expect(answer.text).toContain('De ronde is gesloten sinds')
    expect(answer.text).toContain('Joke Wiersma')
  })

  test('an anonymous writer is asked for an address first', async () => {
    const begin = await start()
    const proposal = begin.location!.split('/').at(-1)!
    const to = (await browser.get(`${path(proposal)}/submission`)).location
    expect(to).toBe(`/account/sign-in?back=${encodeURIComponent(`${path(proposal)}/submission`)}`)
  })
})

describe('after sending', () => {
  test('the form is closed, its text can be read, and typing on an old page is not lost from sight', async () => {
    await signedIn()
    const { proposal, reference } = await submitted(world, ineke, {}, later({ minutes: -20 }))
    expect((await browser.get(`${path(proposal)}/voornemen/plan`)).location).toBe(path(proposal))
    expect((await browser.get(`${path(proposal)}/voornemen`)).location).toBe(path(proposal))
    expect((await browser.get(`${path(proposal)}/submission`)).location).toBe(
      `${path(proposal)}/confirmation`,
    )
    const read = await browser.get(`${path(proposal)}/check`)
    expect(read.text).toContain('Lees wat u hebt verstuurd')
    expect(read.text).not.toContain('Wijzigen')
    const late = await browser.post(`${path(proposal)}/voornemen/plan`, {
      operation: operation(),
      version: '1',
      plan: 'Te laat getypt',
    })
    expect([late.status, late.text]).toEqual([422, expect.stringContaining(`Het kenmerk is ${reference}`)])
    expect(late.html).toContain('>Te laat getypt</textarea>')
  })

  test('it can be taken back by a button, once', async () => {
    await signedIn()
    const { proposal } = await submitted(world, ineke)
    const at = `${path(proposal)}/withdrawal`
    const unknown = await browser.fill(at, { sneaky: '1', reason: 'no-time' })
    expect([unknown.status, unknown.text]).toEqual([
      400,
      expect.stringContaining('Wij begrepen dit formulier niet'),
    ])
    expect((await browser.fill(at, { reason: 'no-time' })).location).toBe(path(proposal))
    expect((await browser.get(path(proposal))).text).toContain('U trok deze aanvraag in op')
    const twice = await browser.post(at, { operation: operation(), reason: 'no-time' })
    expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('Dit kan nu niet')])
  })

  test('the list shows each proposal with its state, and only one’s own', async () => {
    const foreign = await withdrawn(world, await enter(world, 'fatma'), { title: 'Van een ander' })
    await signedIn()
    const { text, html } = await browser.get('/applicant')
    expect(text).toContain('Taalmaatjes')
    expect(text).not.toContain('Van een ander')
    expect(html).not.toContain(foreign)
  })
})
