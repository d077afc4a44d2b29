import { classes } from '../classes.ts'
import { Knot } from './knot.tsx'

/** A short thread lying down: the steps of a round on its card. With four steps or more it stands up on a phone. */
export function Path({ steps, label }: { steps: string[]; label: string }) {
  return (
    <ol className={classes('db-path', steps.length > 3 && 'db-path--long')} aria-label={label}>
      {steps.map((step) => (
        <li key={step}>
          <Knot shape="ring" />
          {step}
        </li>
      ))}
    </ol>
  )
}
