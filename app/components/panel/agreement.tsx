import { type AgreementBand, agreementBand, tooFewToCompare } from '#app/domain/panel/agreement-band.ts'
import type { Statistic } from '#app/domain/panel/statistic.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Facts } from '../block/facts.tsx'
import { type Column, Table } from '../block/table.tsx'
import { between, decimal } from './decimal.ts'
import { unknownWords } from './unknown-words.ts'

export type AlphaRow = {
  key: string
  name: string
  alpha: Statistic
  interval: { low: number; high: number } | null
}
export type AgreementView = {
  alpha: AlphaRow[]
  /** How many proposals two or more read. */
  compared: number
  one: Statistic
  together: { readers: number; statistic: Statistic }
  more: { readers: number; statistic: Statistic }
}

const bands: Record<AgreementBand, () => string> = {
  few: m.reviewer_agreement_few,
  chance: m.reviewer_agreement_chance,
  little: m.reviewer_agreement_little,
  usual: m.reviewer_agreement_usual,
  mostly: m.reviewer_agreement_mostly,
  wholly: m.reviewer_agreement_wholly,
}

/** How far the readers of a round agree, by V, and how much of the order that leaves: numbers with what they say. */
export function Agreement({ view }: { view: AgreementView }) {
  return (
    <>
      <h2>{m.reviewer_agreement_title()}</h2>
      <p>{m.reviewer_agreement_lead()}</p>
      <Table
        caption={m.reviewer_agreement_title()}
        captionHidden
        columns={columns(view.compared)}
        rows={view.alpha}
        rowKey={(row) => row.key}
      />
      <h2>{m.reviewer_icc_title()}</h2>
      {view.one.reason === null ? <Reliability view={view} /> : <p>{unknownWords(view.one.reason)}</p>}
    </>
  )
}

function Reliability({ view: { compared, one, together, more } }: { view: AgreementView }) {
  const share = together.statistic.value ?? 0
  const says = () =>
    share > 0 ? m.reviewer_icc_says({ share: `${Math.round(share * 100)}\u00a0%` }) : m.reviewer_icc_nothing()
  return (
    <>
      <Facts
        facts={[
          { term: m.reviewer_icc_one(), value: statisticWords(one) },
          {
            term: m.reviewer_icc_together({ readers: count(together.readers) }),
            value: statisticWords(together.statistic),
          },
          {
            term: m.reviewer_icc_more({ readers: count(more.readers) }),
            value: statisticWords(more.statistic),
          },
        ]}
      />
      <p>{tooFewToCompare(compared) ? m.reviewer_icc_few({ count: compared }) : says()}</p>
    </>
  )
}

function columns(compared: number): Column<AlphaRow>[] {
  return [
    { key: 'v', head: m.reviewer_v(), cell: (row) => row.name },
    {
      key: 'alpha',
      head: m.reviewer_agreement_alpha(),
      number: true,
      cell: (row) => decimal(row.alpha.value, 2),
    },
    {
      key: 'between',
      head: m.reviewer_ranking_between(),
      number: true,
      cell: (row) => between(row.interval, 2),
    },
    {
      key: 'says',
      head: m.reviewer_agreement_says(),
      cell: ({ alpha }) =>
        alpha.reason === null ? bands[agreementBand(alpha.value, compared)]() : unknownWords(alpha.reason),
    },
  ]
}

function statisticWords(statistic: Statistic): string {
  return statistic.reason === null ? decimal(statistic.value, 2) : unknownWords(statistic.reason)
}

/** "3", or "3,4" where proposals differ in their number of readers. */
function count(readers: number): string {
  const rounded = Math.round(readers * 10) / 10
  return Number.isInteger(rounded) ? String(rounded) : decimal(rounded)
}
