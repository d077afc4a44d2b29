import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { saveScore } from '#app/commands/save-score.server.ts'
import type { Person } from '#app/domain/access.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { db } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import { sessionOf } from '#tests/access/personas.ts'
import { openSite, type Site } from '#tests/access/site.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import {
  aPanel,
  assigned,
  declare,
  declared,
  moments,
  type Panel,
  reviewed,
  screened,
  turn,
} from '#tests/world/panel.ts'

useDatabase({ max: 10 })

let site: Site
let world: World
let panel: Panel
let proposal = ''
let batch = ''

/** Words that only one reader wrote: wherever they turn up, that reader's scores are read. */
const secretOf = { mohamed: 'geheim van mohamed', sanne: 'geheim van sanne' } as const

beforeAll(async () => {
  world = await aFund()
  panel = await aPanel(world)
  ;({ proposal, batch } = await screened(world, panel))
  await declared(panel, proposal)
  const pairs = (['aukje', 'mohamed', 'sanne'] as const).map((key) => ({
    proposal,
    member: panel[key].person,
  }))
  await assigned(world, panel, batch, pairs)
  await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
  await reviewed(panel.aukje, proposal, 5)
  for (const key of ['mohamed', 'sanne'] as const) await score(key)
  vi.useFakeTimers({ toFake: ['Date'], now: later({ minutes: 5 }, moments.scoring) })
  site = await openSite()
}, 120_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

/** Scores every V, and does not lock. */
async function score(key: keyof typeof secretOf): Promise<void> {
  for (const criterion of criteria) {
    const form = { operation: operation(), score: key === 'mohamed' ? 4 : 1, reason: secretOf[key] }
    await yes(saveScore(panel[key], proposal, criterion, form, moments.scoring))
  }
}

async function seen(actor: Person, path: string): Promise<{ status: number; body: string }> {
  const { cookie } = await sessionOf(actor.person, new Date(), actor.roles.length > 0)
  return site.ask(path, cookie)
}

/** A page as it is shown, and the data of its loaders as a script would fetch them. */
async function everything(actor: Person, path: string): Promise<string> {
  const [page, data] = [await seen(actor, path), await seen(actor, `${path}.data`)]
  return page.body + data.body
}

const panelPages = () => [
  '/reviewer',
  `/reviewer/proposals/${proposal}`,
  `/reviewer/proposals/${proposal}/scores/voornemen`,
  `/reviewer/proposals/${proposal}/advice`,
  `/reviewer/proposals/${proposal}/lock`,
  `/reviewer/proposals/${proposal}/return`,
  `/reviewer/proposals/${proposal}/conflict`,
  `/reviewer/batches/${batch}`,
  `/reviewer/batches/${batch}/stage`,
]
const officePages = () => [
  '/manager',
  '/manager/proposals',
  `/manager/proposals/${proposal}`,
  `/manager/batches/${batch}`,
  `/manager/batches/${batch}/assignment`,
]

describe('before the stage turns', () => {
  test.each(['aukje', 'mohamed', 'sanne'] as const)(
    '%s reads their own scores and nobody else’s, on no page and in no data',
    async (key) => {
      for (const path of panelPages()) {
        const shown = await everything(panel[key], path)
        for (const other of ['mohamed', 'sanne'] as const) {
          if (other !== key) expect(shown, path).not.toContain(secretOf[other])
        }
        if (key !== 'aukje') expect(shown, path).not.toContain('Omdat ik een 5 geef.')
        expect(shown, path).not.toMatch(/\bmean\b|"ranking"|db-dots/)
      }
      const own = key === 'aukje' ? 'Omdat ik een 5 geef.' : secretOf[key]
      for (const path of [
        `/reviewer/proposals/${proposal}/lock`,
        `/reviewer/proposals/${proposal}/lock.data`,
      ]) {
        expect((await seen(panel[key], path)).body, path).toContain(own)
      }
    },
  )

  test('who was not asked, the chair and the office see no score, no average and no ranking either', async () => {
    const henk = await enter(world, 'henk')
    const looks = [
      [panel.wim, panelPages()],
      [panel.grietje, panelPages()],
      [panel.sipke, officePages()],
      [panel.tjitske, officePages()],
      [henk, officePages()],
    ] as const
    for (const [actor, paths] of looks) {
      for (const path of paths) {
        const shown = await everything(actor, path)
        for (const secret of [secretOf.mohamed, secretOf.sanne, 'Omdat ik een 5 geef.']) {
          expect(shown, `${actor.name} ${path}`).not.toContain(secret)
        }
        expect(shown, `${actor.name} ${path}`).not.toContain('db-dots')
      }
    }
  })

  test('the manager finds no decision to prepare', async () => {
    expect((await seen(panel.sipke, `/manager/proposals/${proposal}/decision`)).status).toBe(404)
  })

  test('how to write to, call or pay the applicant is nowhere in what the panel gets', async () => {
    for (const path of panelPages()) {
      const shown = await everything(panel.aukje, path)
      for (const personal of [
        'NL91ABNA0417164300',
        'NL91 ABNA',
        'hanan@voorbeeld.nl',
        '0581234567',
        'Bilgaardplein',
      ]) {
        expect(shown, path).not.toContain(personal)
      }
    }
    expect((await seen(panel.aukje, `/reviewer/proposals/${proposal}`)).body).toContain(
      'Elke week oefent een vrijwilliger',
    )
  })
})

describe('conflict before content', () => {
  test('who did not declare gets the question and not a word of the text', async () => {
    const { proposal: other } = await screened(world, panel, { title: 'Moestuin' })
    await assignedBeside(other)
    const page = await everything(panel.wim, `/reviewer/proposals/${other}/conflict`)
    expect(page).toContain('Moestuin')
    expect(page).toContain('Dbieb')
    expect(page).not.toContain('Elke week oefent een vrijwilliger')
    expect(await seen(panel.wim, `/reviewer/proposals/${other}`)).toMatchObject({ status: 302 })
    for (const rest of ['/scores/voornemen', '/advice', '/lock', '/return']) {
      const answer = await everything(panel.wim, `/reviewer/proposals/${other}${rest}`)
      expect(answer).not.toContain('Elke week oefent een vrijwilliger')
    }
  })

  test('who is close gets a page of their own, 403, on every page of the proposal; the staff as well', async () => {
    const { proposal: other } = await screened(world, panel, { title: 'Zomerfeest' })
    await yes(declare(panel.wim, other, 'close'))
    await yes(declare(panel.tjitske, other, 'close'))
    for (const rest of ['', '/scores/voornemen', '/advice', '/lock', '/return']) {
      const answer = await seen(panel.wim, `/reviewer/proposals/${other}${rest}`)
      expect(answer.status).toBe(403)
      expect(answer.body).toContain('Ik ken ze goed')
      expect(answer.body).not.toContain('Elke week oefent een vrijwilliger')
    }
    expect((await seen(panel.wim, '/reviewer')).body).not.toContain('Zomerfeest')
    expect((await seen(panel.wim, `/reviewer/batches/${batch}`)).body).not.toContain('Zomerfeest')
    expect((await seen(panel.tjitske, `/manager/proposals/${other}`)).status).toBe(403)
    expect((await seen(panel.sipke, `/manager/proposals/${other}`)).status).toBe(200)
  })
})

describe('after the turn', () => {
  test('who locked sees everybody, the office the ranking, and who is close still nothing', async () => {
    const fresh = await aFund()
    const members = await aPanel(fresh)
    const { proposal: read, batch: group } = await screened(fresh, members)
    await declared(members, read, { wim: 'close' })
    const pairs = await assigned(fresh, members, group)
    await yes(turn(members, group, 'conflicts', 'open-scoring'))
    for (const [index, key] of (['aukje', 'mohamed', 'sanne'] as const).entries())
      await reviewed(members[key], read, 3 + index)
    await yes(turn(members, group, 'scoring', 'lock'))
    const closedPage = await seen(members.aukje, `/reviewer/batches/${group}`)
    expect(closedPage.body).not.toContain('Omdat ik een 4 geef.')
    await yes(turn(members, group, 'locked', 'reveal'))
    const open = await seen(members.aukje, `/reviewer/batches/${group}`)
    for (const given of [3, 4, 5]) expect(open.body).toContain(`Omdat ik een ${given} geef.`)
    expect(pairs).toHaveLength(3)
    const ranking = await seen(members.sipke, `/manager/batches/${group}`)
    expect(ranking.body).toContain('db-dots')
    expect(ranking.body).toContain('Omdat ik een 5 geef.')
    expect((await seen(members.wim, `/reviewer/batches/${group}`)).body).not.toContain('Omdat ik')
  })
})

/** Readers for another proposal of the batch, without Wim, who has not said anything about it. */
async function assignedBeside(other: string): Promise<void> {
  for (const key of ['aukje', 'mohamed', 'sanne'] as const) await yes(declare(panel[key], other))
  const pairs = (['aukje', 'mohamed', 'sanne'] as const).map((key) => ({
    proposal: other,
    member: panel[key].person,
  }))
  await assigned(world, panel, batch, pairs)
}

test('an administrator reads what a member may do, and not what that member reads or stands too near to', async () => {
  const { reference } = await proposalRow()
  expect(reference).toBeTruthy()
  await yes(declare(panel.wim, proposal, 'close', moments.scoring))
  const jelle = await enter(world, 'jelle')
  for (const key of ['aukje', 'wim'] as const) {
    const { status, body } = await seen(jelle, `/admin/people/${panel[key].person}`)
    expect([status, body.includes(String(reference))]).toEqual([200, false])
  }
})

async function proposalRow() {
  const [row] = await db()
    .select({ reference: proposals.reference })
    .from(proposals)
    .where(eq(proposals.id, proposal))
  return row ?? { reference: null }
}
