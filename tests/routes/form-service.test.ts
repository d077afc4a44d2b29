import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import type { Person } from '#app/domain/access.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { codeOf } from '#app/effects/codes.server.ts'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import { codeRequests } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { begun, draftOf, sent, submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { aDecline, awaitingDecision, declare, moments, prepared } from '#tests/world/panel.ts'
import { aSmallRound, smallDraft } from '#tests/world/small-start.ts'
import { Browser } from './pages.ts'

useDatabase()

let world: World
let ineke: Person & { email: string }
let browser: Browser

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  world = await aFund()
  ineke = await enter(world, 'ineke')
})
afterAll(() => vi.useRealTimers())
beforeEach(async () => {
  vi.setSystemTime(today)
  browser = new Browser()
})

const path = (proposal: string) => `/applicant/proposals/${proposal}`

describe('the form', () => {
  test('behaviour 05: says in words what may stay empty, and has no asterisks', async () => {
    await browser.signIn(ineke.person)
    const proposal = await begun(world, ineke)
    for (const { key, questions } of formOf('full').sections) {
      for (const question of questions) {
        const page = await browser.get(`${path(proposal)}/${key}/${question.key}`)
        if (page.status !== 200) continue
        const fields = Object.values(question.fields)
        const optional = fields.some(({ row, optional: own }) => {
          if (!row) return own
          return own ? fields.length === 1 : Object.values(row).some((cell) => cell.optional)
        })
        expect(page.text.includes('(niet verplicht)'), question.key).toBe(optional)
        expect(page.text, question.key).not.toMatch(/\*/)
        expect(page.html, question.key).not.toMatch(/<input[^>]* (required|maxlength)=/)
      }
    }
  })

  test('behaviour 07: begins and returns at the list of parts, in any order, and asks at the end whether one is ready', async () => {
    await browser.signIn(ineke.person)
    const proposal = await begun(world, ineke)
    const list = await browser.get(path(proposal))
    for (const word of ['Over ons', 'Geld', 'Verklaringen', 'Nog niet begonnen'])
      expect(list.text).toContain(word)
    vi.setSystemTime(later({ minutes: 1 }))
    await browser.fill(`${path(proposal)}/verandering/whatIsNew`, { whatIsNew: 'Op het plein' })
    expect((await browser.get(path(proposal))).text).toContain('1 van 4 vragen ingevuld')
    const whole = await draftOf(world, ineke)
    const end = await browser.get(`${path(whole)}/verandering`)
    expect(end.text).toContain('Is dit onderdeel klaar?')
    expect((await browser.get(path(whole))).text).toContain('Controleren en versturen Kan nu')
  })

  test('behaviour 25: keeps page and answers when the language changes, and says which language it speaks', async () => {
    await browser.signIn(ineke.person)
    const proposal = await begun(world, ineke)
    const at = `${path(proposal)}/verandering/whatIsNew`
    vi.setSystemTime(later({ minutes: 1 }))
    await browser.fill(at, { whatIsNew: 'Op het plein' })
    const chosen = await browser.post('/language', { locale: 'fy', back: at })
    expect(chosen.location).toBe(at)
    const page = await browser.get(at)
    expect(page.html).toContain('lang="fy"')
    expect(page.html).toContain('>Op het plein</textarea>')
    expect(page.text).toContain('Bewarje en fierder')
  })
})

describe('a short form', () => {
  test('behaviour 33: shows its eight questions as a list, walks them in one go, and needs no word that it is ready', async () => {
    const small = await aSmallRound(world)
    await browser.signIn(ineke.person)
    const proposal = await smallDraft(small, ineke)
    const list = await browser.get(path(proposal))
    expect(list.text).toContain('8 van de 8 vragen zijn klaar')
    const page = await browser.get(`${path(proposal)}/voornemen/whyNotRegular`)
    expect(page.title).toContain('Klein starten · vraag 4 van 8')
    vi.setSystemTime(later({ minutes: 9 }))
    const next = await browser.fill(`${path(proposal)}/voornemen/whyNotRegular`, {
      whyNotRegular: 'Geen potje.',
    })
    expect(next.location).toBe(`${path(proposal)}/verbinding/residentsRole`)
    expect((await browser.get(`${path(proposal)}/voornemen`)).location).toBe(path(proposal))
    const declarations = [
      'declareTruth',
      'declareMayApply',
      'declareNoParticipantNames',
      'declarePrivacyRead',
    ]
    const ticked = Object.fromEntries(declarations.map((name) => [name, 'on']))
    const sent = await browser.fill(`${path(proposal)}/submission`, ticked)
    expect(sent.location).toBe(`${path(proposal)}/confirmation`)
    expect((await browser.get(path(proposal))).text).toContain('2 panelleden geven advies')
  })
})

