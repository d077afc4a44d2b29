import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { loader as ownDocument } from '#app/routes/applicant/grant-change-document.tsx'
import { loader as officeDocument } from '#app/routes/manager/grant-change-document.tsx'
import { renderChangeDocument } from '#app/server/jobs/render-change.server.ts'
import { db } from '#db/client.server.ts'
import { sessions } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later as moment, type World } from '#tests/world/base.ts'
import { actorOf, sentChange } from '#tests/world/changing.ts'
import { type GrantWorld, granting, runningGrant } from '#tests/world/granting.ts'
import { textOf } from './text.ts'

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
