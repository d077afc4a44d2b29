import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import type { PartnerKind } from '#app/domain/proposal/schema/verbinding.ts'
import type { IndicatorValue } from '#app/domain/results/indicator.ts'
import {
  canEditIndicator,
  canPlaceNeighbourhood,
  type IndicatorEdit,
  keyOf,
  type PlanWords,
} from '#app/domain/results/programme-edit.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { partnerRows } from '#db/queries/partners.server.ts'
import { indicatorRows, pillarRows, placeRows, planRows } from '#db/queries/programme.server.ts'
import { funds } from '#db/schema/index.ts'
import * as write from '#db/writes/programme.server.ts'

/** A row of the programme as it is written; `key` is null for a new one, `seen` is the hash of what was on the page. */
export type PillarEdit = { what: 'pillar'; key: string | null; seen: string; name: string; goal: string }
export type NeighbourhoodEdit = {
  what: 'neighbourhood'
  key: string | null
  seen: string
  name: string
  parent: string | null
}
/** A new indicator has a `code` of its own, such as `L10`; `source` and `measuredBy` say where its figures come from. */
export type IndicatorSave = IndicatorEdit & {
  what: 'indicator'
  key: string | null
  seen: string
  code: string
  source: string | null
  measuredBy: string | null
}
/** What the programme planned for a year and what came of it; `pillar` is a key, null for the whole programme. */
export type PlanEdit = PlanWords & { what: 'plan'; key: string | null; seen: string }
/** An organisation or group that the programme works with; `email` is where it is asked whether it takes part. */
export type PartnerEdit = {
  what: 'partner'
  key: string | null
  seen: string
  name: string
  kind: PartnerKind
  email: string | null
}
/** A measured figure with its source; `places` are keys of neighbourhoods, none for the whole area. */
export type FigureAdd = {
  what: 'figure'
  indicator: string
  value: IndicatorValue
  period: string
  places: readonly string[]
  published: boolean
  /** Where it stood before the programme began to work on it. */
  baseline: boolean
  source: string
  quote: string
}
export type TargetAdd = {
  what: 'target'
  indicator: string
  value: number
  period: string | null
  source: string
}
export type ProgrammeEdit =
  | PillarEdit
  | NeighbourhoodEdit
  | IndicatorSave
  | PlanEdit
  | PartnerEdit
  | FigureAdd
  | TargetAdd

/**
 * Changes or adds one row of the programme: a pillar with its goal, a neighbourhood, an indicator, a plan of a year, a
 * partner, a figure or an aim.
 * Figures and aims are added, never changed. Refuses `not-found`, `changed-by-other` when the row is not what was on
 * the page, `key-taken`, and what `canEditIndicator` and `canPlaceNeighbourhood` refuse. Answers the key of the row.
 */
export async function editProgramme(
  actor: Person,
  form: { operation: string; edit: ProgrammeEdit },
  now: Date,
): Promise<Verdict<{ key: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'edit-programme', ...form }, now, async () => {
      const may = can(actor, 'edit-programme')
      if (!may.ok) return may
      await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, actor.fund)).for('no key update')
      const made = await make(tx, actor.fund, form.edit, now)
      if (!made.ok) return made
      await record(tx, {
        type: 'programme-edited',
        fund: actor.fund,
        actor: actor.id,
        what: form.edit.what,
        row: made.row,
        at: now,
      })
      return allowed({ key: made.key })
    }),
  )
}

/** The hash of a row as a page shows it: whoever saves says which row they saw. */
export function hashOfRow(row: object | null): string {
  return hashOf(row)
}

type Made = Verdict<{ row: string; key: string }>

async function make(tx: Tx, fund: string, edit: ProgrammeEdit, now: Date): Promise<Made> {
  switch (edit.what) {
    case 'pillar':
      return makePillar(tx, fund, edit, now)
    case 'neighbourhood':
      return makeNeighbourhood(tx, fund, edit, now)
    case 'indicator':
      return makeIndicator(tx, fund, edit, now)
    case 'plan':
      return makePlan(tx, fund, edit, now)
    case 'partner':
      return makePartner(tx, fund, edit, now)
    case 'figure':
    case 'target':
      return addNumber(tx, fund, edit, now)
  }
}

async function makePillar(tx: Tx, fund: string, edit: PillarEdit, now: Date): Promise<Made> {
  const rows = await pillarRows(tx, fund)
  const place = placeFor(rows, edit, keyOf(edit.name), now)
  if (!place.ok) return place
  await write.savePillar(tx, fund, {
    ...place,
    name: edit.name,
    goal: edit.goal,
    goalId: place.before?.goalId ?? null,
    newGoalId: newId(now),
  })
  return allowed({ row: place.id, key: place.key })
}

