import { z } from 'zod'

/** What kind of number an indicator is; it decides how figures may be added (see `aggregate`). */
export const indicatorTypes = [
  'count',
  'unique-people',
  'unique-households',
  'contacts',
  'reach',
  'percentage',
  'rate',
  'score',
  'yes-no',
  'money',
] as const
export type IndicatorType = (typeof indicatorTypes)[number]

/** Which way is better. */
export const directions = ['up', 'down'] as const
export type Direction = (typeof directions)[number]

/** How sure a figure is, from most to least; the first is the strongest claim. */
export const qualifiers = ['exact', 'about', 'more-than'] as const
export type Qualifier = (typeof qualifiers)[number]

/**
 * A figure. `value` is the number, or the lower end when `valueMax` makes it a range; in cents for money, 1 or 0 for
 * yes-no, the numerator for a percentage with its `denominator`, the mean for a score with its `n` answers and
 * `scale`. A count may carry the `denominator` it is out of. A figure that is missing is null, never nought.
 */
export type IndicatorValue = {
  value: number
  valueMax?: number | null | undefined
  qualifier: Qualifier
  denominator?: number | null | undefined
  n?: number | null | undefined
  scale?: { from: number; to: number } | null | undefined
}

/** Types that count people or households: the same ones may be in two figures. */
const overlapping: readonly IndicatorType[] = ['unique-people', 'unique-households', 'reach']
const summed: readonly IndicatorType[] = ['count', 'contacts', 'money']
const broken: readonly IndicatorType[] = ['rate', 'score']

/**
 * What a row of measurements says, and so what may not be done with the rows of one grant: a running total from its start
 * on holds the rows before it, a share belongs to its own whole, and a state is how it was at one moment. None are added.
 */
export const rowReadings = ['running-total', 'share', 'state'] as const
export type RowReading = (typeof rowReadings)[number]

export function rowReading(type: IndicatorType): RowReading {
  if (type === 'percentage') return 'share'
  return summed.includes(type) || overlapping.includes(type) ? 'running-total' : 'state'
}

/** May the people or households of two figures of this type be the same? */
export function mayOverlap(type: IndicatorType): boolean {
  return overlapping.includes(type)
}

/** Are figures of this type simply added? */
export function isSummed(type: IndicatorType): boolean {
  return summed.includes(type)
}

/** Does a figure of this type say something about a number of people, so that a small one may point at somebody? */
export function countsPeople(type: IndicatorType): boolean {
  return mayOverlap(type)
}

/**
 * The shape of a figure of one type, as stored: whole numbers except for rates and scores, a range that does not
 * run backwards, a percentage with a denominator that it does not exceed, a score within its scale and with its
 * number of answers.
 */
export function valueSchema(type: IndicatorType) {
  const number = broken.includes(type) ? z.number().min(0) : z.number().int().min(0).safe()
  return z
    .object({
      value: number,
      valueMax: number.nullish(),
      qualifier: z.enum(qualifiers),
      denominator: z.number().int().min(1).safe().nullish(),
      n: z.number().int().min(1).safe().nullish(),
      scale: z.object({ from: z.number(), to: z.number() }).nullish(),
    })
    .refine(({ value, valueMax }) => valueMax == null || valueMax > value, { path: ['valueMax'] })
    .refine(({ value, valueMax, denominator }) => !denominator || (valueMax ?? value) <= denominator, {
      path: ['value'],
    })
    .refine(({ denominator }) => type !== 'percentage' || denominator != null, { path: ['denominator'] })
    .refine(({ value }) => type !== 'yes-no' || value <= 1, { path: ['value'] })
    .refine(({ n, scale }) => type !== 'score' || (n != null && scale != null), { path: ['n'] })
    .refine(
      (one) => !one.scale || (one.scale.from <= one.value && (one.valueMax ?? one.value) <= one.scale.to),
      {
        path: ['value'],
      },
    )
}
