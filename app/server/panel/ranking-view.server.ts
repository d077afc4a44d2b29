import type { RankedRow, RankingView } from '#app/components/panel/ranking.tsx'
import { greyBand } from '#app/domain/panel/grey-band.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { rubricWords } from '#app/i18n/rubric-words.server.ts'
import type { Batch } from '#db/queries/batches.server.ts'
import type { RankedBatch } from '#db/queries/ranking.server.ts'

/** A ranking as it is drawn; `shown` leaves out what is closed to who looks, `hrefOf` says where a row leads. */
export function rankingView(
  batch: Batch,
  { proposals, ranking, room, extremes }: RankedBatch,
  { shown, hrefOf }: { shown?: (proposal: string) => boolean; hrefOf?: (proposal: string) => string } = {},
): RankingView {
  const words = rubricWords(currentLocale()).agreement
  const rows = ranking.rows.flatMap((row): RankedRow[] => {
    const proposal = proposals.find(({ id }) => id === row.proposal)
    if (!proposal || (shown && !shown(row.proposal))) return []
    const given = extremes.find((one) => one.proposal === row.proposal)
    return [
      {
        key: row.proposal,
        name: proposal.title,
        href: hrefOf?.(row.proposal),
        asks: row.asked,
        together: row.together,
        readers: row.readers,
        mean: row.mean,
        spread: row.spread,
        interval: row.low !== null && row.high !== null ? { low: row.low, high: row.high } : null,
        extremes: given ? { low: given.low, high: given.high } : null,
        place: row.place,
        agreement: row.agreement && (words[row.agreement]?.label ?? null),
      },
    ]
  })
  return { rows, line: ranking.line, grey: greyBand(ranking, batch.perProposal), room }
}
