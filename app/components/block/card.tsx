import type { ReactNode } from 'react'
import { classes } from '../classes.ts'

type CardProps = { title?: ReactNode; level?: 2 | 3; quiet?: boolean; children: ReactNode }

/** For one thing that stands apart. Never a card in a card. */
export function Card({ title, level = 2, quiet, children }: CardProps) {
  const Title = `h${level}` as const
  return (
    <div className={classes('db-card', quiet && 'db-card--quiet')}>
      {title && <Title className="db-h3">{title}</Title>}
      {children}
    </div>
  )
}
