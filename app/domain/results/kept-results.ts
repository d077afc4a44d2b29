import { z } from 'zod'
import { figureOf } from './aggregate.ts'
import {
  type Beside,
  contributionsTo,
  type GrantIndicator,
  type ProgrammeUnit,
  placesOf,
} from './contribution.ts'
import { cellOf, hiddenFigures } from './hidden-figures.ts'
import { qualifiers } from './indicator.ts'

/** How many figures of grants a page names apart; the others are only in the sum, and in the list of all. */
export const namedApart = 12

const valueSchema = z.object({
  value: z.number(),
  valueMax: z.number().nullish(),
  qualifier: z.enum(qualifiers),
  denominator: z.number().nullish(),
  n: z.number().nullish(),
  scale: z.object({ from: z.number(), to: z.number() }).nullish(),
})
const figureSchema = z.object({
  grant: z.string(),
  id: z.string(),
  unit: z.string(),
  shareBp: z.number(),
  value: valueSchema,
  hidden: z.boolean(),
})

/** What grants counted for one indicator of the programme, as it is kept: see `keptResults`. */
export const keptResultsSchema = z.object({
  /** In all (`place` null) and per neighbourhood that was counted apart; `figure` is null when it is no single one. */
  sums: z.array(
    z.object({
      place: z.string().nullable(),
      figure: valueSchema.nullable(),
      entering: z.number(),
      hidden: z.boolean(),
    }),
  ),
  largest: z.array(figureSchema),
  beside: z.array(figureSchema.extend({ why: z.enum(['other-unit', 'other-type'] satisfies Beside[]) })),
  besideCount: z.number(),
})
export type KeptResults = z.infer<typeof keptResultsSchema>
export type KeptFigure = KeptResults['largest'][number]

/** A count of people of a grant that no public page shows; the ids are those of `cellOf`. */
export type HiddenCount = { grant: string; cell: string }

export const noResults: KeptResults = { sums: [], largest: [], beside: [], besideCount: 0 }

/** The figures that decide together what is hidden: those of one indicator of the programme, or of one grant that feeds none. */
export function componentOf({ grant, programme }: Pick<GrantIndicator, 'grant' | 'programme'>): string {
  return programme ?? `grant:${grant}`
}

/**
 * All that public pages say of what grants counted for one indicator of the programme, so that a page need not read every
 * measurement: the sums in all and per place, the largest figures apart, those that stand beside, and the counts of people
 * that are hidden (`hiddenFigures`: figures of different indicators never hide each other). Without an indicator only the
 * last.
 */
export function keptResults(
  indicator: ProgrammeUnit | null,
  all: readonly GrantIndicator[],
): { kept: KeptResults; hidden: HiddenCount[] } {
  const hidden = hiddenFigures(indicator ? [indicator] : [], all)
  return {
    kept: indicator ? resultsFor(indicator, all, hidden) : noResults,
    hidden: all.flatMap((one) => hiddenOf(one, hidden)),
  }
}

function resultsFor(
  indicator: ProgrammeUnit,
  all: readonly GrantIndicator[],
  hidden: ReadonlySet<string>,
): KeptResults {
  const own = all.filter(({ programme }) => programme === indicator.key)
  const { beside, entering } = contributionsTo(indicator, own)
  const places = [...new Set(own.flatMap((one) => placesOf(one).map(({ place }) => place)))].sort()
  const sums = [null, ...places].map((place) => {
    const counted = contributionsTo(indicator, own, place)
    const cell = place === null ? cellOf.together(indicator.key) : cellOf.place(indicator.key, place)
    return {
      place,
      figure: counted.together && figureOf(counted.together),
      entering: counted.entering.length,
      hidden: hidden.has(cell),
    }
  })
  const figure = ({ of, value }: (typeof entering)[number]): KeptFigure => ({
    grant: of.grant,
    id: of.id,
    unit: of.unit,
    shareBp: of.shareBp,
    value,
    hidden: hidden.has(cellOf.point(of, of.course.at(-1)?.report ?? '')),
  })
  const largest = entering.map(figure).toSorted(largerFirst).slice(0, namedApart)
  return {
    sums: sums.filter(({ entering: count }) => count > 0),
    largest,
    beside: beside.slice(0, namedApart).map((one) => ({ ...figure(one), why: one.why })),
    besideCount: beside.length,
  }
}

/** By the share that counts; what is hidden stands last, so that its place tells nothing. */
function largerFirst(one: KeptFigure, other: KeptFigure): number {
  if (one.hidden !== other.hidden) return one.hidden ? 1 : -1
  if (one.hidden) return one.grant.localeCompare(other.grant)
  return (
    other.value.value * other.shareBp - one.value.value * one.shareBp || one.grant.localeCompare(other.grant)
  )
}

function hiddenOf(one: GrantIndicator, hidden: ReadonlySet<string>): HiddenCount[] {
  const cells = one.course.flatMap(({ report, rows }) => [
    cellOf.point(one, report),
    ...rows.map((row) => cellOf.row(row)),
  ])
  return cells.filter((cell) => hidden.has(cell)).map((cell) => ({ grant: one.grant, cell }))
}
