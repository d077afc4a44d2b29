import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { renderSubmission } from '#app/server/jobs/render-submission.server.ts'
import { db } from '#db/client.server.ts'
import { ownProposal, savedSections } from '#db/queries/proposals.server.ts'
import { useDatabase } from '#tests/database.ts'
import { draftOf, submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, today, type World } from '#tests/world/base.ts'
import { Browser, hiddenIn, type Page } from './pages.ts'

useDatabase()

let world: World
let ineke: Person
let browser: Browser
let draft: string
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: today })
  world = await aFund()
  ineke = await enter(world, 'ineke')
})
afterAll(() => vi.useRealTimers())
beforeEach(async () => {
  draft = await draftOf(world, ineke)
  vi.setSystemTime(later({ minutes: 92 }))
  browser = new Browser()
  await browser.signIn(ineke.person, later({ minutes: 92 }))
})

const page = (question: string) => `/applicant/proposals/${draft}/voornemen/${question}`
const versionOn = async (path: string) => hiddenIn((await browser.get(path)).html).version ?? ''
const type = (path: string, version: string, fields: Record<string, string>) =>
  browser.post(`${path}/draft`, { operation: operation(), version, ...fields })
const answer = ({ html }: Page) => JSON.parse(html) as Record<string, unknown>
const savedOf = async (section: 'voornemen' | 'verandering') =>
  (await savedSections(db(), draft))[section].answers as Record<string, unknown>

describe('text that is saved while it is typed', () => {
  test('behaviour 15: is kept with the time, and the page goes on from the new version', async () => {
    const path = page('plan')
    const version = await versionOn(path)
    const first = answer(await type(path, version, { plan: 'Wij koken elke din' }))
    expect(first).toEqual({ saved: true, version: Number(version) + 1, text: 'Bewaard om 12.32 uur' })
    const second = answer(await type(path, String(first.version), { plan: 'Wij koken elke dinsdag.' }))
    expect(second).toMatchObject({ saved: true, version: Number(version) + 2 })
    expect((await savedOf('voornemen')).plan).toBe('Wij koken elke dinsdag.')
    const again = await browser.get(path)
    expect(again.text).toContain('Bewaard om 12.32 uur')
    const sent = await browser.fill(path, { plan: 'Wij koken elke dinsdag en vrijdag.' })
    expect(sent.status).toBe(302)
  })

  test('keeps what reads well and leaves the rest as it was, also half a page', async () => {
    const path = page('additionality')
    const before = await savedOf('voornemen')
    const version = await versionOn(path)
    const typed = { whyNotRegular: 'Nergens anders geld voor.', askedElsewhere: 'nonsense' }
    expect(answer(await type(path, version, typed))).toMatchObject({ saved: true })
    const after = await savedOf('voornemen')
    expect(after.whyNotRegular).toBe('Nergens anders geld voor.')
    expect(after.askedElsewhere).toBe(before.askedElsewhere)
  })

  test('a text that is too long for its limit stays on the page alone', async () => {
    const path = page('plan')
    const before = await savedOf('voornemen')
    expect(answer(await type(path, await versionOn(path), { plan: 'woord '.repeat(400) }))).toMatchObject({
      saved: true,
    })
    expect((await savedOf('voornemen')).plan).toBe(before.plan)
  })

  test('behaviour 15: overwrites nothing that somebody else wrote, and says so', async () => {
    const path = page('plan')
    const version = await versionOn(path)
    await type(path, version, { plan: 'Tekst van de een' })
    const other = await type(path, version, { plan: 'Tekst van de ander' })
    expect(other.status).toBe(409)
    expect(answer(other)).toMatchObject({ saved: false, stop: true })
    expect(String(answer(other).text)).toContain('Er is niets overschreven.')
    expect((await savedOf('voornemen')).plan).toBe('Tekst van de een')
  })

  test('twice the same is saved once', async () => {
    const path = page('plan')
    const version = await versionOn(path)
    const fields = { operation: operation(), version, plan: 'Eén keer.' }
    const both = await Promise.all([1, 2].map(() => browser.post(`${path}/draft`, fields)))
    expect(new Set(both.map((one) => answer(one).version)).size).toBe(1)
  })

  test('is not understood with a field that is not on the page, and too late once it was sent', async () => {
    const path = page('plan')
    const version = await versionOn(path)
    expect((await type(path, version, { plan: 'x', state: 'awarded' })).status).toBe(400)
    const { proposal } = await submitted(world, ineke)
    const late = await browser.post(`/applicant/proposals/${proposal}/voornemen/plan/draft`, {
      operation: operation(),
      version: '1',
      plan: 'Te laat.',
    })
    expect(late.status).toBe(422)
    expect(answer(late).text).toBe('Wij konden niet bewaren. Uw tekst staat nog op deze pagina.')
  })

  test('is not there to be read, nor for others', async () => {
    const got = await browser.get(`${page('plan')}/draft`)
    expect([got.status, got.location]).toEqual([302, page('plan')])
    const fatma = new Browser()
    await fatma.signIn((await enter(world, 'fatma')).person, later({ minutes: 92 }))
    const theirs = await fatma.post(`${page('plan')}/draft`, {
      operation: operation(),
      version: '1',
      plan: 'x',
    })
    expect(theirs.status).toBe(404)
    expect((await ownProposal(db(), ineke, draft))?.state).toBe('draft')
  })
})

describe('a page on which something is wrong', () => {
  test('keeps what is right, says so, and goes on from there', async () => {
    const path = `/applicant/proposals/${draft}/aboutUs/contact`
    const form = { contactName: 'Ineke Hoekstra', contactPhone: '06 123', contactEmail: 'ineke@soep.example' }
    const wrong = await browser.fill(path, form)
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('De rest van deze pagina is bewaard.')
    const { contactName } = (await savedSections(db(), draft)).aboutUs.answers as Record<string, unknown>
    expect(contactName).toBe('Ineke Hoekstra')
    const mended = await browser.post(path, {
      ...hiddenIn(wrong.html),
      ...form,
      contactPhone: '06 12345678',
    })
    expect(mended.status).toBe(302)
  })

  test('overwrites nothing that somebody else wrote meanwhile, and does not say that it was kept', async () => {
    const path = page('additionality')
    const version = await versionOn(path)
    await type(path, version, { whyNotRegular: 'Van de een' })
    const other = await browser.post(path, {
      operation: operation(),
      version,
      whyNotRegular: 'Van de ander',
      askedElsewhere: 'nonsense',
    })
    expect(other.status).toBe(400)
    expect(other.text).not.toContain('De rest van deze pagina is bewaard.')
    expect((await savedOf('voornemen')).whyNotRegular).toBe('Van de een')
  })
})

describe('the PDF of what was sent', () => {
  test('is a file for who sent it, and a page that says so while it is made', async () => {
    const { proposal, submission } = await submitted(world, ineke)
    const path = `/applicant/proposals/${proposal}/document`
    const early = await browser.get(path)
    expect([early.status, early.location]).toEqual([302, `${path}/waiting`])
    expect((await browser.get(`${path}/waiting`)).status).toBe(200)
    await renderSubmission({ submission }, later({ minutes: 93 }))
    const { status, html } = await browser.get(path)
    expect([status, html.slice(0, 5)]).toEqual([200, '%PDF-'])
    expect((await browser.get(`${path}/waiting`)).location).toBe(path)
  })
})
