import type { LoaderFunctionArgs } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
import { loader as ownLoader } from '#app/routes/applicant/file.tsx'
import { loader as ownVerdict } from '#app/routes/applicant/file-verdict.tsx'
import { loader as officeLoader } from '#app/routes/manager/file.tsx'
import { loader as officeVerdict } from '#app/routes/manager/file-verdict.tsx'
import { loader as panelLoader } from '#app/routes/reviewer/file.tsx'
import { loader as panelVerdict } from '#app/routes/reviewer/file-verdict.tsx'
import { db } from '#db/client.server.ts'
import { files } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { useDatabase } from '#tests/database.ts'
import { anAttachment } from '#tests/world/attachments.ts'
import { aFund, later, yes } from '#tests/world/base.ts'
import { aPanel, assigned, declared, moments, screened, turn } from '#tests/world/panel.ts'

useDatabase()

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>
const now = later({ minutes: 60 }, moments.scoring)
let proposal: string
let panel: Awaited<ReturnType<typeof aPanel>>
let owner: Person

beforeAll(async () => {
  const world = await aFund(400_000_00)
  panel = await aPanel(world)
  const made = await screened(world, panel)
  proposal = made.proposal
  owner = made.owner
  await declared(panel, proposal)
  const readers = [panel.aukje, panel.mohamed, panel.sanne].map(({ person }) => ({
    proposal,
    member: person,
  }))
  await assigned(world, panel, made.batch, readers)
  await yes(turn(panel, made.batch, 'conflicts', 'open-scoring'))
  vi.useFakeTimers({ toFake: ['Date'], now })
}, 60_000)
afterAll(() => vi.useRealTimers())

async function ask(
  loader: Loader,
  who: Person,
  file: string,
  { method = 'GET', place = 'applicant', rest = '' } = {},
): Promise<Response> {
  const { cookie } = await sessionOf(who.person, now, who.roles.length > 0)
  const url = `http://localhost:3000/${place}/proposals/${proposal}/files/${file}${rest}`
  const request = new Request(url, { method, headers: { Cookie: cookie } })
  const args = { request, params: { proposalId: proposal, fileId: file }, context: {} }
  return withLocale('nl', () => loader(args as LoaderFunctionArgs)).catch(
    (thrown) => thrown,
  ) as Promise<Response>
}

