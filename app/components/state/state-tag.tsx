import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import { Knot, type KnotShape } from './knot.tsx'
import { lookOf, type Machine, type Side, type StateOf, type Tone } from './state-looks.ts'

type StateTagProps<M extends Machine> = {
  machine: M
  state: StateOf<M>
  /** Who reads it: lamp only where it is their turn. */
  side?: Side
  children: ReactNode
}

/** A state: its knot and its word. The word comes from the caller (it differs for staff and applicant). */
export function StateTag<M extends Machine>({ machine, state, side, children }: StateTagProps<M>) {
  const [knot, tone] = lookOf(machine, state, side)
  return (
    <Tag knot={knot} tone={tone}>
      {children}
    </Tag>
  )
}

const badges: Record<Tone, string> = {
  good: 'utrecht-badge-status--success',
  bad: 'utrecht-badge-status--error',
  busy: 'utrecht-badge-status--active',
  calm: 'utrecht-badge-status--neutral',
  turn: '',
  wait: '',
}

/** A knot and a word that are no state of a machine ("3 dagen te laat", "U belt"). */
export function Tag({
  knot,
  tone = 'calm',
  children,
}: {
  knot: KnotShape
  tone?: Tone
  children: ReactNode
}) {
  return (
    <span
      className={classes(
        'utrecht-badge-status',
        badges[tone],
        'db-tag',
        tone !== 'calm' && `db-tag--${tone}`,
      )}
    >
      <Knot shape={knot} />
      {children}
    </span>
  )
}

/** "Alles is bewaard", "Alles klopt": a check and a word, without a block. */
export function Saved({ children }: { children: ReactNode }) {
  return (
    <span className="db-saved">
      <Knot shape="check" />
      {children}
    </span>
  )
}
