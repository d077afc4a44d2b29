import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { answerChange } from '#app/commands/answer-change.server.ts'
import { withdrawChange } from '#app/commands/withdraw-change.server.ts'
import type { Person } from '#app/domain/access.ts'
import { addDays } from '#app/domain/calendar.ts'
import { loader as ownDocument } from '#app/routes/applicant/grant-change-document.tsx'
import { loader as officeDocument } from '#app/routes/manager/grant-change-document.tsx'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { renderChangeDocument } from '#app/server/jobs/render-change.server.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { sessions } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later as moment, operation, type World, yes } from '#tests/world/base.ts'
import { actorOf, later, note, sentChange } from '#tests/world/changing.ts'
import { type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'
import { formsIn, formWith } from './forms.ts'
import { textOf } from './text.ts'

vi.setConfig({ testTimeout: 60_000 })
useDatabase({ max: 8 })

let site: Site
let world: World
const now = moment({ minutes: 5 }, granting.payment)

beforeAll(async () => {
  world = await aFund(400_000_00)
  vi.useFakeTimers({ toFake: ['Date'], now })
  site = await openSite()
}, 180_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

type Side = 'fund' | 'grantee'
const no = { operation: operation(), yes: false, answer: 'Dat past niet.' }
const paths = { fund: '/manager', grantee: '/applicant' }

async function cookieOf(person: Person, staff: boolean): Promise<string> {
  const { idHash, cookie } = await sessionOf(person.person, new Date(), staff)
  await db().update(sessions).set({ steppedUpAt: null }).where(eq(sessions.idHash, idHash))
  return cookie
}
const see = async (made: GrantWorld, side: Side, rest: string) =>
  site.ask(`${paths[side]}/grants/${made.grant}${rest}`, await cookieOf(actorOf(made, side), side === 'fund'))

describe('the PDF of a change', () => {
  test('is waited for on the page of both sides, then leads there, and is a file', async () => {
    const made = await runningGrant(world)
    const change = await sentChange(made, 'grantee', () => ({ place: 'De school' }))
    for (const side of ['fund', 'grantee'] as const) {
      const page = await see(made, side, `/changes/${change}`)
      expect(textOf(page.body)).toContain('De pdf van deze wijziging wordt gemaakt.')
      expect((await see(made, side, `/changes/${change}/document`)).status).toBe(404)
    }
    await renderChangeDocument({ change }, now)
    for (const [side, loader] of [
      ['fund', officeDocument],
      ['grantee', ownDocument],
    ] as const) {
      const page = await see(made, side, `/changes/${change}`)
      expect(textOf(page.body)).not.toContain('wordt gemaakt')
      const path = `${paths[side]}/grants/${made.grant}/changes/${change}/document`
      expect(page.body).toContain(`href="${path}"`)
      const headers = { Cookie: await cookieOf(actorOf(made, side), side === 'fund') }
      const params = { grantId: made.grant, changeId: change }
      const request = new Request(`http://localhost${path}`, { headers })
      const answer = (await loader({ request, params, context: {} })) as Response
      expect(answer.headers.get('Content-Type')).toBe('application/pdf')
      expect(answer.headers.get('Content-Disposition')).toMatch(/filename="LO-.*-wijziging-van-v1\.pdf"/)
      expect(new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
    }
  })

  test('is not for who has nothing to do with the grant', async () => {
    const made = await runningGrant(world)
    const change = await sentChange(made, 'grantee', () => ({ place: 'De school' }))
    await renderChangeDocument({ change }, now)
    const fatma = await cookieOf(await enter(world, 'fatma'), false)
    const path = `/applicant/grants/${made.grant}/changes/${change}/document`
    expect((await site.ask(path, fatma)).status).toBe(404)
    expect((await site.ask(path)).status).toBe(302)
  })
})

describe('who a change waits for', () => {
  const fund = 'Impactfonds Leeuwarden Oost'
  const pages = async (made: GrantWorld, change: string) =>
    Promise.all(
      (['fund', 'grantee'] as const).map(async (side) =>
        textOf((await see(made, side, `/changes/${change}`)).body),
      ),
    )

  test('is said by name to both sides, while it waits and after', async () => {
    const made = await runningGrant(world)
    const initiative = (await versionInForce(db(), made.grant))!.terms.initiative.name
    const change = await sentChange(made, 'grantee', () => ({ place: 'De school' }))
    for (const page of await pages(made, change)) expect(page).toContain(`${fund} zegt hierover ja of nee`)
    expect(textOf((await see(made, 'grantee', '')).body)).toContain(`${fund} zegt nog ja of nee`)
    expect(textOf((await see(made, 'fund', '')).body)).toContain(
      `${initiative} wil iets veranderen. U zegt ja of nee.`,
    )
    await yes(answerChange(made.panel.sipke, made.grant, change, 'fund', no, agreementTexts(), now))
    for (const page of await pages(made, change)) {
      expect(page).toContain(`${fund} zei nee De oude afspraken blijven gelden.`)
      expect(page).not.toContain('zegt hierover')
    }
    const amendment = await sentChange(made, 'fund', (terms) => ({ endsOn: addDays(terms.endsOn, 30) }))
    for (const page of await pages(made, amendment))
      expect(page).toContain('Hiervoor tekenen wij allebei opnieuw')
  })

  test('and a free change and a taken back one say who did it', async () => {
    const made = await runningGrant(world)
    const initiative = (await versionInForce(db(), made.grant))!.terms.initiative.name
    const free = await sentChange(made, 'grantee', (terms) =>
      later(terms, addDays(terms.milestones[0]!.due, 7)),
    )
    const [other, own] = await pages(made, free)
    expect(own).toContain('U mocht dit zelf veranderen')
    expect(other).toContain(`${initiative} mocht dit zelf veranderen`)
    for (const page of [own, other]) expect(page).not.toContain('zodra u het verstuurt')
    const back = await sentChange(made, 'grantee', () => ({ place: 'De school' }))
    await yes(withdrawChange(made.owner, made.grant, back, 'grantee', { operation: operation() }, now))
    const [theirs, mine] = await pages(made, back)
    expect(mine).toContain('U nam de wijziging terug')
    expect(theirs).toContain(`${initiative} nam de wijziging terug`)
  })
})

describe('the page to send a change', () => {
  test('says what is in the way instead of a form that cannot be sent', async () => {
    const made = await runningGrant(world)
    const sending = async () => (await see(made, 'grantee', '/change/sending')).body
    expect(textOf(await sending())).toContain('Pas de wijziging aan')
    expect(formsIn(await sending())).toEqual([])
    await yes(note(made, 'grantee', (terms) => ({ milestones: terms.milestones.slice(1) })))
    expect(formsIn(await sending())).toEqual([])
    await sentChange(made, 'fund', () => ({ place: 'De school' }))
    await yes(note(made, 'grantee', () => ({ place: 'De kerk' })))
    expect(formsIn(await sending())).toEqual([])
    const overview = (await see(made, 'grantee', '/change')).body
    expect(overview).not.toContain('/change/sending')
  })

  test('has its form when it can be sent', async () => {
    const made = await runningGrant(world)
    await yes(note(made, 'grantee', () => ({ place: 'De school' })))
    const { body } = await see(made, 'grantee', '/change/sending')
    expect(formWith(body, 'Verstuur de wijziging').fields.seen?.[0]).toMatch(/^[0-9a-f]{64}$/)
  })
})
