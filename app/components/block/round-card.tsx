import type { ReactNode } from 'react'
import { Path } from '../state/path.tsx'

type RoundCardProps = {
  /** A tag: open, how many days left. */
  state: ReactNode
  title: ReactNode
  href: string
  /** "tot € 50.000". */
  amount: ReactNode
  /** "voor een heel plan". */
  purpose: ReactNode
  steps: string[]
  stepsLabel: string
  action: ReactNode
  children: ReactNode
}

/** A round on the home page: its state, what can be asked, and the steps of its path. */
export function RoundCard({
  state,
  title,
  href,
  amount,
  purpose,
  steps,
  stepsLabel,
  action,
  children,
}: RoundCardProps) {
  return (
    <article className="db-card db-round db-stack">
      <p>{state}</p>
      <h3 className="db-h2">
        <a href={href}>{title}</a>
      </h3>
      <p className="db-round__sum">
        <strong>{amount}</strong> {purpose}
      </p>
      <Path steps={steps} label={stepsLabel} />
      <p className="db-soft">{children}</p>
      <div className="db-buttons">{action}</div>
    </article>
  )
}
