import type { ReactNode } from 'react'
import { Knot } from './knot.tsx'

export type Task = {
  key: string
  title: ReactNode
  /** Left out when the task cannot be done yet; then `hint` says when it can. */
  href?: string
  hint?: ReactNode
  state: 'done' | 'busy' | 'open' | 'off'
  /** The word of the state. */
  word: ReactNode
}

const knots = { done: 'check', busy: 'half', open: 'ring', off: 'bars' } as const

/** The parts of a proposal: a thread whose rows are links. The order is free, so the thread is a plain line. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ol className="db-tasks">
      {tasks.map(({ key, title, href, hint, state, word }) => (
        <li key={key} className={`is-${state}`}>
          <Knot shape={knots[state]} />
          <div className="db-tasks__body">
            <div>
              {href ? (
                <a
                  href={href}
                  className="utrecht-link utrecht-link--html-a"
                  aria-describedby={`task-${key}-state`}
                >
                  {title}
                </a>
              ) : (
                <strong>{title}</strong>
              )}
              {hint && <span className="db-tasks__hint">{hint}</span>}
            </div>
            <span className="db-tasks__state" id={`task-${key}-state`}>
              {word}
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}
