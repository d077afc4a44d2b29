import { readFileSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeRound } from '#app/commands/make-round.server.ts'
import type { Person } from '#app/domain/access.ts'
import { type ProposalState, proposalStates } from '#app/domain/proposal/state.ts'
import { newId } from '#app/effects/id.ts'
import { db, ownerSql } from '#db/client.server.ts'
import {
  findProposals,
  type ProposalFilter,
  pageOf,
  proposalCounts,
} from '#db/queries/proposal-search.server.ts'
import { initiatives, proposals, rounds } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { draftOf, submitted } from '#tests/world/applying.ts'
import { aFund, enter, later, today, type World, yes } from '#tests/world/base.ts'

const database = useDatabase()
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

describe('what was sent is found by its words', () => {
  let world: World
  let sipke: Person
  let soup: string
  let draft: string
  beforeAll(async () => {
    world = await aFund()
    sipke = await enter(world, 'sipke')
    const ineke = await enter(world, 'ineke')
    const pages = { voornemen: { plan: { plan: 'Vrijwilligers koken elke dinsdag voor eenzame buren.' } } }
    soup = (await submitted(world, ineke, { title: 'Soep op dinsdag', pages })).proposal
    draft = await draftOf(world, ineke, { title: 'Soep op zaterdag' })
  })
  const found = async (words: string, actor = sipke) =>
    idsOf((await findProposals(db(), actor, { words })).rows)

  test.each(['soep', 'SOEP', 'buur', 'vrijwilliger', 'eenzaam dinsdag', '"elke dinsdag"'])(
    '%s, in whatever form it stands there',
    async (words) => {
      expect(await found(words)).toEqual([soup])
    },
  )

  test.each([
    'zaterdag',
    'voetbal',
    'soep voetbal',
    'soep -dinsdag',
    'de',
    '"',
    "'; drop table proposals; --",
  ])('but not by %s', async (words) => {
    expect(await found(words)).toEqual([])
  })

  test('and by its reference, as people type it', async () => {
    const [row] = await db().select().from(proposals).where(eq(proposals.id, soup))
    const typed = row?.reference?.toLowerCase().replaceAll('-', ' ') ?? ''
    expect(await found(typed)).toEqual([soup])
    expect(await found('LO-2026-9999')).toEqual([])
  })

  test('never by how its writers can be reached or paid', async () => {
    const [row] = await db()
      .select({ words: sql<string>`strip(search)::text` })
      .from(proposals)
      .where(eq(proposals.id, soup))
    expect(row?.words).toContain("'soep'")
    expect(row?.words).not.toMatch(/@|example|nl\d\d|\d{10}/i)
  })

  test('a draft is never found, nor anything of another fund', async () => {
    expect(await found('soep')).not.toContain(draft)
    expect(await found('', sipke)).toEqual([soup])
    expect(await found('soep', await enter(await aFund(), 'sipke'))).toEqual([])
  })

  test('also when it was sent before there were words to search in', async () => {
    await db().update(proposals).set({ search: null }).where(eq(proposals.id, soup))
    expect(await found('eenzaam')).toEqual([])
    const owner = ownerSql(database.url())
    await owner.unsafe(readFileSync('drizzle/0004_proposals_words.sql', 'utf8'))
    await owner.end()
    expect(await found('eenzaam')).toEqual([soup])
    const [row] = await db()
      .select({ words: sql<string>`strip(search)::text`, state: proposals.state })
      .from(proposals)
      .where(eq(proposals.id, soup))
    expect(row?.words).not.toMatch(/@|nl\d\d/i)
    const [left] = await db()
      .select({ search: proposals.search })
      .from(proposals)
      .where(eq(proposals.id, draft))
    expect(left?.search).toBeNull()
  })
})

const vocabulary = ['soep', 'taal', 'sport', 'muziek', 'tuin']
const places = ['bilgaard', 'oud-oost', 'vlietzone']
const pillars = ['leren', 'wonen']
type Sent = {
  id: string
  words: string[]
  state: ProposalState
  round: string
  pillars: string[]
  neighbourhoods: string[]
  at: Date
}

