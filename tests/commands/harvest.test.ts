import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { approveHarvest, editionNow } from '#app/commands/approve-harvest.server.ts'
import { editProgramme } from '#app/commands/edit-programme.server.ts'
import { moveHarvestDay } from '#app/commands/move-harvest-day.server.ts'
import { offerHarvest } from '#app/commands/offer-harvest.server.ts'
import { removeHarvest } from '#app/commands/remove-harvest.server.ts'
import { returnHarvest } from '#app/commands/return-harvest.server.ts'
import { startHarvest } from '#app/commands/start-harvest.server.ts'
import { type HarvestTextForm, writeHarvest } from '#app/commands/write-harvest.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { changedInBlock, changedSince } from '#app/domain/results/annual-report-edition.ts'
import { refused } from '#app/domain/verdict.ts'
import { harvestView } from '#app/i18n/harvest-view.ts'
import { harvestWords } from '#app/i18n/harvest-words.ts'
import { db } from '#db/client.server.ts'
import { pilesOf } from '#db/queries/desk.server.ts'
import { type BlockRow, blocksOf, harvestById } from '#db/queries/harvests.server.ts'
import { harvestFacts, harvestFactsNow, publicHarvest } from '#db/queries/public/harvest.server.ts'
import { events, harvestOffers, harvests, harvestTexts } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { approvedHarvest, startedHarvest } from '#tests/world/harvest.ts'
import { importedProgramme } from '#tests/world/programme.ts'

useDatabase({ max: 12 })

const span = { year: 2024, cutOff: dayOf(today) }
const told = 'veiligheid.plan-3.execution'
let world: World
let sipke: Person
let tjitske: Person
let harvest: string

beforeAll(async () => {
  world = await aFund()
  await importedProgramme(world)
  sipke = await enter(world, 'sipke')
  tjitske = await enter(world, 'tjitske')
  harvest = await startedHarvest(world)
})

const part = async (key: string, of = harvest): Promise<BlockRow> =>
  (await blocksOf(db(), of)).find((one) => one.key === key)!
const write = (change: Partial<HarvestTextForm>, by = sipke, of = harvest) =>
  writeHarvest(
    by,
    of,
    { operation: operation(), block: 'opening', seen: 1, nl: 'Een begin.', en: null, ...change },
    later({ minutes: 5 }),
  )
const approve = async (by: Person, seen?: string, of = harvest) => {
  const row = await harvestById(db(), by.fund, of)
  const hash = seen ?? (row ? (await editionNow(db(), by.fund, row)).hash : '0'.repeat(64))
  return approveHarvest(by, of, { operation: operation(), seen: hash }, later({ days: 1 }))
}
let minute = 50
const next = () => later({ minutes: minute++ })
const offer = (by: Person, of = harvest) => offerHarvest(by, of, { operation: operation() }, next())
const giveBack = (by: Person, of = harvest) =>
  returnHarvest(by, of, { operation: operation(), reason: 'Het begin kan korter.' }, next())
const remove = (by: Person, of = harvest) =>
  removeHarvest(by, of, { operation: operation(), reason: 'Het jaar was verkeerd.' }, later({ days: 1 }))
/** The programme counted the young people of S03 again. */
const counted = (value: number, at = later({ minutes: value / 10 })) =>
  yes(
    editProgramme(
      sipke,
      {
        operation: operation(),
        edit: {
          what: 'figure',
          indicator: 'S03',
          value: { value, qualifier: 'exact' },
          period: '2024',
          places: [],
          published: true,
          baseline: false,
          source: 'Natelling',
          quote: '',
        },
      },
      at,
    ),
  )

describe('writing in a harvest', () => {
  test('a text that somebody else saved in between is refused, and nothing of either is lost', async () => {
    await yes(write({ nl: 'De eerste tekst.' }))
    expect(await write({ nl: 'De tweede tekst.' })).toEqual(refused('harvest-changed'))
    expect(await part('opening')).toMatchObject({ text: { nl: 'De eerste tekst.' }, textVersion: 2 })
    const twins = await Promise.all(['één', 'twee'].map((nl) => write({ nl, seen: 2 })))
    expect(twins.filter(({ ok }) => ok)).toHaveLength(1)
    const { id } = await part('opening')
    const kept = await db().select().from(harvestTexts).where(eq(harvestTexts.blockId, id))
    expect(kept.map(({ version }) => version).toSorted()).toEqual([1, 2, 3])
  })

  test('a number that nobody knows is refused by its name, and stores nothing', async () => {
    const before = await part('opening')
    for (const typed of ['{{figure:S99:2024}}', '{{figure:S03:2023}}', '{{cijfer:S03}}', '{{figure:S03']) {
      const verdict = await write({ nl: `Er zijn ${typed} mensen.`, seen: before.textVersion })
      expect(verdict).toMatchObject({ reason: { code: 'harvest-number-unknown' } })
    }
    expect(await part('opening')).toEqual(before)
  })

  test('is the manager’s: nobody else writes or starts one, and a list of figures has no text', async () => {
    const others = [tjitske, await enter(world, 'henk'), await enter(await aFund(), 'sipke')]
    for (const other of others) expect(await write({ seen: 3 }, other)).toEqual(refused('not-found'))
    const start = { operation: operation(), year: 2023, cutOff: dayOf(today) }
    expect(await startHarvest(tjitske, start, harvestWords, today)).toEqual(refused('not-found'))
    expect(await write({ block: 'veiligheid.figures' })).toEqual(refused('not-found'))
    expect(await write({ block: 'nergens' })).toEqual(refused('not-found'))
    expect(await write({}, sipke, operation())).toEqual(refused('not-found'))
  })

  test('a second one of the year is refused while the first is unfinished', async () => {
    const start = { operation: operation(), ...span }
    expect(await startHarvest(sipke, start, harvestWords, today)).toEqual(
      refused('harvest-open', { year: '2024' }),
    )
  })
})

