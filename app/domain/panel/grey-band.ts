import { highestScore, lowestScore } from './rubric.ts'

/**
 * The band to draw round the money's line: as far to both sides as the 80 % interval of a proposal with this many
 * readers reaches, 1.28 √(s²/k). Null without a line, or while no variance within proposals is known.
 */
export function greyBand(
  { line, withinReaders }: { line: number | null; withinReaders: number | null },
  readers: number,
): { low: number; high: number } | null {
  if (line === null || withinReaders === null || readers < 1) return null
  const half = 1.28 * Math.sqrt(withinReaders / readers)
  return { low: Math.max(lowestScore, line - half), high: Math.min(highestScore, line + half) }
}
