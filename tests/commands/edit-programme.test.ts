import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  editProgramme,
  hashOfRow,
  type IndicatorSave,
  type ProgrammeEdit,
} from '#app/commands/edit-programme.server.ts'
import type { Person } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { indicatorRows, numbersOf, pillarRows, placeRows, planRows } from '#db/queries/programme.server.ts'
import { harvestFacts } from '#db/queries/public/harvest.server.ts'
import { publicProgramme } from '#db/queries/public/results.server.ts'
import { events, programmeFigures, programmeIndicators, programmeTargets } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { importedProgramme } from '#tests/world/programme.ts'
import { aFund, enter, operation, today, type World, yes } from '#tests/world.ts'

useDatabase()

let world: World
let sipke: Person
beforeAll(async () => {
  world = await aFund()
  await importedProgramme(world)
  sipke = await enter(world, 'sipke')
})
const save = (edit: ProgrammeEdit, by: Person = sipke, key = operation()) =>
  editProgramme(by, { operation: key, edit }, today)
const indicatorOf = async (key: string) =>
  (await indicatorRows(db(), world.fund)).find((one) => one.key === key)!
const edited = async (key: string, change: Partial<IndicatorSave>): Promise<IndicatorSave> => {
  const row = await indicatorOf(key)
  const { name, unit, type, direction, pillar, subsetOf, source, measuredBy } = row
  return {
    what: 'indicator',
    key,
    code: key,
    seen: hashOfRow(row),
    name,
    unit,
    type,
    direction,
    pillar,
    subsetOf,
    source,
    measuredBy,
    ...change,
  }
}

describe('the real programme', () => {
  test('has 36 indicators, and only what was measured is a figure', async () => {
    const of = (table: typeof programmeIndicators | typeof programmeFigures | typeof programmeTargets) =>
      db().select({ n: sql<number>`count(*)::int` }).from(table).where(eq(table.fundId, world.fund))
    expect(await of(programmeIndicators)).toEqual([{ n: 36 }])
    expect(await of(programmeFigures)).toEqual([{ n: 27 }])
    expect(await of(programmeTargets)).toEqual([{ n: 8 }])
    for (const key of ['P13', 'W04', 'W10', 'W11', 'L07', 'L11', 'A01', 'A09', 'W03b']) {
      expect((await indicatorOf(key)).figures, key).toBe(0)
    }
    const { figures } = await numbersOf(db(), world.fund, (await indicatorOf('H02')).id)
    expect(figures).toMatchObject([{ value: 3600, qualifier: 'more-than', places: ['Bilgaard', 'Oud Oost'] }])
  })
})