describe('signing in', () => {
  test('behaviour 17: opening the link uses nothing up; a button does', async () => {
    const email = 'fatma.link@example.org'
    const asked = await browser.post('/account/sign-in', { email, back: '/applicant' })
    expect(asked.location).toBe('/account/code')
    const [request] = await db().select().from(codeRequests).where(eq(codeRequests.email, email))
    const page = await browser.get('/account/code')
    expect(page.text).toContain(`naar ${email}`)
    const wrong = await browser.post('/account/code', { code: '000000' })
    expect(wrong.html).toMatch(/id="code"[^>]*aria-invalid="true"/)
    expect(wrong.text).toContain('Deze code klopt niet.')
    expect((await new Browser().get('/account/code')).location).toBe('/account/sign-in')
    expect(page.status).toBe(200)
    const [before] = await db().select().from(codeRequests).where(eq(codeRequests.email, email))
    expect(before?.usedAt).toBe(null)
    const entered = await browser.post('/account/code', { code: codeOf(request?.id ?? '') })
    expect(entered.location).toBe('/applicant')
    const [after] = await db().select().from(codeRequests).where(eq(codeRequests.email, email))
    expect(after?.usedAt).not.toBe(null)
  })

  test.each([
    ['an applicant stays signed in for twenty hours away', 20, 200],
    ['and after that signs in again', 20.1, 302],
  ])('behaviour 18: %s', async (_, hours, status) => {
    await browser.signIn(ineke.person, today)
    vi.setSystemTime(new Date(today.getTime() + hours * 3_600_000))
    expect((await browser.get('/applicant')).status).toBe(status)
  })
})

describe('after sending', () => {
  test('behaviour 28: the page of a proposal says where it is, with its days', async () => {
    await browser.signIn(ineke.person)
    const { proposal, reference } = await submitted(world, ineke)
    const page = await browser.get(path(proposal))
    expect(page.title).toContain('Waar is mijn aanvraag?')
    for (const word of [
      reference,
      'U hoort het uiterlijk',
      '5 mei 2026',
      'U stuurde uw plan in',
      '10 maart 2026',
    ])
      expect(page.text).toContain(word)
  })

  test('a proposal that was sent again says so, beside the first moment, which counts', async () => {
    await browser.signIn(ineke.person)
    const { proposal } = await submitted(world, ineke)
    const sipke = await enter(world, 'sipke')
    await yes(declare(sipke, proposal, 'none', later({ minutes: 10 })))
    const question = {
      operation: operation(),
      section: 'money' as const,
      text: 'Wat kost de zaal?',
      dueOn: '2026-03-20',
    }
    await yes(returnProposal(sipke, proposal, question, later({ minutes: 20 })))
    await sent(ineke, proposal, later({ days: 1, minutes: 40 }))
    vi.setSystemTime(later({ days: 1, minutes: 41 }))
    await browser.signIn(ineke.person, later({ days: 1, minutes: 41 }))
    const confirmation = await browser.get(`${path(proposal)}/confirmation`)
    expect(confirmation.title).toBe('Uw antwoord is binnen')
    expect(confirmation.text).toMatch(/Opnieuw verstuurd op .*11 maart 2026/)
    expect(confirmation.text).toMatch(/Voor het eerst verstuurd op .*10 maart 2026/)
    const status = await browser.get(path(proposal))
    expect(status.text).toMatch(/Opnieuw verstuurd.*11 maart 2026/)
    expect(status.text).toContain('Dit moment telt voor de laatste dag.')
    expect(status.text).toContain('U stuurde uw plan opnieuw in')
  })

  test('behaviour 34: a no comes with a reason for each V, another way and somebody to call', async () => {
    const { panel, proposals, owner } = await awaitingDecision(world, [{}])
    const [proposal] = proposals as [string]
    const decision = await prepared(
      panel,
      proposal,
      aDecline({ ground: 'board', departureReason: 'Er is al zoiets.' }),
    )
    await yes(takeDecision(panel.tjitske, decision, { operation: operation() }, moments.decision))
    vi.setSystemTime(moments.decision)
    await browser.signIn(owner.person, moments.decision)
    const page = await browser.get(path(proposal))
    for (const criterion of criteria) {
      expect(page.text).toContain(criterionWords(criterion, 'nl').name)
      expect(page.text).toContain(`Dit vonden wij van ${criterion}.`)
    }
    expect(page.text).toContain('Het wijkteam helpt u verder.')
    expect(page.text).toContain('Joke Wiersma')
  })
})
