import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { type BatchStage, batchStages } from '#app/domain/panel/batch.ts'
import { languageOf } from '#app/i18n/languages.ts'
import { mailValues } from '#app/server/mail/values.server.ts'
import { db } from '#db/client.server.ts'
import { outgoingMails } from '#db/schema/index.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { useDatabase } from '#tests/database.ts'
import { later, yes } from '#tests/world/base.ts'
import { assigned, moments, type Panel, turn } from '#tests/world/panel.ts'
import {
  awardedByStandIn,
  everybodyDeclares,
  type LeakWorld,
  leakWorld,
  readersGiven,
  scores,
  sentinel,
  turnedAround,
} from './leak-world.ts'
import { pathsAbout } from './paths.ts'
import { sessionOf } from './personas.ts'
import { openSite, routes, type Site } from './site.ts'

useDatabase({ max: 12 })

let site: Site
let made: LeakWorld
let now = later({ minutes: 5 }, moments.scoring)
/** What somebody is shown at the stage that a batch is at now. */
let shownTo = new Map<string, Promise<Map<string, Shown>>>()

beforeAll(async () => {
  made = await leakWorld()
  vi.useFakeTimers({ toFake: ['Date'], now })
  site = await openSite()
}, 120_000)
afterAll(async () => {
  await site.close()
  vi.useRealTimers()
})

type Reader = Exclude<keyof Panel, 'tjitske'>
type Look = {
  who: keyof Panel | 'owner'
  /** Of which proposals nothing that others gave may reach them. */
  hidden: readonly ('closed' | 'other')[]
  /** Who is done, and how many, is hidden too. */
  locks?: true
}
const both = ['closed', 'other'] as const

/** At each stage: what happens first, and who may not notice what others gave. */
const course: Record<BatchStage, { first(): Promise<unknown>; looks: readonly Look[] }> = {
  conflicts: {
    first: () => everybodyDeclares(made).then(() => readersGiven(made)),
    looks: [{ who: 'aukje', hidden: both, locks: true }],
  },
  scoring: {
    first: async () => {
      await move('conflicts', 'open-scoring')
      await scores(made.panel.mohamed, 'mohamed', made.closed)
      await scores(made.panel.sanne, 'sanne', made.closed, { lock: false })
      await scores(made.panel.wim, 'wim', made.other, { lock: false })
      await scores(made.panel.mohamed, 'mohamed', made.other)
    },
    looks: [
      { who: 'aukje', hidden: both, locks: true },
      { who: 'wim', hidden: both, locks: true },
      { who: 'grietje', hidden: both },
      { who: 'sipke', hidden: both },
      { who: 'tjitske', hidden: both },
      { who: 'owner', hidden: both, locks: true },
    ],
  },
  locked: {
    first: async () => {
      await scores(made.panel.sanne, 'sanne', made.closed)
      await scores(made.panel.wim, 'wim', made.other)
      for (const proposal of [made.closed, made.other]) await scores(made.panel.aukje, 'aukje', proposal)
      await move('scoring', 'lock')
    },
    looks: [
      { who: 'aukje', hidden: both, locks: true },
      { who: 'wim', hidden: both, locks: true },
      { who: 'grietje', hidden: both },
      { who: 'sipke', hidden: both },
      { who: 'tjitske', hidden: both },
      { who: 'owner', hidden: both, locks: true },
    ],
  },
  revealed: {
    first: () => move('locked', 'reveal'),
    looks: [
      { who: 'sanne', hidden: ['other'], locks: true },
      { who: 'wim', hidden: ['closed'], locks: true },
      { who: 'owner', hidden: both, locks: true },
    ],
  },
  'extra-reviews': {
    first: async () => {
      await move('revealed', 'ask-extra-reviews')
      const pairs = [
        { proposal: made.other, member: made.panel.sanne.person },
        { proposal: made.other, member: made.durk.person },
        { proposal: made.closed, member: made.durk.person },
      ]
      await assigned(made.world, made.panel, made.batch, pairs)
    },
    looks: [
      { who: 'sanne', hidden: ['other'], locks: true },
      { who: 'wim', hidden: ['closed'], locks: true },
      { who: 'owner', hidden: both, locks: true },
    ],
  },
  meeting: {
    first: async () => {
      const at = later({ minutes: 1 }, moments.reveal)
      await scores(made.panel.sanne, 'sanne', made.other, { at })
      await scores(made.durk, 'durk', made.other, { at })
      await scores(made.durk, 'durk', made.closed, { at })
      await move('extra-reviews', 'open-meeting')
    },
    looks: [
      { who: 'wim', hidden: ['closed'], locks: true },
      { who: 'owner', hidden: both, locks: true },
    ],
  },
  decided: {
    first: () => move('meeting', 'conclude').then(() => awardedByStandIn(made)),
    looks: [
      { who: 'wim', hidden: ['closed'], locks: true },
      { who: 'owner', hidden: both, locks: true },
    ],
  },
}
const readers = ['aukje', 'mohamed', 'sanne', 'wim'] as const satisfies Reader[]

