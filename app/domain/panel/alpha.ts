import { type Interval, middleOf, repeats } from './bootstrap.ts'
import { drawsFrom } from './chance.ts'
import { known, ratio, type Statistic, unknown } from './statistic.ts'

/** What the numbers are: names, an order, a scale with equal steps, or one with a true nought as well. */
export const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type Level = (typeof levels)[number]

/** What each observer gave to one thing; null where an observer gave nothing. */
export type Unit = readonly (number | null)[]

/** A square of numbers, value by value, and the values that stand along its sides. */
type Coincidences = { values: readonly number[]; cells: Float64Array }

/** Units with the same numbers are one kind; `kindOf` says of each compared unit which. */
type Compared = { values: number[]; kinds: Float64Array[]; kindOf: Int32Array }

/**
 * Krippendorff's alpha: 1 − (n − 1) Σ o·d² / Σ n·n·d² over the coincidences of values within units. A unit with fewer
 * than two numbers says nothing and is left out. 1 is agreement, 0 is chance, below 0 is worse than chance. Unknown
 * where nothing can be compared (`too-few-reviews`) and where all compared numbers are equal (`no-variance`).
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), University of Pennsylvania.
 */
export function krippendorffAlpha(units: readonly Unit[], level: Level): Statistic {
  const compared = comparedIn(units)
  const times = new Int32Array(compared.kinds.length)
  for (const kind of compared.kindOf) times[kind]! += 1
  return alphaOf(together(compared, times), level)
}

/**
 * The interval of alpha (80 %) by drawing as many units as there are, with replacement; repeats in which all numbers
 * happen to be equal are left out. The same seed gives the same interval. Null where alpha is unknown.
 * Time: a thousand times the number of units and the number of different ones × the square of that of values.
 */
export function alphaInterval(units: readonly Unit[], level: Level, seed: string): Interval | null {
  const compared = comparedIn(units)
  const { kindOf } = compared
  const draw = drawsFrom(seed)
  const found: number[] = []
  for (let repeat = 0; repeat < repeats && kindOf.length > 0; repeat++) {
    const times = new Int32Array(compared.kinds.length)
    for (let drawn = 0; drawn < kindOf.length; drawn++) times[kindOf[draw(kindOf.length)] as number]! += 1
    const { value } = alphaOf(together(compared, times), level)
    if (value !== null) found.push(value)
  }
  return middleOf(Float64Array.from(found))
}

function comparedIn(units: readonly Unit[]): Compared {
  const compared = units
    .map((unit) => unit.filter((value): value is number => value !== null))
    .filter((unit) => unit.length > 1)
    .map((unit) => unit.sort((one, other) => one - other))
  const values = [...new Set(compared.flat())].sort((one, other) => one - other)
  const kinds = new Map(compared.map((unit) => [unit.join(' '), unit]))
  const places = new Map([...kinds.keys()].map((kind, index) => [kind, index]))
  return {
    values,
    kinds: [...kinds.values()].map((unit) => coincidencesOf(unit, values)),
    kindOf: Int32Array.from(compared, (unit) => places.get(unit.join(' ')) as number),
  }
}

/** Each pair of numbers within a unit counts 1 / (m − 1), with m the numbers of that unit. */
function coincidencesOf(unit: readonly number[], values: readonly number[]): Float64Array {
  const cells = new Float64Array(values.length ** 2)
  const places = unit.map((value) => values.indexOf(value))
  for (const [first, row] of places.entries()) {
    for (const [second, column] of places.entries()) {
      if (first !== second) cells[row * values.length + column]! += 1 / (unit.length - 1)
    }
  }
  return cells
}

function together({ values, kinds }: Compared, times: Int32Array): Coincidences {
  const cells = new Float64Array(values.length ** 2)
  for (const [kind, own] of kinds.entries()) {
    const count = times[kind] as number
    for (let index = 0; index < cells.length; index++) cells[index]! += count * (own[index] as number)
  }
  return { values, cells }
}

function alphaOf({ values, cells }: Coincidences, level: Level): Statistic {
  const size = values.length
  const counts = new Float64Array(size)
  let n = 0
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) counts[row]! += cells[row * size + column] as number
    n += counts[row] as number
  }
  if (n < 2) return unknown('too-few-reviews')
  const apart = distances[level](values, counts)
  let [observed, expected] = [0, 0]
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const squared = apart(row, column) ** 2
      observed += (cells[row * size + column] as number) * squared
      expected += (counts[row] as number) * (counts[column] as number) * squared
    }
  }
  const disagreement = ratio((n - 1) * observed, expected)
  return disagreement.value === null ? disagreement : known(1 - disagreement.value)
}

type Apart = (row: number, column: number) => number

/** How far two values lie apart. Of ordered ones: how many numbers lie between the middles of both. */
const distances: Record<Level, (values: readonly number[], counts: Float64Array) => Apart> = {
  nominal: () => (row, column) => (row === column ? 0 : 1),
  ordinal: (_values, counts) => {
    let before = 0
    return between(
      counts.map((count) => {
        before += count
        return before - count / 2
      }),
    )
  },
  interval: between,
  ratio: (values) => (row, column) => {
    const [one, other] = [values[row] as number, values[column] as number]
    return one === other ? 0 : (one - other) / (one + other)
  },
}

function between(places: ArrayLike<number>): Apart {
  return (row, column) => (places[row] as number) - (places[column] as number)
}
