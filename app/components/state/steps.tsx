import { m } from '#app/i18n/paraglide/messages.js'
import { classes } from '../classes.ts'
import { Knot } from './knot.tsx'

export type TextStep = { key: string; label: string; href?: string; place: 'done' | 'now' | 'ahead' }

const knots = { done: 'check', now: 'dot', ahead: 'ring' } as const

/** Steps as text: the V's of a score (`phone="knots"` keeps only the knots there), the stages of a batch. */
export function Steps({ steps, label, phone }: { steps: TextStep[]; label: string; phone?: 'knots' }) {
  return (
    <nav aria-label={label}>
      <ol className={classes('db-steps', phone === 'knots' ? 'db-steps--v' : 'db-steps--stage')}>
        {steps.map(({ key, ...step }) => (
          <li key={key}>
            <Step
              {...step}
              done={phone === 'knots' ? m.components_step_done() : m.components_step_passed()}
            />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Step({ label, href, place, done }: Omit<TextStep, 'key'> & { done: string }) {
  const inside = (
    <>
      <Knot shape={knots[place]} />
      <span className={place === 'now' ? undefined : 't'}>{label}</span>
      {place !== 'now' && (
        <span className="db-vh">: {place === 'done' ? done : m.components_step_ahead()}</span>
      )}
    </>
  )
  const shared = {
    className: classes('st', place === 'done' && 'is-done', place === 'ahead' && 'is-open'),
    'aria-current': place === 'now' ? ('step' as const) : undefined,
  }
  return href ? (
    <a href={href} {...shared}>
      {inside}
    </a>
  ) : (
    <span {...shared}>{inside}</span>
  )
}