describe('a number that changes', () => {
  test('is marked in the text with what it was, until somebody writes the text again', async () => {
    await counted(45)
    const facts = await harvestFacts(db(), world.fund, span)
    const row = await part(told)
    const changed = changedInBlock(row, row.seen, facts)
    expect(changed).toMatchObject([{ token: '{{figure:S03:2024}}', was: { value: { value: 42 } } }])
    const edition = (await editionNow(db(), world.fund, (await harvestById(db(), world.fund, harvest))!))
      .edition
    const view = harvestView(edition, 'nl', {
      since: 'writing',
      of: (key) => (key === told ? changed : []),
    })
    const pieces = view
      .flatMap(({ passages }) => passages)
      .flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.flat()))
      .filter((piece) => piece.changed !== null)
    expect(pieces).toMatchObject([{ text: '45 jongeren', changed: 'was 42 jongeren' }])
    await yes(write({ block: told, nl: row.text.nl, seen: row.textVersion }))
    const again = await part(told)
    expect(changedInBlock(again, again.seen, facts)).toEqual([])
  })
})

describe('what a harvest tells of', () => {
  test('is what was known on its last day; another last day takes in what came after', async () => {
    await counted(44, later({ days: 2 }))
    const known = async () => {
      const { indicators } = await harvestFacts(
        db(),
        world.fund,
        (await harvestById(db(), world.fund, harvest))!,
      )
      return indicators.find(({ key }) => key === 'S03')?.figures[0]?.value.value
    }
    expect(await known()).toBe(45)
    const move = (cutOff: string, at = later({ days: 3 })) =>
      moveHarvestDay(sipke, harvest, { operation: operation(), cutOff: cutOff as typeof span.cutOff }, at)
    expect(await move('2026-03-14')).toEqual(refused('harvest-day-ahead', { on: '2026-03-13' }))
    expect(await move('2023-12-31')).toMatchObject({ reason: { code: 'harvest-day-before' } })
    await yes(move('2026-03-13'))
    expect(await known()).toBe(44)
    const row = await part(told)
    expect(
      changedInBlock(row, row.seen, await harvestFacts(db(), world.fund, { ...span, cutOff: '2026-03-13' })),
    ).toMatchObject([{ was: { value: { value: 45 } }, now: { value: { value: 44 } } }])
    await yes(move(span.cutOff))
  })
})

describe('handing a harvest over', () => {
  test('is the manager’s; nobody approves one that was not handed over', async () => {
    expect(await approve(tjitske)).toEqual(refused('harvest-drafting'))
    expect(await giveBack(tjitske)).toEqual(refused('harvest-drafting'))
    expect(await offer(tjitske)).toEqual(refused('not-found'))
    await yes(offer(sipke))
    expect(await offer(sipke)).toEqual(refused('harvest-offered'))
    expect(await write({ seen: 3 })).toEqual(refused('harvest-offered'))
  })

  test('puts it on the list of who approves, and giving back on that of the manager', async () => {
    const listed = async (by: Person) =>
      (await pilesOf(db(), by, span.cutOff, { sorts: ['harvests'] })).flatMap(({ items }) =>
        items.map(({ kind, title }) => `${kind} ${title}`),
      )
    const both: Person = { ...sipke, roles: ['manager', 'approver'] }
    expect(await listed(tjitske)).toEqual(['harvest-approve 2024'])
    expect([await listed(sipke), await listed(both)]).toEqual([[], []])
    expect(await giveBack(await enter(world, 'henk'))).toEqual(refused('not-found'))
    await yes(giveBack(tjitske))
    expect([await listed(tjitske), await listed(sipke)]).toEqual([[], ['harvest-write 2024']])
    const row = (await harvestById(db(), world.fund, harvest))!
    expect(row).toMatchObject({ stand: 'drafting', offer: { returned: { reason: 'Het begin kan korter.' } } })
    await yes(offer(sipke))
    await yes(giveBack(sipke))
    await yes(offer(sipke))
    const offers = await db().select().from(harvestOffers).where(eq(harvestOffers.harvestId, harvest))
    expect(offers.filter(({ returnedAt }) => returnedAt !== null)).toHaveLength(2)
  })
})

