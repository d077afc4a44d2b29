import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import { Knot } from '../state/knot.tsx'

type OutcomeProps = {
  kind: 'yes' | 'maybe' | 'no'
  title: ReactNode
  lead: ReactNode
  level?: 1 | 2
  children?: ReactNode
}

const knots = { yes: 'check', maybe: 'clock', no: 'arrow' } as const

/** The answer of the check. A "no" is a page with another way, never an error. */
export function Outcome({ kind, title, lead, level = 1, children }: OutcomeProps) {
  const Title = `h${level}` as const
  return (
    <section className={classes('db-outcome db-stack', `db-outcome--${kind}`)}>
      <Title className="db-h1">
        <Knot shape={knots[kind]} />
        {title}
      </Title>
      <p className="db-lead">{lead}</p>
      {children}
    </section>
  )
}
