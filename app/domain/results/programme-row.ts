import { z } from 'zod'
import type { Direction, IndicatorType, IndicatorValue, Qualifier } from './indicator.ts'
import type { Period } from './measurement.ts'

const types = {
  count: 'count',
  unique_people: 'unique-people',
  unique_households: 'unique-households',
  contacts: 'contacts',
  people_reached: 'reach',
  percentage: 'percentage',
  rate: 'rate',
  score: 'score',
  yes_no: 'yes-no',
  money: 'money',
} as const satisfies Record<string, IndicatorType>

const qualifierWords = {
  ca: 'about',
  'ca.': 'about',
  ongeveer: 'about',
  ruim: 'more-than',
} as const satisfies Record<string, Qualifier>

/** A row of the programme's own list of figures. */
export const programmeRowSchema = z.object({
  id: z.string().min(1),
  pillar: z.string().min(1),
  indicator: z.string().min(1),
  value: z.number().nullable(),
  value_max: z.number().nullable(),
  denominator: z.number().nullable(),
  unit: z.string().min(1),
  target: z.number().nullable(),
  role: z.enum(['actual', 'target', 'denominator']),
  indicator_type: z.enum(Object.keys(types) as [keyof typeof types, ...(keyof typeof types)[]]),
  approximate: z
    .enum(Object.keys(qualifierWords) as [keyof typeof qualifierWords, ...(keyof typeof qualifierWords)[]])
    .nullable(),
  neighbourhood: z.union([z.string(), z.array(z.string())]).nullable(),
  neighbourhood_stated: z.boolean(),
  period: z.string().nullable(),
  subset_of: z.string().nullable(),
  source_quote: z.string(),
  note: z.string().nullable(),
})
export type ProgrammeRow = z.infer<typeof programmeRowSchema>

/** What a row is made of: an indicator, and what the programme says it measured or aims at. */
export type FromProgramme = {
  indicator: {
    key: string
    pillar: string
    name: string
    unit: string
    type: IndicatorType
    direction: Direction
    subsetOf: string | null
    note: string | null
  }
  measurement: { value: IndicatorValue; period: string; neighbourhoods: string[]; quote: string } | null
  target: { value: number; period: string | null; quote: string } | null
}

/**
 * Reads a row. Only a row with role `actual` and a value is a measurement; one with role `target` or `denominator`
 * never is, whatever its value says. A target is what the row says is aimed at; a target of nought means less is
 * better. `neighbourhoods` are names as written, empty when the row names none or speaks of the whole area. Refuses (throws) a row of another
 * shape, so that an unknown word is never read as an exact figure.
 */
export function programmeRow(row: unknown): FromProgramme {
  const read = programmeRowSchema.parse(row)
  return {
    indicator: {
      key: read.id,
      pillar: read.pillar,
      name: read.indicator,
      unit: read.unit,
      type: types[read.indicator_type],
      direction: read.target === 0 ? 'down' : 'up',
      subsetOf: read.subset_of,
      note: read.note,
    },
    measurement: measurementOf(read),
    target:
      read.target === null ? null : { value: read.target, period: read.period, quote: read.source_quote },
  }
}

/**
 * The key of the row whose figure is counted out of this one, which must say so by its role: the figure of its pillar with
 * the same unit that has its value as denominator. Null when there is none, or more than one.
 */
export function wholeOf(rows: readonly unknown[], key: string): string | null {
  const read = rows.map((row) => programmeRowSchema.parse(row))
  const whole = read.find(({ id }) => id === key)
  if (whole?.role !== 'denominator' || whole.value === null) return null
  const out = read.filter(
    ({ denominator, unit, pillar }) =>
      denominator === whole.value && unit === whole.unit && pillar === whole.pillar,
  )
  return out.length === 1 ? (out[0]?.id ?? null) : null
}

/** The days of a period as the programme writes it: `2024` is that year, `t/m 2035` runs to its end; otherwise null. */
export function periodOf(written: string | null): Partial<Period> | null {
  const year = /^(t\/m )?(\d{4})$/.exec(written ?? '')
  if (!year) return null
  const to = `${year[2]}-12-31`
  return year[1] ? { to } : { from: `${year[2]}-01-01`, to }
}

function measurementOf(row: ProgrammeRow): FromProgramme['measurement'] {
  if (row.role !== 'actual' || row.value === null || row.period === null) return null
  const value: IndicatorValue = {
    value: row.value,
    valueMax: row.value_max,
    qualifier: row.approximate ? qualifierWords[row.approximate] : 'exact',
    denominator: row.denominator,
  }
  return {
    value,
    period: row.period,
    neighbourhoods: named(row),
    quote: row.source_quote,
  }
}

function named({ neighbourhood }: ProgrammeRow): string[] {
  return [neighbourhood ?? []].flat().filter((name) => !wholeArea.test(name))
}

const wholeArea = /\(geheel\)$|^alle wijken$/
