import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import { Knot, type KnotShape } from '../state/knot.tsx'

/** `info` good to know · `good` done · `turn` you are up (once a screen) · `wait` · `calm` · `bad`. */
export type NoticeTone = 'info' | 'good' | 'turn' | 'wait' | 'calm' | 'bad'

const looks: Record<NoticeTone, readonly [alert: string, knot: KnotShape]> = {
  info: ['utrecht-alert--info', 'dot'],
  good: ['utrecht-alert--ok', 'check'],
  turn: ['utrecht-alert--warning', 'dot'],
  wait: ['', 'clock'],
  calm: ['', 'bars'],
  bad: ['utrecht-alert--error', 'diamond'],
}

type NoticeProps = {
  tone?: NoticeTone
  title: ReactNode
  level?: 2 | 3
  /** A button or a form at the end. */
  action?: ReactNode
  /** Says it aloud when the page opens: only for the answer to what the reader just did. */
  announce?: boolean
  children?: ReactNode
}

/** A notice stays where it is: it never vanishes by itself. */
export function Notice({ tone = 'info', title, level = 2, action, announce, children }: NoticeProps) {
  const [alert, knot] = looks[tone]
  const Title = `h${level}` as const
  const words = (
    <div className="db-note__words">
      <Title>{title}</Title>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
  return (
    <div
      className={classes('utrecht-alert', alert, 'db-note', `db-note--${tone}`)}
      role={announce ? 'status' : undefined}
    >
      <Knot shape={knot} />
      {action ? (
        <div className="db-note__act">
          {words}
          {action}
        </div>
      ) : (
        words
      )}
    </div>
  )
}
