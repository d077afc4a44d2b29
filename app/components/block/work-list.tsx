import type { ReactNode } from 'react'
import type { KnotShape } from '../state/knot.tsx'
import type { Tone } from '../state/state-looks.ts'
import { Tag } from '../state/state-tag.tsx'

export type WorkItem = {
  key: string
  /** What it asks of you: "U keurt goed", "3 dagen te laat". */
  asks: { knot: KnotShape; tone: Tone; word: ReactNode }
  what: ReactNode
  /** Why now. */
  why: ReactNode
  /** One button, the second look. */
  action: ReactNode
}

export type WorkDay = { key: string; title: ReactNode; note?: ReactNode; items: WorkItem[] }

/** The work of who decides, by date: the tag says what it asks, bold what it is, grey why now, and one button. */
export function WorkList({ days, level = 2 }: { days: WorkDay[]; level?: 2 | 3 }) {
  const Day = `h${level}` as const
  return (
    <>
      {days.map(({ key, title, note, items }) => (
        <div key={key}>
          <Day className="db-day">
            {title} {note && <small>{note}</small>}
          </Day>
          <ul className="db-work">
            {items.map((item) => (
              <li key={item.key}>
                <span>
                  <Tag {...item.asks}>{item.asks.word}</Tag>
                </span>
                <div>
                  <p className="db-work__what">{item.what}</p>
                  <p className="db-work__why">{item.why}</p>
                </div>
                {item.action}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
