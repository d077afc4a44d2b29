import type { Counted, Standpoint } from './actual.ts'
import { besideWhy, type GrantIndicator, type ProgrammeUnit, placesOf } from './contribution.ts'
import { countsPeople } from './indicator.ts'
import { type Cell, type Group, hiddenIn } from './suppression.ts'

/** The ids under which counts of people are kept from public pages; see `hiddenFigures`. */
export const cellOf = {
  point: (of: Pick<GrantIndicator, 'grant' | 'id'>, report: string) => `point ${of.grant} ${of.id} ${report}`,
  row: (row: Pick<Counted, 'id'>) => `row ${row.id}`,
  together: (programme: string) => `together ${programme}`,
  place: (programme: string, place: string) => `place ${programme} ${place}`,
}

/**
 * The counts of people that no public page shows, of all grants of a fund at once: a figure that is hidden on the page
 * of a grant may not be found by subtraction on another page. Each figure of a grant is a total of its places, and a
 * part of what the programme counts together, in all and per neighbourhood. Sums of people count as their upper end,
 * because that is what one subtracts from.
 */
export function hiddenFigures(
  indicators: readonly ProgrammeUnit[],
  all: readonly GrantIndicator[],
): Set<string> {
  const people = all.filter(({ type }) => countsPeople(type))
  const kept = [
    ...people.flatMap((one) => one.course.map((standpoint) => ofStandpoint(one, standpoint))),
    ...indicators.map((indicator) => ofProgramme(indicator, people)),
  ]
  return hiddenIn(
    kept.flatMap(({ cells }) => cells),
    kept.flatMap(({ groups }) => groups),
  )
}

type Kept = { cells: Cell[]; groups: Group[] }

/** A figure of a grant at one moment, with its places when it was counted in more than one row. */
function ofStandpoint(one: GrantIndicator, { report, value, rows }: Standpoint): Kept {
  const point = { id: cellOf.point(one, report), value: value.value }
  const parts = rows
    .filter((row) => row.value !== value)
    .map((row) => ({ id: cellOf.row(row), value: row.value.value }))
  const groups = parts.length > 0 ? [{ total: point.id, parts: parts.map(({ id }) => id) }] : []
  return { cells: [point, ...parts], groups }
}

/** The newest figures that an indicator of the programme counts together, in all and per neighbourhood. */
function ofProgramme({ key, type, unit }: ProgrammeUnit, people: readonly GrantIndicator[]): Kept {
  const entering = people.filter((one) => one.programme === key && besideWhy({ type, unit }, one) === null)
  const points = entering.flatMap((one) => newest(one))
  if (points.length === 0) return { cells: [], groups: [] }
  const placed = entering.flatMap(placedIn)
  const places = [...new Set(placed.map(({ place }) => place))].map((place) =>
    totalOf(
      cellOf.place(key, place),
      placed.filter((part) => part.place === place),
    ),
  )
  const whole = totalOf(cellOf.together(key), points)
  const byPlace = { total: cellOf.together(key), parts: places.map(({ cell }) => cell.id) }
  return {
    cells: [whole.cell, ...places.map(({ cell }) => cell)],
    groups: [whole.group, ...places.map(({ group }) => group), byPlace],
  }
}

function newest(one: GrantIndicator): Cell[] {
  const last = one.course.at(-1)
  return last ? [{ id: cellOf.point(one, last.report), value: last.value.value }] : []
}

/** The figure of each place; a figure of one place alone is the figure of the grant. */
function placedIn(one: GrantIndicator): (Cell & { place: string })[] {
  const last = one.course.at(-1)
  return placesOf(one).map(({ place, row }) => {
    const id = last && row.value === last.value ? cellOf.point(one, last.report) : cellOf.row(row)
    return { place, id, value: row.value.value }
  })
}

function totalOf(id: string, parts: readonly Cell[]): { cell: Cell; group: Group } {
  const value = parts.reduce((sum, part) => sum + part.value, 0)
  return { cell: { id, value }, group: { total: id, parts: parts.map((part) => part.id) } }
}
