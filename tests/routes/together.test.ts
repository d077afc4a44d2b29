import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '#db/client.server.ts'
import { ownProposal } from '#db/queries/proposals.server.ts'
import { openInvitations } from '#db/queries/together.server.ts'
import { useDatabase } from '#tests/database.ts'
import { begun } from '#tests/world/applying.ts'
import { aFund, enter, later, today, type World } from '#tests/world/base.ts'
import { joined } from '#tests/world/together.ts'
import { Browser } from './pages.ts'

useDatabase()

type Someone = Awaited<ReturnType<typeof enter>>
let world: World
let ineke: Someone
let fatma: Someone
let proposal: string
let browser: Browser
let other: Browser

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: later({ minutes: 30 }) })
  world = await aFund()
  ineke = await enter(world, 'ineke')
  fatma = await enter(world, 'fatma')
})
afterAll(() => vi.useRealTimers())
beforeEach(async () => {
  proposal = await begun(world, ineke, today)
  browser = new Browser()
  other = new Browser()
  await browser.signIn(ineke.person)
  await other.signIn(fatma.person)
})

const path = (rest: string) => `/applicant/proposals/${proposal}${rest}`

describe('who takes part, without JavaScript', () => {
  test('is invited, accepts with one button, and is taken off again', async () => {
    const invite = await browser.fill(path('/people'), { email: ` ${fatma.email} `, relation: 'editor' })
    expect(invite.location).toBe(path('/people'))
    const listed = (await browser.get(path('/people'))).text
    expect(listed).toContain(fatma.email)
    expect(listed).toContain('Mag meeschrijven, geldt tot en met 9 april 2026')
    const { initiative } = (await ownProposal(db(), ineke, proposal))!
    const [invitation] = await openInvitations(db(), initiative)
    const address = `/applicant/invitations/${invitation!.id}`
    expect((await browser.get(address)).status).toBe(404)
    expect((await other.get(path(''))).status).toBe(404)
    const asked = await other.get(address)
    expect(asked.text).toContain('Ineke van der Wal vraagt u mee te doen')
    expect((await other.get(address)).status).toBe(200)
    expect((await other.fill(address, {})).location).toBe(path(''))
    expect((await other.get(address)).location).toBe(path(''))
    expect((await other.get(path(''))).status).toBe(200)
    const ending = path(`/members/${fatma.person}/ending`)
    expect((await browser.get(ending)).text).toContain('Fatma Yılmaz van de aanvraag halen')
    expect((await browser.fill(ending, {})).location).toBe(path('/people'))
    expect((await other.get(path(''))).status).toBe(404)
  })

  test('is asked for an address and a choice, and nothing typed is lost', async () => {
    const answer = await browser.fill(path('/people'), { email: 'geen adres', helper: 'on' })
    expect(answer.status).toBe(400)
    expect(answer.title).toMatch(/^Fout: /)
    expect(answer.text).toContain('Controleer het e-mailadres.')
    expect(answer.text).toContain('Kies of deze persoon meeschrijft of meeleest.')
    expect(answer.html).toContain('value="geen adres"')
  })

  test('is told why somebody cannot be invited', async () => {
    await joined(ineke, proposal, fatma, {}, today)
    const answer = await browser.fill(path('/people'), { email: fatma.email, relation: 'reader' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Deze persoon doet al mee.')
    expect(answer.html).toContain(`value="${fatma.email}"`)
  })

  test('sees who takes part, but not the form, when they do not own it', async () => {
    await joined(ineke, proposal, fatma, {}, today)
    const page = await other.get(path('/people'))
    expect(page.text).toContain('Alleen een eigenaar kiest wie meedoet.')
    expect(page.html).not.toContain('name="email"')
    expect((await other.get(path(`/members/${ineke.person}/ending`))).location).toBe(path('/people'))
    expect((await other.fill(path(`/members/${fatma.person}/ending`), {})).location).toBe('/applicant')
  })

  test('hands over before leaving', async () => {
    await joined(ineke, proposal, fatma, {}, today)
    const leaving = path(`/members/${ineke.person}/ending`)
    const refusal = await browser.fill(leaving, {})
    expect(refusal.status).toBe(422)
    expect(refusal.text).toContain('U bent de enige eigenaar van deze aanvraag.')
    expect((await browser.fill(path(`/members/${fatma.person}/ownership`), {})).location).toBe(
      path('/people'),
    )
    expect((await browser.fill(leaving, {})).location).toBe('/applicant')
    expect((await other.get(path('/people'))).text).toContain('Eigenaar: mag ook versturen')
  })
})

test('a browser without an address gives one before it invites', async () => {
  const anonymous = new Browser()
  const begin = await anonymous.post('/applicant/proposals', {
    operation: crypto.randomUUID(),
    round: world.round,
  })
  const people = `${begin.location}/people`
  const asked = await anonymous.get(people)
  expect(asked.location).toBe(`/account/sign-in?back=${encodeURIComponent(people)}`)
})