describe('a file', () => {
  test('is saved by the browser under its own name, and kept and guessed by nobody', async () => {
    const file = await anAttachment(proposal, { name: 'Offerte (1) ’s zomers – één.pdf', text: 'Offerte' })
    const answer = await ask(ownLoader, owner, file)
    expect(await answer.text()).toBe('Offerte')
    expect(Object.fromEntries(answer.headers)).toEqual({
      'content-type': 'application/pdf',
      'content-length': '7',
      'content-disposition':
        'attachment; filename="Offerte (1) _s zomers _ e_e_n.pdf"; ' +
        "filename*=UTF-8''Offerte%20%281%29%20%E2%80%99s%20zomers%20%E2%80%93%20%C3%A9%C3%A9n.pdf",
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    const head = await ask(ownLoader, owner, file, { method: 'HEAD' })
    expect([head.status, head.body, head.headers.get('content-length')]).toEqual([200, null, '7'])
  })

  test('of an attachment is read by its writers, the office and the panel member who reads the proposal', async () => {
    const file = await anAttachment(proposal)
    for (const [loader, who] of [
      [ownLoader, owner],
      [officeLoader, panel.sipke],
      [panelLoader, panel.aukje],
    ] as const)
      expect(await (await ask(loader, who, file)).text()).toBe('Offerte')
    expect((await ask(panelLoader, panel.wim, file)).status).toBe(404)
  })

  test('of an earlier copy is still there for the office, and no more for the panel', async () => {
    const first = await anAttachment(proposal)
    await anAttachment(proposal)
    expect((await ask(officeLoader, panel.sipke, first)).status).toBe(200)
    expect((await ask(panelLoader, panel.aukje, first)).status).toBe(404)
  })

  test('that proves an account is for the fund and not for the panel', async () => {
    const proof = await anAttachment(proposal, { in: 'money' })
    expect((await ask(officeLoader, panel.sipke, proof)).status).toBe(200)
    expect((await ask(panelLoader, panel.aukje, proof)).status).toBe(404)
  })

  test('that answers a question of the round is for the panel where the panel reads the answer', async () => {
    const read = await anAttachment(proposal, { in: 'panel' })
    expect((await ask(officeLoader, panel.sipke, read)).status).toBe(200)
    expect((await ask(panelLoader, panel.aukje, read)).status).toBe(200)
    const kept = await anAttachment(proposal, { in: 'office' })
    expect((await ask(officeLoader, panel.sipke, kept)).status).toBe(200)
    expect((await ask(panelLoader, panel.aukje, kept)).status).toBe(404)
    await anAttachment(proposal)
  })

  test('that only stands in a draft is for its writers alone', async () => {
    const file = await anAttachment(proposal)
    const { id, ...rest } = (await db().select().from(files).where(eq(files.id, file)))[0]!
    const loose = '019cd730-6900-7546-91cc-851e32cc9e9c'
    await db()
      .insert(files)
      .values({ ...rest, id: loose })
    expect((await ask(ownLoader, owner, loose)).status).toBe(200)
    expect((await ask(officeLoader, panel.sipke, loose)).status).toBe(404)
    expect((await ask(panelLoader, panel.aukje, loose)).status).toBe(404)
    expect(id).toBe(file)
  })

  test.each(['x', '019cd730-6900-7546-91cc-851e32cc9e9d'])(
    'that is not there is not found: %s',
    async (key) => {
      for (const [loader, who] of [
        [ownLoader, owner],
        [officeLoader, panel.sipke],
        [panelLoader, panel.aukje],
        [ownVerdict, owner],
        [officeVerdict, panel.sipke],
        [panelVerdict, panel.aukje],
      ] as const)
        expect((await ask(loader, who, key)).status).toBe(404)
    },
  )
})

describe('behaviour 24: a file without a clean verdict is not served', () => {
  const everybody = [
    ['applicant', ownLoader, ownVerdict, () => owner],
    ['manager', officeLoader, officeVerdict, () => panel.sipke],
    ['reviewer', panelLoader, panelVerdict, () => panel.aukje],
  ] as const

  test.each(everybody)(
    'to the %s: a waiting file gives a page in words',
    async (place, loader, verdict, who) => {
      const file = await anAttachment(proposal, { verdict: 'waiting' })
      const path = `/${place}/proposals/${proposal}/files/${file}`
      const answer = await ask(loader, who(), file, { place })
      expect([answer.status, answer.headers.get('Location'), await answer.text()]).toEqual([
        302,
        `${path}/verdict`,
        '',
      ])
      expect(await ask(verdict, who(), file, { place, rest: '/verdict' })).toMatchObject({
        file: { name: 'offerte.pdf', path, waits: true, what: 'Het bestand wordt nagekeken.' },
      })
    },
  )

  test.each(everybody)('to the %s: nor a file with a virus', async (place, loader, verdict, who) => {
    const file = await anAttachment(proposal, { verdict: 'infected' })
    expect((await ask(loader, who(), file, { place })).status).toBe(302)
    expect(await ask(verdict, who(), file, { place, rest: '/verdict' })).toMatchObject({
      file: { waits: false, what: 'Dit bestand kan niet mee: er zit een virus in.' },
    })
  })

  test('and the page leads to the file once it is clean', async () => {
    const file = await anAttachment(proposal, { verdict: 'clean' })
    const answer = await ask(ownVerdict, owner, file, { rest: '/verdict' })
    expect(answer.headers.get('Location')).toBe(`/applicant/proposals/${proposal}/files/${file}`)
  })
})
