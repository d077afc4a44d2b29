import { m } from '#app/i18n/paraglide/messages.js'
import { meanWords } from './decimal.ts'

export type SummaryWords = { mean: number | null; spread: number | null; readers: number; says: string }

/** The readers of one proposal together: mean, spread, how many, and whether they agree. */
export function Summary({ summary }: { summary: SummaryWords }) {
  return (
    <p>
      {m.reviewer_summary({ mean: meanWords(summary), readers: String(summary.readers) })} {summary.says}
    </p>
  )
}
