import type { ReactNode } from 'react'
import { Heading } from './heading.tsx'

type SectionProps = {
  /** Also the anchor of the section; the heading gets `${id}-title`. */
  id: string
  title: ReactNode
  /** A sentence under the heading. */
  intro?: ReactNode
  /** A link at the end of the heading's line. */
  end?: ReactNode
  children: ReactNode
}

/** A part of a page: one `h2` and what is under it. */
export function Section({ id, title, intro, end, children }: SectionProps) {
  const heading = (
    <Heading level={2} id={`${id}-title`}>
      {title}
    </Heading>
  )
  return (
    <section className="db-section" id={id} aria-labelledby={`${id}-title`}>
      {end ? (
        <div className="db-row db-row--between db-section__head">
          {heading}
          {end}
        </div>
      ) : (
        heading
      )}
      {intro && <p className="utrecht-paragraph db-intro">{intro}</p>}
      {children}
    </section>
  )
}
