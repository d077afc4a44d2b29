import type { ReactNode } from 'react'

export type Lesson = {
  key: string
  text: string /** "Uit het verslag van september 2025". */
  source: ReactNode
}

type LessonsProps = { title: ReactNode; lessons: Lesson[]; level?: 2 | 3; link?: ReactNode }

/** What they learned, in their own words; stands among the figures. */
export function Lessons({ title, lessons, level = 3, link }: LessonsProps) {
  const Title = `h${level}` as const
  return (
    <div className="db-chart db-lesson">
      <Title className="db-h3">{title}</Title>
      {lessons.map(({ key, text, source }) => (
        <div key={key}>
          <blockquote>“{text}”</blockquote>
          <p className="db-small db-soft">{source}</p>
        </div>
      ))}
      {link}
    </div>
  )
}
