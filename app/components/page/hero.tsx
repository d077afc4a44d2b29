import type { ReactNode } from 'react'
import { Street } from './street.tsx'

type HeroProps = { title: string[]; lead: ReactNode; actions: ReactNode }

/** The street at dusk with one sentence (a line each) and the ways in. Only on the home page. */
export function Hero({ title, lead, actions }: HeroProps) {
  return (
    <div className="db-night db-hero">
      <div className="db-wrap">
        <h1 className="utrecht-heading-1">
          {title.map((line, index) => (
            <span key={line}>
              {line}
              {index < title.length - 1 && ' '}
            </span>
          ))}
        </h1>
        <p className="db-lead">{lead}</p>
        <div className="db-buttons">{actions}</div>
      </div>
      <Street variant="hero" />
    </div>
  )
}
