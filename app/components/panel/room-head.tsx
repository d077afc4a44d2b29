import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { ButtonLink } from '../form/button.tsx'
import { decimal } from './decimal.ts'
import { agendaWord } from './meeting-words.ts'
import { PlaceTag, type RankedRow } from './ranking.tsx'

type Step = { id: string; title: string } | null

export type RoomHeadProps = {
  batch: string
  number: number
  of: number
  previous: Step
  next: Step
  row: {
    title: string
    applicant: string
    asked: string
    why: Parameters<typeof agendaWord>[0][]
    place: RankedRow['place']
    mean: number | null
    before: number | null
    interval: { low: number; high: number } | null
  }
  /** Who is out of the room. */
  children: ReactNode
}

/** What the room sees first, large: which proposal, what it asks and scored, who is out, and the way to the ones beside it. */
export function RoomHead({ batch, number, of, previous, next, row, children }: RoomHeadProps) {
  const to = (step: NonNullable<Step>) => `/reviewer/batches/${batch}/meeting/${step.id}`
  return (
    <div className="db-meet">
      <nav className="db-meet__steps" aria-label={m.reviewer_room_steps()}>
        {previous && (
          <ButtonLink look="second" href={to(previous)} about={previous.title}>
            ‹ {m.reviewer_room_previous()}
          </ButtonLink>
        )}
        <span className="db-soft">{m.reviewer_room_number({ number: String(number), of: String(of) })}</span>
        {next && (
          <ButtonLink href={to(next)} about={next.title}>
            {m.reviewer_room_next()} ›
          </ButtonLink>
        )}
      </nav>
      <div className="db-meet__top">
        <div className="db-meet__what">
          <h1 className="db-meet__title">{row.title}</h1>
          <p className="db-lead">
            {row.applicant} · {row.asked}
          </p>
          <p className="db-meet__score">
            <strong className="db-num">{decimal(row.mean)}</strong> <PlaceTag place={row.place} />
          </p>
          <p>
            {row.interval && row.interval.low < row.interval.high
              ? m.reviewer_room_between({ low: decimal(row.interval.low), high: decimal(row.interval.high) })
              : m.reviewer_room_no_interval()}{' '}
            {row.before !== null && m.reviewer_ranking_before({ mean: decimal(row.before) })}
          </p>
          <p className="db-soft">{row.why.map(agendaWord).join(' · ')}</p>
        </div>
        <aside aria-label={m.reviewer_room_out()}>{children}</aside>
      </div>
    </div>
  )
}
