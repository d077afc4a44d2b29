import { beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '#app/domain/access.ts'
import { boardGroupings, boardParts, boardShows, countsOf } from '#app/domain/grant/board.ts'
import { type BoardCursor, boardQueryOf, isWhole } from '#app/domain/grant/board-query.ts'
import { csv } from '#app/exchange/csv.ts'
import { forecastPage } from '#app/server/fund/forecast-page.server.ts'
import { boardSheet } from '#app/server/granting/board-file.server.ts'
import { boardPage } from '#app/server/granting/board-page.server.ts'
import { askedBoard } from '#app/server/granting/board-scope.server.ts'
import { fundPage } from '#app/server/granting/fund-page.server.ts'
import { db, ownerSql } from '#db/client.server.ts'
import { type BoardRow, boardGroups, boardRows, boardTallies } from '#db/queries/board.server.ts'
import { trancheStandings } from '#db/schema/index.ts'
import { overheard } from '#tests/bench/overhear.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, type World } from '#tests/world/base.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { manyTranches } from '#tests/world/many-tranches.ts'
import { declare } from '#tests/world/panel.ts'

useDatabase({ max: 4 })

const now = new Date('2026-03-25T10:00:00Z')
const today = '2026-03-25'
let world: World
let made: GrantWorld
let sipke: Person
beforeAll(async () => {
  world = await aFund(900_000_00)
  made = await runningGrant(world)
  sipke = made.panel.sipke
  await grow(30)
})

async function grow(grants: number): Promise<void> {
  const owner = ownerSql()
  await owner`delete from tranche_standings where reference like 'K-%'`
  await owner`update grants set reference = 'oud-' || id where reference like 'K-%'`
  await manyTranches(owner, made.grant, grants, today)
  await owner.end()
}

const scopeOf = async (search: string, actor = sipke) =>
  (await askedBoard(actor, new URLSearchParams(search), now, 'nl')).scope

async function allRows(search: string, perPage = 7): Promise<BoardRow[]> {
  const scope = await scopeOf(search)
  const rows: BoardRow[] = []
  let after: BoardCursor | null = null
  for (;;) {
    const page: BoardRow[] = await boardRows(db(), scope, after, perPage)
    rows.push(...page)
    after = page.at(-1) ?? null
    if (page.length < perPage) return rows
  }
}

/** The same by hand: every row there is, judged one by one. */
async function expected(search: string) {
  const query = boardQueryOf(new URLSearchParams(search))
  const rows = await db().select().from(trancheStandings)
  const month = today.slice(0, 7)
  return rows.filter((row) => {
    const { state, plannedOn, lateFrom, paidOn, asks } = row
    const shown = {
      all:
        query.state || query.from || query.to
          ? state !== 'cancelled' || query.state !== null
          : lateFrom !== null || (paidOn ?? '') >= `${month}-01`,
      mine: asks === 'manager' || asks === 'either',
      late: lateFrom !== null && lateFrom <= today,
      stuck: lateFrom !== null && lateFrom <= today && ['planned', 'waiting', 'held'].includes(state),
      ready: ['ready', 'prepared', 'approved', 'in-file', 'failed'].includes(state),
      waiting: state === 'waiting' || state === 'planned',
      held: state === 'held',
      paid: state === 'paid',
    }[query.show]
    return (
      shown &&
      (!query.state || state === query.state) &&
      (!query.from || plannedOn.slice(0, 7) >= query.from) &&
      (!query.to || plannedOn.slice(0, 7) <= query.to) &&
      (query.least === null || row.amountCents >= query.least) &&
      (query.most === null || row.amountCents <= query.most) &&
      (!query.place || row.neighbourhoods.includes(query.place)) &&
      (!query.text || row.reference.toLowerCase().includes(query.text.toLowerCase()))
    )
  })
}

const searches = [
  ...boardShows.map((show) => `show=${show}`),
  ...boardGroupings.map((by) => `by=${by}`),
  'by=place&place=bilgaard',
  'from=1-2026&to=6-2026',
  'state=waiting&by=pot',
  'least=1.500&most=1.700,00&show=paid',
  'text=k-12',
  'text=%25&show=late',
  'pot=bestaat-niet',
]

describe('the board', () => {
  test.each(searches)('shows page by page all that its address asks for, each once: %s', async (search) => {
    const rows = await allRows(search)
    const keys = rows.map(({ grant, tranche }) => `${grant} ${tranche}`)
    expect(new Set(keys).size).toBe(keys.length)
    const wanted = search.startsWith('pot=') ? [] : await expected(search)
    expect(keys.toSorted()).toEqual(
      wanted.map(({ grantId, trancheId }) => `${grantId} ${trancheId}`).toSorted(),
    )
    const parts = rows.map(({ part }) => boardParts.indexOf(part))
    expect(parts).toEqual(parts.toSorted((one, other) => one - other))
    if (search === 'show=all') expect(new Set(parts).size).toBe(3)
    for (const { part, state } of rows) expect(part === 'paid').toBe(state === 'paid')
  })

  test.each(boardGroupings)('adds up every group whole, by %s', async (by) => {
    const scope = await scopeOf(`by=${by}`)
    const rows = await allRows(`by=${by}`)
    const groups = await boardGroups(db(), scope, [...new Set(rows.map(({ key }) => key))])
    for (const { part, key, count, openCents, paidCents } of groups) {
      const here = rows.filter((row) => row.part === part && row.key === key)
      const sum = (some: (row: BoardRow) => boolean) =>
        here.filter(some).reduce((total, { amountCents }) => total + amountCents, 0)
      expect(count).toBe(here.length)
      expect(openCents).toBe(sum(({ state }) => state !== 'paid'))
      expect(paidCents).toBe(sum(({ state }) => state === 'paid'))
    }
    expect(groups.reduce((total, { count }) => total + count, 0)).toBe(rows.length)
  })

  test.each(['', 'state=paid', 'state=cancelled', 'from=1-2025&to=12-2026', 'pot=giving'])(
    'counts what its lists show: %s',
    async (search) => {
      const scope = await scopeOf(search)
      const whole = isWhole(scope.query)
      const counts = countsOf(await boardTallies(db(), scope, '2026-01'), today, { whole })
      for (const [show, count] of Object.entries(counts))
        expect((await allRows(`${search}&show=${show}`)).length, show).toBe(count)
      if (search === 'state=paid') expect(counts.all).toBeGreaterThan(0)
    },
  )

  test('sets what was paid apart, under the month in which it was paid', async () => {
    const rows = (await allRows('show=paid')).filter(({ part }) => part === 'paid')
    expect(rows.length).toBeGreaterThan(1)
    for (const { key, paidOn } of rows) expect(key).toBe(paidOn?.slice(0, 7))
    const days = rows.map(({ paidOn }) => paidOn ?? '')
    expect(days).toEqual(days.toSorted())
    const { groups } = await boardPage(sipke, new URLSearchParams('show=paid'), now, 'nl')
    expect(groups[0]?.title).toMatch(/^Betaald in /)
    expect(groups[0]?.note).toMatch(/ betaald \(\d+\)$/)
  })

  test('says what of its address does not count, and what is shown', async () => {
    const wrong = async (search: string) =>
      (await boardPage(sipke, new URLSearchParams(search), now, 'nl')).wrong
    expect(await wrong('show=late&by=pot&text=x&pot=giving')).toBeNull()
    const said = (await wrong('state=betaald&pot=bestaat-niet&by=pot'))?.join(' ')
    expect(said).toContain('Staat: ‘betaald’ begrijpen wij niet.')
    expect(said).toContain('Potje: ‘bestaat-niet’ bestaat niet.')
    expect(said).toContain('U ziet nu: Open en deze maand betaald (0), per potje.')
  })

  test('leaves out what is closed to who looks, from rows, sums and the file', async () => {
    await declare(made.panel.tjitske, made.proposal, 'close', now)
    const lines = async (actor: Person) =>
      [...csv(await boardSheet(actor, new URLSearchParams(), now, 'nl'))].join('').trim().split('\r\n')
    const count = async (actor: Person) =>
      (await boardTallies(db(), await scopeOf('', actor), '2026-01')).reduce(
        (sum, tally) => sum + tally.count,
        0,
      )
    const open = (await allRows('')).filter(({ grant }) => grant === made.grant)
    expect(open.length).toBeGreaterThan(0)
    const rows = await boardRows(db(), await scopeOf('by=grant', made.panel.tjitske), null, 10_000)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ grant }) => grant === made.grant)).toEqual([])
    expect(await count(made.panel.tjitske)).toBe((await count(sipke)) - open.length)
    expect(await lines(made.panel.tjitske)).toHaveLength((await lines(sipke)).length - open.length)
  })

  test('comes as a file, whole, in the order of the page', async () => {
    const file = [...csv(await boardSheet(sipke, new URLSearchParams('show=late'), now, 'nl'))].join('')
    const [, ...lines] = file.trim().split('\r\n')
    const rows = await allRows('show=late')
    expect(rows.length).toBeGreaterThan(2)
    expect(lines.map((line) => line.split(';')[0])).toEqual(rows.map(({ reference }) => reference))
    expect(lines.every((line) => /;\d+,\d\d;/.test(line))).toBe(true)
  })
})