describe.each(batchStages)('while a batch is at %s', (stage) => {
  beforeAll(async () => {
    await course[stage].first()
    now = later({ minutes: 5 + batchStages.indexOf(stage) }, moments.reveal)
    vi.setSystemTime(now)
    shownTo = new Map()
  }, 60_000)

  test('nothing that others gave reaches who may not see it, in no page, data, order or count', async () => {
    const noticed: string[] = []
    for (const { who, hidden, locks = false } of course[stage].looks) {
      const person = personOf(who)
      const proposals = hidden.map((key) => made[key])
      const asIs = await madeOf(person)
      const again = askedAgain(asIs, who)
      const turned = await turnedAround(proposals, { besides: person.person, locks }, () =>
        asked(person, again),
      )
      for (const [path, shown] of asIs) {
        const other = turned.get(path)
        const differs = other !== undefined && told(path, other) !== told(path, shown)
        const theirs = readers.filter((key) => personOf(key) !== person && hidden.length === both.length)
        const words = theirs.flatMap((key) => [sentinel.scores(key), sentinel.questions(key)])
        if (differs || words.some((one) => shown.body.includes(one))) noticed.push(`${who} ${path}`)
      }
    }
    expect(noticed).toEqual([])
  }, 300_000)

  if (stage === 'revealed')
    test('who may see it does notice, so that this is a proof', async () => {
      const { person } = made.panel.aukje
      const page = `/reviewer/batches/${made.batch}`
      const look = () => asked(made.panel.aukje, [page, `${page}.data`])
      const asIs = await look()
      const turned = await turnedAround([made.closed], { besides: person, locks: false }, look)
      for (const [path, { body }] of asIs) {
        expect(turned.get(path)?.body).not.toBe(body)
        expect(body).toContain(sentinel.scores('mohamed'))
      }
    })

  /** The title of what was awarded stands in the public register: from then on it is no secret. */
  test('what is closed to somebody is closed on every route, in every list, file and search', async () => {
    const open: string[] = []
    for (const who of ['wim', 'tjitske'] as const) {
      for (const [path, { status, body }] of await everythingAsIs(made.panel[who])) {
        const ids = [made.closed, made.keys.fileId, made.keys.grantId, made.keys.decisionId]
        const about = ids.some((id) => path.includes(id))
        const declares = /\/conflict(\.data)?$/.test(path)
        const shut = path.endsWith('.data') || declares || [403, 404].includes(status)
        if (about && !shut) open.push(`${who} ${status} ${path}`)
        const isPublic = stage === 'decided'
        const words = [sentinel.text, sentinel.file, ...(declares || isPublic ? [] : [sentinel.title])]
        if (words.some((one) => body.includes(one))) open.push(`${who} reads ${path}`)
      }
    }
    expect(open).toEqual([])
  }, 300_000)

  test('no reader’s name and no score of one reader reaches who applies', async () => {
    const words = [...readers, 'grietje' as const].map((key) => made.panel[key].name)
    const told = [...(await everythingAsIs(made.owner))].filter(([, { body }]) =>
      [...words, 'rietzanger', 'wulp'].some((one) => body.includes(one)),
    )
    expect(told.map(([path]) => path)).toEqual([])
  }, 300_000)

  test('no mail says what others gave, who reads, or anything of what is closed to its reader', async () => {
    const names = readers.map((key) => made.panel[key].name)
    const closedTo = [made.panel.wim.person, made.panel.tjitske.person]
    const told = (await mails()).filter(({ to, text }) => {
      const words = ['rietzanger', 'wulp', sentinel.text]
      if (to === made.owner.person) words.push(...names)
      if (closedTo.includes(to)) words.push(sentinel.title)
      return words.some((one) => text.includes(one))
    })
    expect(told.map(({ template, to }) => `${template} ${nameOf(to)}`)).toEqual([])
  })
})

function move(from: BatchStage, verb: Parameters<typeof turn>[3]) {
  return yes(turn(made.panel, made.batch, from, verb, moments.reveal, { unadvised: true }))
}

function personOf(who: Look['who']): Person {
  return who === 'owner' ? made.owner : made.panel[who]
}

