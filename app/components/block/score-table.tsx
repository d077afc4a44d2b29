import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'

export type ScoreRow = {
  key: string
  name: ReactNode /** One to five; null is "cannot judge". */
  score: number | null
  reason?: ReactNode
}

const steps = [1, 2, 3, 4, 5] as const

/** The scores per V as dots, with the reason beside them. Read as a number; the dots repeat it. */
export function ScoreTable({ rows }: { rows: ScoreRow[] }) {
  return (
    <dl className="db-scored">
      {rows.map(({ key, name, score, reason }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            <ScoreDots score={score} />
            {reason && <p className="db-small">{reason}</p>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A score as five dots and its number. */
export function ScoreDots({ score }: { score: number | null }) {
  if (score === null) return <span className="db-soft">{m.components_score_cannot()}</span>
  return (
    <span className="db-scoredots">
      <svg width="96" height="16" viewBox="0 0 96 16" aria-hidden="true">
        {steps.map((step) => (
          <circle
            key={step}
            className={step <= score ? 'c-actual' : 'c-base'}
            cx={8 + (step - 1) * 20}
            cy="8"
            r="6"
          />
        ))}
      </svg>
      <strong className="db-num">{m.components_score_of_five({ score: String(score) })}</strong>
    </span>
  )
}
