import type { AgreementView } from '#app/components/panel/agreement.tsx'
import type { OutcomeView } from '#app/components/panel/outcome.tsx'
import type { RankingView } from '#app/components/panel/ranking.tsx'
import type { OpinionView } from '#app/components/panel/second-opinion.tsx'
import type { SeverityView } from '#app/components/panel/severity.tsx'
import { greyBand } from '#app/domain/panel/grey-band.ts'
import type { Outcome } from '#app/domain/panel/statistics.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { criterionWords, rubricWords } from '#app/i18n/rubric-words.server.ts'
import type { Batch } from '#db/queries/batches.server.ts'
import type { SeenOutcome } from '#db/queries/outcome.server.ts'

/** An outcome as it is drawn; `hrefOf` says where a row leads. Without `readers` nobody's severity is told. */
export function outcomeView(
  batch: Batch,
  seen: SeenOutcome,
  { hrefOf, readers }: { hrefOf?: (proposal: string) => string; readers?: ReadonlyMap<string, string> } = {},
): OutcomeView {
  const titles = new Map(seen.proposals.map(({ id, title }) => [id, title]))
  const titleOf = (proposal: string) => titles.get(proposal) ?? ''
  return {
    ranking: rankingView(batch, seen, titleOf, hrefOf),
    agreement: agreementView(seen.outcome),
    opinion: opinionView(seen.outcome, titleOf),
    severity: readers ? severityView(seen.outcome, readers) : null,
  }
}

function rankingView(
  batch: Batch,
  { outcome: { ranking, ranks, extremes }, before, room, partly }: SeenOutcome,
  titleOf: (proposal: string) => string,
  hrefOf?: (proposal: string) => string,
): RankingView {
  const words = rubricWords(currentLocale()).agreement
  const rows = ranking.rows.map((row) => ({
    key: row.proposal,
    name: titleOf(row.proposal),
    href: hrefOf?.(row.proposal),
    asks: row.asked,
    together: row.together,
    readers: row.readers,
    rank: row.rank,
    ranks: ranks.get(row.proposal) ?? null,
    mean: row.mean,
    before: before.get(row.proposal) ?? null,
    spread: row.spread,
    interval: row.low !== null && row.high !== null ? { low: row.low, high: row.high } : null,
    extremes: extremes.get(row.proposal) ?? null,
    place: row.place,
    agreement: row.agreement && (words[row.agreement]?.label ?? null),
  }))
  return { rows, line: ranking.line, grey: greyBand(ranking, batch.perProposal), room, partly }
}

function agreementView({ alpha, compared, intraclass }: Outcome): AgreementView {
  return {
    alpha: alpha.map(({ criterion, alpha: value, interval }) => ({
      key: criterion,
      name: criterionWords(criterion, currentLocale()).name,
      alpha: value,
      interval,
    })),
    compared,
    one: intraclass.one,
    together: { readers: intraclass.readers, statistic: intraclass.together },
    more: { readers: intraclass.more.readers, statistic: intraclass.more.together },
  }
}

function opinionView({ model, ranking }: Outcome, titleOf: (proposal: string) => string): OpinionView {
  if (model.reason) return { reason: model.reason }
  const rows = new Map(ranking.rows.map((row) => [row.proposal, row]))
  return {
    reason: null,
    rows: model.proposals.map(({ proposal, value, low, high, rank, place }) => {
      const row = rows.get(proposal)
      return {
        key: proposal,
        name: titleOf(proposal),
        mean: row?.mean ?? null,
        value,
        interval: { low, high },
        ranks: { panel: row?.rank ?? null, model: rank },
        place,
        elsewhere: row?.place !== place,
      }
    }),
  }
}

function severityView({ model }: Outcome, readers: ReadonlyMap<string, string>): SeverityView {
  if (model.reason) return { reason: model.reason }
  return {
    reason: null,
    rows: model.reviewers.map(({ reviewer, effect, reviews, low, high }) => ({
      key: reviewer,
      name: readers.get(reviewer) ?? '',
      reviews,
      effect,
      interval: { low, high },
    })),
  }
}
