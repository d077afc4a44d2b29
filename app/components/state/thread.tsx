import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import { Knot, type KnotShape } from './knot.tsx'

export type ThreadStep = {
  key: string
  what: ReactNode
  when?: ReactNode
  /** What hangs at the knot: an amount, a link, a tag. */
  more?: ReactNode
  place?: 'past' | 'now' | 'ahead'
  /** Only where the shape says more than the place does (an arrow, a clock). */
  knot?: KnotShape
}

const knots = { past: 'check', now: 'dot', ahead: 'ring' } as const

type ThreadProps = {
  steps: ThreadStep[]
  tight?: boolean
  /** It lies on white outside a card. */
  surface?: boolean
  label?: string
}

/** The thread that runs through everything: solid behind, dots ahead, lamp now. */
export function Thread({ steps, tight, surface, label }: ThreadProps) {
  return (
    <ol
      className={classes('db-thread', tight && 'db-thread--tight', surface && 'db-thread--surface')}
      aria-label={label}
    >
      {steps.map(({ key, what, when, more, place = 'ahead', knot }) => (
        <li
          key={key}
          className={place === 'ahead' ? undefined : `is-${place}`}
          aria-current={place === 'now' ? 'step' : undefined}
        >
          <Knot shape={knot ?? knots[place]} />
          <span className="db-thread__what">{what}</span>
          {when && <span className="db-thread__when">{when}</span>}
          {more}
        </li>
      ))}
    </ol>
  )
}