async function makeNeighbourhood(tx: Tx, fund: string, edit: NeighbourhoodEdit, now: Date): Promise<Made> {
  const rows = await placeRows(tx, fund)
  const place = placeFor(rows, edit, keyOf(edit.name), now)
  if (!place.ok) return place
  const verdict = canPlaceNeighbourhood(edit.key, edit.parent, rows)
  if (!verdict.ok) return verdict
  const parentId = rows.find(({ key }) => key === edit.parent)?.id ?? null
  await write.saveNeighbourhood(tx, fund, { ...place, name: edit.name, parentId })
  return allowed({ row: place.id, key: place.key })
}

async function makeIndicator(tx: Tx, fund: string, edit: IndicatorSave, now: Date): Promise<Made> {
  const rows = await indicatorRows(tx, fund)
  const place = placeFor(rows, edit, edit.code, now)
  if (!place.ok) return place
  const verdict = canEditIndicator(edit.key, edit, rows)
  if (!verdict.ok) return verdict
  const pillar = (await pillarRows(tx, fund)).find(({ key }) => key === edit.pillar)
  if (edit.pillar !== null && !pillar) return refused('not-found')
  await write.saveIndicator(tx, fund, {
    ...place,
    name: edit.name,
    unit: edit.unit,
    type: edit.type,
    direction: edit.direction,
    pillarId: pillar?.id ?? null,
    subsetOfId: rows.find(({ key }) => key === edit.subsetOf)?.id ?? null,
    source: edit.source,
    measuredBy: edit.measuredBy,
  })
  return allowed({ row: place.id, key: place.key })
}

async function makePlan(tx: Tx, fund: string, edit: PlanEdit, now: Date): Promise<Made> {
  const rows = await planRows(tx, fund)
  const id = newId(now)
  const place = placeFor(rows, edit, id, now)
  if (!place.ok) return place
  const pillar = (await pillarRows(tx, fund)).find(({ key }) => key === edit.pillar)
  if (edit.pillar !== null && !pillar) return refused('not-found')
  const { year, kind, label, plan, execution, source } = edit
  const words = { year, kind, label, plan, execution, source, recordedAt: now }
  await write.savePlan(tx, fund, { ...place, ...words, pillarId: pillar?.id ?? null })
  return allowed({ row: place.id, key: place.id })
}

async function makePartner(tx: Tx, fund: string, edit: PartnerEdit, now: Date): Promise<Made> {
  const rows = await partnerRows(tx, fund)
  const place = placeFor(rows, edit, keyOf(edit.name), now)
  if (!place.ok) return place
  const { name, kind, email } = edit
  await write.savePartner(tx, fund, { ...place, name, kind, email: email?.toLowerCase() ?? null })
  return allowed({ row: place.id, key: place.key })
}

async function addNumber(tx: Tx, fund: string, edit: FigureAdd | TargetAdd, now: Date): Promise<Made> {
  const indicator = (await indicatorRows(tx, fund)).find(({ key }) => key === edit.indicator)
  if (!indicator) return refused('not-found')
  const common = {
    id: newId(now),
    fundId: fund,
    indicatorId: indicator.id,
    source: edit.source,
    recordedAt: now,
  }
  if (edit.what === 'target') {
    await write.addTarget(tx, { ...common, value: edit.value, period: edit.period })
    return allowed({ row: common.id, key: edit.indicator })
  }
  const known = (await placeRows(tx, fund)).map(({ key }) => key)
  if (!edit.places.every((place) => known.includes(place))) return refused('not-found')
  const { value, valueMax, denominator, qualifier } = edit.value
  await write.addFigure(tx, {
    ...common,
    ...{ value, valueMax: valueMax ?? null, denominator: denominator ?? null, qualifier },
    ...{
      period: edit.period,
      neighbourhoods: [...edit.places],
      published: edit.published,
      baseline: edit.baseline,
      quote: edit.quote,
    },
  })
  return allowed({ row: common.id, key: edit.indicator })
}

type Row = { id: string; key: string; sort: number }
type Place<One> = { id: string; key: string; sort: number; isNew: boolean; before: One | null }

/** Where an edit goes: the row it names, when that is what was on the page, or a new row behind all others. */
function placeFor<One extends Row>(
  rows: readonly One[],
  edit: { key: string | null; seen: string },
  newKey: string,
  now: Date,
): Verdict<Place<One>> {
  if (edit.key !== null) {
    const before = rows.find(({ key }) => key === edit.key)
    if (!before) return refused('not-found')
    if (hashOfRow(before) !== edit.seen) return refused('changed-by-other')
    return allowed({ id: before.id, key: before.key, sort: before.sort, isNew: false, before })
  }
  if (newKey === '' || rows.some(({ key }) => key.toLowerCase() === newKey.toLowerCase()))
    return refused('key-taken')
  const sort = Math.max(-1, ...rows.map((row) => row.sort)) + 1
  return allowed({ id: newId(now), key: newKey, sort, isNew: true, before: null })
}