describe('approving a harvest', () => {
  test('is for who may, and not for who started it or wrote in it', async () => {
    const both: Person = { ...sipke, roles: ['manager', 'approver'] }
    expect(await approve(both)).toEqual(refused('same-person'))
    expect(await approve(sipke)).toEqual(refused('not-found'))
    expect(await approve(await enter(world, 'henk'))).toEqual(refused('not-found'))
    const writes: Person = { ...tjitske, roles: ['manager', 'approver'] }
    const { textVersion } = await part('money')
    await yes(giveBack(tjitske))
    await yes(write({ block: 'money', nl: 'Over het geld.', seen: textVersion }, writes))
    await yes(offer(sipke))
    expect(await approve(writes)).toEqual(refused('same-person'))
    await yes(giveBack(sipke))
    await yes(write({ block: 'money', nl: 'Over het geld van 2024.', seen: textVersion + 1 }))
    await yes(offer(sipke))
  })

  test('is of what was on the page: a text or a number that changed since stops it', async () => {
    const row = (await harvestById(db(), world.fund, harvest))!
    const { hash } = await editionNow(db(), world.fund, row)
    await counted(46)
    expect(await approve(tjitske, hash)).toEqual(refused('harvest-changed'))
    await yes(approve(tjitske))
    expect(await approve(tjitske)).toEqual(refused('harvest-approved'))
    expect(await write({ seen: 3 })).toEqual(refused('harvest-approved'))
    const log = await db()
      .select()
      .from(events)
      .where(and(eq(events.fundId, world.fund), eq(events.type, 'harvest-approved')))
    expect(log).toHaveLength(1)
  })

  test('freezes it: what changes later is marked beside it, and a new version takes it over', async () => {
    await counted(47, later({ days: 3 }))
    const frozen = (await publicHarvest(db(), world.fund, 2024))!
    expect(changedSince(frozen.edition, await harvestFacts(db(), world.fund, span))).toEqual([])
    const changed = changedSince(frozen.edition, await harvestFactsNow(db(), world.fund, span))
    expect(changed).toMatchObject([
      { token: '{{figure:S03:2024}}', was: { value: { value: 46 } }, now: { value: { value: 47 } } },
    ])
    const newer = { year: 2024, cutOff: dayOf(later({ days: 4 })) }
    const start = { operation: operation(), ...newer }
    const again = await yes(startHarvest(sipke, start, harvestWords, later({ days: 4 })))
    const taken = await part('opening', again.harvest)
    expect(taken.text.nl).toBe((await part('opening')).text.nl)
    const text = await part(told, again.harvest)
    expect(changedInBlock(text, text.seen, await harvestFacts(db(), world.fund, newer))).toMatchObject([
      { was: { value: { value: 45 } }, now: { value: { value: 47 } } },
    ])
    expect((await publicHarvest(db(), world.fund, 2024))?.id).toBe(harvest)
    await yes(offer(sipke, again.harvest))
    await yes(approve(tjitske, undefined, again.harvest))
    expect(await publicHarvest(db(), world.fund, 2024)).toMatchObject({ id: again.harvest, version: 2 })
    expect(await approve(tjitske, undefined, operation())).toEqual(refused('not-found'))
  })
})

test('a harvest that was started by mistake is taken away, and kept in the log; an approved one never', async () => {
  const wrong = await startedHarvest(world, 2023)
  expect(await remove(tjitske, wrong)).toEqual(refused('not-found'))
  await yes(remove(sipke, wrong))
  expect(await harvestById(db(), world.fund, wrong)).toBeNull()
  expect(await write({}, sipke, wrong)).toEqual(refused('not-found'))
  const [row] = await db().select().from(harvests).where(eq(harvests.id, wrong))
  expect(row).toMatchObject({ removedBy: sipke.person, removedReason: 'Het jaar was verkeerd.' })
  const log = await db().select().from(events).where(eq(events.type, 'harvest-removed'))
  expect(log.map(({ data }) => data)).toMatchObject([{ harvest: wrong, year: 2023 }])
  const again = await startedHarvest(world, 2023)
  expect(await harvestById(db(), world.fund, again)).toMatchObject({ version: 1, stand: 'drafting' })
  expect(await remove(sipke)).toEqual(refused('harvest-approved'))
})

test('another fund knows nothing of it', async () => {
  const other = await aFund()
  await importedProgramme(other)
  await approvedHarvest(other)
  expect(await harvestById(db(), other.fund, harvest)).toBeNull()
})