describe('editing the programme', () => {
  test('the manager and the administrator may, nobody else', async () => {
    const [row] = await pillarRows(db(), world.fund)
    const edit = {
      what: 'pillar',
      key: row!.key,
      seen: hashOfRow(row!),
      name: 'Wonen',
      goal: 'Iedereen woont goed.',
    } as const
    for (const name of ['tjitske', 'henk', 'ineke'] as const) {
      expect(await save(edit, await enter(world, name))).toMatchObject({ reason: { code: 'not-found' } })
    }
    await yes(save(edit, await enter(world, 'jelle')))
    expect((await pillarRows(db(), world.fund))[0]).toMatchObject({
      name: 'Wonen',
      goal: 'Iedereen woont goed.',
    })
    const [event] = await db().select().from(events).where(eq(events.type, 'programme-edited'))
    expect(event?.data).toEqual({ what: 'pillar', row: row!.id })
  })

  test('a stale page overwrites nothing, and a twin is one change', async () => {
    const first = await edited('W07', { name: 'Speeltuinen klaar' })
    const key = operation()
    const twins = await Promise.all([save(first, sipke, key), save(first, sipke, key)])
    expect(twins).toEqual([
      { ok: true, key: 'W07' },
      { ok: true, key: 'W07' },
    ])
    expect(await save({ ...first, name: 'Anders' })).toMatchObject({ reason: { code: 'changed-by-other' } })
    expect(await indicatorOf('W07')).toMatchObject({ name: 'Speeltuinen klaar' })
  })

  test('unit and type of an indicator with figures stay', async () => {
    expect(await save(await edited('S03', { unit: 'mensen' }))).toMatchObject({
      reason: { code: 'indicator-has-figures' },
    })
    expect(await save(await edited('A01', { type: 'contacts' }))).toMatchObject({
      reason: { code: 'indicator-has-figures' },
    })
    await yes(save(await edited('W03b', { unit: 'buurten' })))
    expect(await save(await edited('S03', { subsetOf: 'S04' }))).toMatchObject({
      reason: { code: 'indicator-part-of-itself' },
    })
  })

  test('a new indicator has a code of its own; figures and aims are added with their source', async () => {
    const fresh = { ...(await edited('W07', {})), key: null, seen: '', name: 'Bankjes', unit: 'bankjes' }
    expect(await save({ ...fresh, code: 'w07' })).toMatchObject({ reason: { code: 'key-taken' } })
    await yes(save({ ...fresh, code: 'W12' }))
    const number = { indicator: 'W12', source: 'Telling van de gemeente' }
    const figure = {
      what: 'figure',
      ...number,
      value: { value: 7, qualifier: 'about' },
      period: '2026',
      places: ['bilgaard'],
      published: true,
      baseline: true,
      quote: 'ongeveer zeven bankjes',
    } as const
    expect(await save({ ...figure, places: ['parijs'] })).toMatchObject({ reason: { code: 'not-found' } })
    expect(await save({ ...figure, indicator: 'W99' })).toMatchObject({ reason: { code: 'not-found' } })
    await yes(save(figure))
    await yes(save({ what: 'target', ...number, value: 20, period: '2027' }))
    const { figures, targets } = await numbersOf(db(), world.fund, (await indicatorOf('W12')).id)
    expect(figures).toMatchObject([
      { value: 7, qualifier: 'about', baseline: true, places: ['bilgaard'], quote: 'ongeveer zeven bankjes' },
    ])
    expect(targets).toMatchObject([{ value: 20, period: '2027' }])
    expect(await save(await edited('W12', { unit: 'stoelen' }))).toMatchObject({
      reason: { code: 'indicator-has-figures' },
    })
  })

  test('an indicator says where its figures come from and who counts them', async () => {
    const words = { source: 'Registratie van de gemeente', measuredBy: 'De programmamanager' }
    await yes(save(await edited('W07', words)))
    expect(await indicatorOf('W07')).toMatchObject(words)
    const { indicators } = await publicProgramme(db(), world.fund)
    expect(indicators.find(({ key }) => key === 'W07')).toMatchObject(words)
  })

  test('a plan of a year is written before it is known what comes of it, and its year stays', async () => {
    const plan = {
      what: 'plan',
      key: null,
      seen: '',
      year: 2026,
      kind: 'plan',
      pillar: 'leren',
      label: 'Lezen op straat',
      plan: 'In elke wijk een boekenkast.',
      execution: '',
      source: 'Jaarplan 2026',
    } as const
    expect(await save({ ...plan, pillar: 'parijs' })).toMatchObject({ reason: { code: 'not-found' } })
    const { key } = await yes(save(plan))
    const [row] = await planRows(db(), world.fund)
    expect(row).toMatchObject({ key, year: 2026, execution: '' })
    const done = { ...plan, key, seen: hashOfRow(row ?? null), execution: 'Drie kasten staan er.' }
    await yes(save({ ...done, year: 2030 }))
    expect((await planRows(db(), world.fund))[0]).toMatchObject({
      year: 2026,
      execution: 'Drie kasten staan er.',
    })
    expect(await save(done)).toMatchObject({ reason: { code: 'changed-by-other' } })
    const facts = await harvestFacts(db(), world.fund, { year: 2026, cutOff: '2026-12-31' })
    expect(facts.plans).toMatchObject([{ label: 'Lezen op straat', execution: 'Drie kasten staan er.' }])
  })

  test('neighbourhoods are data: a new one gets a key of its name, and lies in one that lies in none', async () => {
    const fresh = {
      what: 'neighbourhood',
      key: null,
      seen: '',
      name: 'De Zwetten',
      parent: 'oud-oost',
    } as const
    expect(await yes(save(fresh))).toMatchObject({ key: 'de-zwetten' })
    expect(await save(fresh)).toMatchObject({ reason: { code: 'key-taken' } })
    const row = (await placeRows(db(), world.fund)).find(({ key }) => key === 'oud-oost')!
    const edit = {
      what: 'neighbourhood',
      key: 'oud-oost',
      seen: hashOfRow(row),
      name: 'Oud-Oost',
      parent: 'bilgaard',
    } as const
    expect(await save(edit)).toMatchObject({ reason: { code: 'neighbourhood-in-itself' } })
    await yes(save({ ...edit, parent: null }))
  })
})
