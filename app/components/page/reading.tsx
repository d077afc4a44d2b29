import type { ReactNode } from 'react'

type ReadingProps = {
  /** "Wat de aanvrager schrijft over Vooruitgang". */
  title: ReactNode
  /** The rubric: a form that stays in view at the right; on a phone it is below. */
  score: ReactNode
  scoreId: string
  /** The words of the button that goes to it on a phone. */
  jump: ReactNode
  children: ReactNode
}

/** The text to read at the left in larger letters, the rubric at the right. */
export function Reading({ title, score, scoreId, jump, children }: ReadingProps) {
  return (
    <div className="db-two">
      <section className="db-readtext" aria-labelledby={`${scoreId}-text`}>
        <h2 className="db-over" id={`${scoreId}-text`}>
          {title}
        </h2>
        {children}
        <p className="db-dock db-only-phone">
          <a className="utrecht-button utrecht-button--primary-action db-button" href={`#${scoreId}`}>
            {jump}
          </a>
        </p>
      </section>
      <div id={scoreId}>{score}</div>
    </div>
  )
}