/** Sums by day may be read whole: they are as many as there are days, however many tranches there are. */
describe('with 60,000 tranches where there were 60', { timeout: 180_000 }, () => {
  const asks = async (work: () => Promise<unknown>) => (await overheard(work)).statements.length
  const page =
    (search = '') =>
    () =>
      boardPage(sipke, new URLSearchParams(search), now, 'nl')
  const position = () => fundPage(made.fund, { on: null, known: null }, now, 'nl')
  const forecast = () => forecastPage(made.fund, { late: null, comes: null, pot: null }, now)
  const all = async () => [
    await asks(page()),
    await asks(page('by=pot')),
    await asks(position),
    await asks(forecast),
  ]

  test('board, position and forecast ask as many questions, and indexes answer them', async () => {
    await grow(10)
    const few = await all()
    await grow(10_000)
    expect(await all()).toEqual(few)

    const owner = ownerSql()
    for (const work of [
      page(),
      page('by=pot'),
      page('by=grant'),
      page('by=place'),
      page('show=late'),
      page('show=paid'),
      position,
      forecast,
    ])
      for (const { text, values } of (await overheard(work)).statements) {
        const plan = await owner.unsafe(`explain ${text}`, values)
        const told = plan.map((line) => line['QUERY PLAN']).join('\n')
        expect(told, text).not.toMatch(/Seq Scan on (tranche_standings|grants|proposals|ledger_entries)/)
      }
    await owner.end()
  })
})