test('every combination of filters finds what a plain filter finds, on pages that follow each other', async () => {
  const world = await aFund()
  const sipke = await enter(world, 'sipke')
  const { round: other } = await yes(
    makeRound(world.fund, 'system', { ...world.roundForm, slug: 'najaar' }, today),
  )
  const roundKeys = [world.round, other]
  const row = fc.record({
    words: fc.subarray(vocabulary),
    state: fc.constantFrom(...proposalStates),
    round: fc.constantFrom(...roundKeys),
    pillars: fc.subarray(pillars),
    neighbourhoods: fc.subarray(places),
    minutes: fc.integer({ min: 0, max: 6 }),
  })
  const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
  const filter: fc.Arbitrary<ProposalFilter> = fc.record({
    words: maybe(fc.subarray(vocabulary, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '))),
    states: maybe(fc.subarray([...proposalStates])),
    round: maybe(fc.constantFrom(...roundKeys, 'no-round')),
    pillar: maybe(fc.constantFrom(...pillars, 'zorg')),
    neighbourhoods: maybe(fc.subarray(places)),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(filter, { minLength: 8, maxLength: 8 }),
      async (rows, filters) => {
        await db().delete(proposals).where(eq(proposals.fundId, world.fund))
        const sent: Sent[] = rows.map(({ minutes, ...one }) => ({
          ...one,
          id: newId(today),
          at: later({ minutes }),
        }))
        await insert(world, sent)
        for (const one of filters) {
          const expected = newestFirst(sent.filter((proposal) => fitsPlainly(proposal, one)))
          expect(await allPages(sipke, one)).toEqual(expected)
          const counts = await proposalCounts(db(), sipke, { ...one, states: undefined })
          const total = Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0)
          expect(total).toBe(
            sent.filter((proposal) => fitsPlainly(proposal, { ...one, states: undefined })).length,
          )
        }
      },
    ),
    { numRuns: 20 },
  )
})

async function allPages(actor: Person, filter: ProposalFilter): Promise<string[]> {
  const found: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await findProposals(db(), actor, filter, after, 3)
    found.push(...idsOf(page.rows))
    if (!page.next) return found
    after = page.next
  }
}

function fitsPlainly(
  proposal: Sent,
  { words, states, round, pillar, neighbourhoods }: ProposalFilter,
): boolean {
  return (
    proposal.state !== 'draft' &&
    (!words || words.split(' ').every((word) => proposal.words.includes(word))) &&
    (!states || states.includes(proposal.state)) &&
    (!round || proposal.round === round) &&
    (!pillar || proposal.pillars.includes(pillar)) &&
    (!neighbourhoods || neighbourhoods.some((key) => proposal.neighbourhoods.includes(key)))
  )
}

function newestFirst(sent: Sent[]): string[] {
  const sorted = [...sent].sort(
    (one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1),
  )
  return idsOf(sorted)
}

async function insert(world: World, sent: Sent[]): Promise<void> {
  const initiative = newId(today)
  await db().insert(initiatives).values({ id: initiative, fundId: world.fund, name: '', createdAt: today })
  const rows = sent.map(({ id, words, state, round, pillars, neighbourhoods, at }) => ({
    id,
    fundId: world.fund,
    roundId: round,
    initiativeId: initiative,
    state,
    pillars,
    neighbourhoods,
    createdAt: at,
    changedAt: at,
    submittedAt: state === 'draft' ? null : at,
    search: sql`to_tsvector('dutch', ${words.join(' ')})` as unknown as string,
  }))
  if (rows.length > 0) await db().insert(proposals).values(rows)
}

describe('with ten thousand proposals', () => {
  let sipke: Person
  beforeAll(async () => {
    const world = await aFund()
    sipke = await enter(world, 'sipke')
    await insert(world, [])
    const [round] = await db().select().from(rounds).where(eq(rounds.id, world.round))
    await db().execute(sql`
      insert into proposals (id, fund_id, round_id, initiative_id, state, title, created_at, changed_at, submitted_at, search)
      select gen_random_uuid(), ${world.fund}, ${round?.id}, (select id from initiatives where fund_id = ${world.fund} limit 1),
        'submitted', 'Plan ' || n, now(), now(), timestamptz '2026-01-01' + n * interval '1 minute',
        to_tsvector('dutch', 'een plan over buren en nummer' || n || case when n % 1000 = 0 then ' met gekleurde tulpen' else '' end)
      from generate_series(1, 10000) n`)
    const owner = ownerSql(database.url())
    await owner`analyze proposals`
    await owner.end()
  }, 60_000)

  const planOf = async (filter: ProposalFilter, after?: string) => {
    const rows = await db().execute(sql`explain ${pageOf(db(), sipke, filter, after).getSQL()}`)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }

  test('words are looked up in their index', async () => {
    expect((await findProposals(db(), sipke, { words: 'gekleurd tulp' })).rows).toHaveLength(10)
    const plan = await planOf({ words: 'gekleurd tulp' })
    expect(plan).toContain('proposals_search')
    expect(plan).not.toContain('Seq Scan on proposals')
  })

  test('the newest page, and one that follows it, come in the order of their index', async () => {
    const first = await findProposals(db(), sipke, {})
    expect(first.rows.map(({ title }) => title).slice(0, 2)).toEqual(['Plan 10000', 'Plan 9999'])
    for (const after of [undefined, first.next ?? undefined]) {
      const plan = await planOf({}, after)
      expect(plan).toContain('proposals_newest')
      expect(plan).not.toMatch(/Seq Scan on proposals|Sort Key: proposals/)
    }
  })

  test('a number is found by its own index', async () => {
    expect(await planOf({ words: 'LO-2026-0042' })).not.toContain('Seq Scan on proposals')
  })
})
