import { average, known, ratio, type Statistic, squaresAround, total, unknown } from './statistic.ts'

/** The six intraclass correlations: of one reader and of the mean of k, by how the readers were chosen. */
export const intraclassForms = ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'] as const
export type IntraclassForm = (typeof intraclassForms)[number]

/** How much of the variance lies between the things read; of one reader, and how many readers a thing has on balance. */
export type OneWay = { one: Statistic; readers: number }

/**
 * The six intraclass correlations of a full table, a row for each thing and a column for each reader. 1: other readers
 * for each thing; 2: the same readers, drawn from many; 3: the same readers, who are all there is. Unknown where the
 * variance that it is a share of is nought (`no-variance`), and for fewer than two rows or columns (`too-few-reviews`).
 * Refuses a table with holes. Source: Shrout & Fleiss, Psychological Bulletin 86 (1979) 420–428.
 */
export function intraclass(table: readonly (readonly number[])[]): Record<IntraclassForm, Statistic> {
  const n = table.length
  const k = table[0]?.length ?? 0
  if (table.some((row) => row.length !== k)) throw new RangeError('a table without holes')
  if (n < 2 || k < 2) return everyForm(unknown('too-few-reviews'))
  const size = total(table.flat().map((value) => value ** 2))
  const { between, within } = meanSquares(table)
  const mean = average(table.flat())
  const columns = (table[0] as readonly number[]).map((_value, column) =>
    average(table.map((row) => row[column] as number)),
  )
  const readers = (n * squaresAround(columns, mean)) / (k - 1)
  const rest = (n * (k - 1) * within - (k - 1) * readers) / ((n - 1) * (k - 1))
  const share = (above: number, below: number) => ratio(above, below, size)
  return {
    '1,1': share(between - within, between + (k - 1) * within),
    '2,1': share(between - rest, between + (k - 1) * rest + (k * (readers - rest)) / n),
    '3,1': share(between - rest, between + (k - 1) * rest),
    '1,k': share(between - within, between),
    '2,k': share(between - rest, between + (readers - rest) / n),
    '3,k': share(between - rest, between),
  }
}

/**
 * ICC(1,1) of groups that may differ in size, as where every proposal has readers of its own; with equal sizes it is
 * that of `intraclass`. `readers` is the size that the analysis of variance puts in the place of k:
 * (N − Σk²/N) / (n − 1). Source: Searle, Casella & McCulloch, Variance Components (1992), § 3.6.
 */
export function oneWayIntraclass(groups: readonly (readonly number[])[]): OneWay {
  const read = groups.filter((group) => group.length > 0)
  const sizes = read.map((group) => group.length)
  const all = total(sizes)
  if (read.length < 2 || all === read.length) return { one: unknown('too-few-reviews'), readers: 1 }
  const readers = (all - total(sizes.map((size) => size ** 2)) / all) / (read.length - 1)
  const { between, within } = meanSquares(read)
  const size = total(read.flat().map((value) => value ** 2))
  return { one: ratio(between - within, between + (readers - 1) * within, size), readers }
}

/** The reliability of the mean of `readers` from that of one, kR / (1 + (k − 1) R): Spearman (1910), Brown (1910). */
export function spearmanBrown(one: Statistic, readers: number): Statistic {
  if (one.value === null) return one
  const below = 1 + (readers - 1) * one.value
  return below > 0 ? known((readers * one.value) / below) : unknown('no-variance')
}

function meanSquares(groups: readonly (readonly number[])[]): { between: number; within: number } {
  const all = groups.flat()
  const mean = average(all)
  const means = groups.map(average)
  const between = total(groups.map((group, index) => group.length * ((means[index] as number) - mean) ** 2))
  const within = total(groups.map((group, index) => squaresAround(group, means[index] as number)))
  return { between: between / (groups.length - 1), within: within / (all.length - groups.length) }
}

function everyForm(statistic: Statistic): Record<IntraclassForm, Statistic> {
  return {
    '1,1': statistic,
    '2,1': statistic,
    '3,1': statistic,
    '1,k': statistic,
    '2,k': statistic,
    '3,k': statistic,
  }
}
