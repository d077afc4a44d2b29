import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'

export type Criterion = { key: string; name: ReactNode; asks: ReactNode; weight: number }

/** The five V's with what they ask and how much they weigh (in whole percents). */
export function Criteria({ criteria }: { criteria: Criterion[] }) {
  return (
    <ol className="db-vs">
      {criteria.map(({ key, name, asks, weight }) => (
        <li key={key}>
          <div>
            <strong>{name}</strong>
            <span className="db-soft">{asks}</span>
          </div>
          <span className="db-num">
            <span className="db-vh">{m.components_weight()} </span>
            {weight}
            {'\u00a0'}%
          </span>
        </li>
      ))}
    </ol>
  )
}