/** Says how long the oldest job waits, which is no secret and never the same. */
const timed = new Set(['/healthz'])

function nameOf(person: string): string {
  return Object.values(made.panel).find((one) => one.person === person)?.name ?? 'owner'
}

type Shown = { status: number; location: string | null; body: string }

/**
 * What is compared of an answer. What somebody takes along tells of their own visits too, so it grows each time it is taken:
 * those parts are left out, and of the same as a document only its words are held against those of others.
 */
function told(path: string, shown: Shown): string {
  if (path === '/account/data/pdf') return String(shown.status)
  if (path !== '/account/data/json' || shown.status !== 200) return JSON.stringify(shown)
  const own = JSON.parse(shown.body) as { kinds: Record<string, { table: string }[]> }
  const { 'sign-in': _visits, log: _log, ...kinds } = own.kinds
  const tables = Object.values(kinds).flat()
  const others = tables.filter(({ table }) => table !== 'openings')
  return JSON.stringify(others).replace(/id-\d+/g, 'id')
}

/** Every address about the closed proposal and about the other one, and which of them are pages. */
function addresses(): { path: string; page: boolean }[] {
  const about = [made.keys, { ...made.keys, proposalId: made.other }]
  const words = `?${new URLSearchParams({ words: sentinel.word })}`
  return [true, false].flatMap((page) => {
    const some = routes.filter(({ id }) => site.pages.has(id) === page)
    const paths = new Set(about.flatMap((keys) => pathsAbout(some, keys)))
    const searched = [...paths].filter((path) => path.endsWith('proposals')).map((path) => path + words)
    return [...paths, ...searched].filter((path) => !timed.has(path)).map((path) => ({ path, page }))
  })
}

/** What these pages are made of, which says whether they differ, and what is no page as it is. */
function madeOf(person: Person): Promise<Map<string, Shown>> {
  const data = addresses().map(({ path, page }) => (page && path !== '/' ? dataOf(path) : path))
  return asked(person, data)
}

/**
 * The paths that are asked once more when the scores are turned around. Of what is not there for somebody, mostly by
 * their role, each is asked again every other time that they look; everybody looks twice or more.
 */
function askedAgain(asIs: Map<string, Shown>, who: Look['who']): string[] {
  const turn = looked.get(who) ?? 0
  looked.set(who, turn + 1)
  const paths = [...asIs.keys()].sort()
  return paths.filter((path, at) => asIs.get(path)?.status !== 404 || at % 2 === turn % 2)
}
const looked = new Map<Look['who'], number>()

/** The same as pages too, as somebody reads them. */
function everythingAsIs(person: Person): Promise<Map<string, Shown>> {
  const before = shownTo.get(person.person)
  if (before) return before
  const pages = addresses().flatMap(({ path, page }) => (page ? [path] : []))
  const shown = Promise.all([madeOf(person), asked(person, pages)]).then(
    ([data, html]) => new Map([...html, ...data]),
  )
  shownTo.set(person.person, shown)
  return shown
}

function dataOf(path: string): string {
  const [page, query] = path.split('?')
  return `${page}.data${query ? `?${query}` : ''}`
}

async function asked(person: Person, paths: readonly string[]): Promise<Map<string, Shown>> {
  const { cookie } = await sessionOf(person.person, now, person.roles.length > 0)
  const shown = new Map<string, Shown>()
  await inTurn(paths, async (path) => {
    const { status, location, body } = await site.ask(path, cookie)
    shown.set(path, { status, location: bare(location ?? ''), body: bare(body) })
  })
  return shown
}

/** Without what differs each time a page is made: keys of forms. */
function bare(body: string): string {
  const seen = new Map<string, number>()
  return body
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      if (!seen.has(id)) seen.set(id, seen.size)
      return `id-${seen.get(id)}`
    })
    .replace(/nonce="[^"]*"/g, '')
}

async function inTurn(paths: readonly string[], act: (path: string) => Promise<void>): Promise<void> {
  const waiting = [...paths]
  const one = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) await act(path)
  }
  await Promise.all(Array.from({ length: 6 }, one))
}

/** Every mail so far, as it is sent. */
async function mails(): Promise<{ to: string; template: string; text: string }[]> {
  const people = [made.owner.person, ...Object.values(made.panel).map((one) => one.person)]
  const rows = await db().select().from(outgoingMails).where(inArray(outgoingMails.recipient, people))
  return Promise.all(
    rows.map(async (row) => {
      const { subject, html, text } = await renderMail(
        row.template,
        await mailValues(row),
        languageOf(row.locale),
      )
      return { to: row.recipient, template: row.template, text: `${subject} ${html} ${text}` }
    }),
  )
}
