import type { ReactNode } from 'react'
import { classes } from '../classes.ts'

export type Fact = { term: string; value: ReactNode; more?: ReactNode }

/** The facts of a round or a grant, each under its own line. */
export function Facts({ facts, two }: { facts: Fact[]; two?: boolean }) {
  return (
    <dl className={classes('db-facts', two && 'db-facts--two')}>
      {facts.map(({ term, value, more }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {value}
            {more && <small>{more}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
