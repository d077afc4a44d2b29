import { randomUUID } from 'node:crypto'
import type { Person } from '#app/domain/access.ts'
import { can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { directions, type IndicatorType, mayOverlap, qualifiers } from '#app/domain/results/indicator.ts'
import { editableTypes } from '#app/domain/results/programme-edit.ts'
import { formatDay, formatShortDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { formatWithUnit, unitBeside } from '#app/i18n/units.ts'
import { db } from '#db/client.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { measuredFor } from '#db/queries/measured-for.server.ts'
import {
  type IndicatorRow,
  indicatorRows,
  numbersOf,
  pillarRows,
  placeRows,
} from '#db/queries/programme.server.ts'
import { placeName, placeNames, valueText } from '../results/values.server.ts'
import { overlapsView } from './overlaps.server.ts'
import { envelope, found, newKey } from './row-form.server.ts'

/** The programme as data: pillars with goals, neighbourhoods, indicators with what hangs on them. */
export async function programmePage(actor: Person) {
  const [pillars, places, indicators] = [
    await pillarRows(db(), actor.fund),
    await placeRows(db(), actor.fund),
    await indicatorRows(db(), actor.fund),
  ]
  const groups = [
    ...pillars.map(({ key, name }) => ({ key, name })),
    { key: null, name: m.results_public_whole_programme() },
  ]
  return {
    edits: can(actor, 'edit-programme').ok,
    pillars: pillars.map(({ key, name, goal }) => ({ key, name, goal })),
    places: places.map(({ key, name, parent }) => ({
      key,
      name,
      parent: places.find((one) => one.key === parent)?.name ?? '',
    })),
    groups: groups.map(({ key, name }) => ({
      key: key ?? 'programme',
      title: name,
      rows: indicators
        .filter(({ pillar }) => pillar === key)
        .map((one) => ({
          key: one.key,
          name: one.name,
          unit: one.unit,
          type: typeWord(one.type),
          figures: one.figures,
          targets: one.targets,
          part: one.subsetOf ? m.results_programme_part_of({ key: one.subsetOf }) : null,
        })),
    })),
  }
}

export async function pillarEditPage(actor: Person, key: string | undefined) {
  const row =
    key === newKey ? null : found((await pillarRows(db(), actor.fund)).find((one) => one.key === key))
  return { isNew: row === null, name: row?.name ?? '', goal: row?.goal ?? '', ...envelope(row) }
}

export async function neighbourhoodEditPage(actor: Person, key: string | undefined) {
  const rows = await placeRows(db(), actor.fund)
  const row = key === newKey ? null : found(rows.find((one) => one.key === key))
  const above = rows.filter(({ parent, key: other }) => parent === null && other !== row?.key)
  return {
    isNew: row === null,
    name: row?.name ?? '',
    parent: row?.parent ?? '',
    parents: above.map(({ key: value, name: label }) => ({ value, label })),
    ...envelope(row),
  }
}

export async function indicatorEditPage(actor: Person, key: string | undefined, language: Language) {
  const rows = await indicatorRows(db(), actor.fund)
  const row = key === newKey ? null : found(rows.find((one) => one.key === key))
  const pillars = await pillarRows(db(), actor.fund)
  return {
    isNew: row === null,
    code: row?.key ?? '',
    name: row?.name ?? '',
    unit: row?.unit ?? '',
    type: row?.type ?? '',
    direction: row?.direction ?? 'up',
    pillar: row?.pillar ?? '',
    subsetOf: row?.subsetOf ?? '',
    source: row?.source ?? '',
    measuredBy: row?.measuredBy ?? '',
    overlaps: row && mayOverlap(row.type) ? await overlapsView(actor, row) : null,
    fixed: row?.hasFigures ?? false,
    types: editableTypes.map((value) => ({ value, label: typeWord(value) })),
    directions: directions.map((value) => ({
      value,
      label: value === 'up' ? m.results_programme_up() : m.results_programme_down(),
    })),
    pillars: pillars.map(({ key: value, name: label }) => ({ value, label })),
    wholes: rows
      .filter((one) => one.key !== row?.key)
      .map((one) => ({ value: one.key, label: `${one.key} ${one.name}` })),
    numbers: row ? await numberLists(actor, row, language) : null,
    measured: row ? await measuredList(actor, row, language) : [],
    ...envelope(row),
  }
}

/** What a new figure or aim is about; not found for an indicator nobody knows. */
export async function numberPage(actor: Person, key: string | undefined) {
  const row = found((await indicatorRows(db(), actor.fund)).find((one) => one.key === key))
  const places = await placeRows(db(), actor.fund)
  return {
    key: row.key,
    name: row.name,
    unit: row.unit,
    type: row.type,
    typeWord: typeWord(row.type),
    needsDenominator: row.type === 'percentage',
    places: places.map(({ key: value, name: label }) => ({ value, label })),
    qualifiers: qualifiers.map((value) => ({ value, label: qualifierWord(value) })),
    operation: randomUUID(),
  }
}

/** How many measurements of grants stand on the page of an indicator; the public page has them all. */
const measuredShown = 50

/** What grants counted for it, each with where it is put right by who may. */
async function measuredList(actor: Person, { key }: IndicatorRow, language: Language) {
  const neighbourhoods = await neighbourhoodsOf(db(), actor.fund)
  const corrects = can(actor, 'judge-report').ok
  const rows = await measuredFor(db(), actor, key, measuredShown)
  return rows.map(({ id, grant, initiative, reference, name, unit, value, period, neighbourhood }) => ({
    key: id,
    grant: { name: `${initiative}, ${reference}`, href: `/manager/grants/${grant}` },
    name,
    figure: `${valueText(value, language)} ${unitBeside(value, unit)}`,
    place: neighbourhood === null ? null : placeName(neighbourhood, neighbourhoods),
    period: m.results_public_period({
      from: formatShortDay(period.from, language),
      to: formatShortDay(period.to, language),
    }),
    correction: corrects ? `/manager/measurements/${id}/correction` : null,
  }))
}

async function numberLists(actor: Person, { id, unit }: IndicatorRow, language: Language) {
  const { figures, targets } = await numbersOf(db(), actor.fund, id)
  const neighbourhoods = await neighbourhoodsOf(db(), actor.fund)
  return {
    figures: figures.map(({ places, period, published, baseline, source, quote, recordedAt, ...figure }) => ({
      key: figure.id,
      figure: `${valueText(figure, language)} ${unitBeside(figure, unit)}`,
      note: baseline ? m.results_programme_is_baseline() : null,
      period,
      places:
        places.length > 0 ? placeNames(places, neighbourhoods, language) : m.results_programme_whole_area(),
      source: published ? source : m.results_programme_not_public({ source }),
      quote,
      recorded: formatDay(dayOf(recordedAt), language),
    })),
    targets: targets.map((target) => ({
      key: target.id,
      figure: formatWithUnit(target.value, unit, language),
      period: target.period ?? '–',
      source: target.source,
      recorded: formatDay(dayOf(target.recordedAt), language),
    })),
  }
}

export function typeWord(type: IndicatorType): string {
  return {
    count: m.results_programme_type_count,
    'unique-people': m.results_programme_type_people,
    'unique-households': m.results_programme_type_households,
    contacts: m.results_programme_type_contacts,
    reach: m.results_programme_type_reach,
    percentage: m.results_programme_type_percentage,
    rate: m.results_programme_type_rate,
    score: m.results_programme_type_score,
    'yes-no': m.results_programme_type_yes_no,
    money: m.results_programme_type_money,
  }[type]()
}

function qualifierWord(qualifier: (typeof qualifiers)[number]): string {
  return {
    exact: m.results_report_exact,
    about: m.results_report_about,
    'more-than': m.results_report_more_than,
  }[qualifier]()
}
