import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'

/**
 * A figure with the word that belongs to it. `number` and `to` are written as they should be read ("1.500").
 * Missing is not nought: it says so, and `children` says why.
 */
export type Figure =
  | { kind: 'value'; number: string; qualifier?: 'exact' | 'about' | 'more-than' }
  | { kind: 'range'; from: string; to: string }
  | { kind: 'missing' }

type KeyFigureProps = { figure: Figure; children: ReactNode; link?: ReactNode }

export function KeyFigure({ figure, children, link }: KeyFigureProps) {
  return (
    <div className={figure.kind === 'missing' ? 'db-figure db-figure--none' : 'db-figure'}>
      <span className="db-figure__n">
        <FigureWords figure={figure} />
      </span>
      <p>{children}</p>
      {link}
    </div>
  )
}

/** Figures beside each other. */
export function KeyFigures({ children }: { children: ReactNode }) {
  return <div className="db-figures">{children}</div>
}

function FigureWords({ figure }: { figure: Figure }) {
  if (figure.kind === 'missing') return <>{m.components_no_figure()}</>
  if (figure.kind === 'range') {
    return (
      <>
        {figure.from} <small>{m.components_figure_to()}</small> {figure.to}
      </>
    )
  }
  const word = {
    exact: null,
    about: m.components_figure_about(),
    'more-than': m.components_figure_more_than(),
  }
  const before = word[figure.qualifier ?? 'exact']
  return (
    <>
      {before && <small>{before}</small>} {figure.number}
    </>
  )
}
