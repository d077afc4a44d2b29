import type { ReactNode } from 'react'

type ArticleProps = {
  /** "1. Waar het geld voor is". */
  title: ReactNode
  /** Paragraphs in plain words; a text becomes one paragraph. */
  plain: ReactNode
  /** "Artikel 1. Doel". */
  legalTitle: ReactNode
  legal: ReactNode
}

/** One article of the agreement: plain words, and the legal text folded below them, at the right where there is room. */
export function Article({ title, plain, legalTitle, legal }: ArticleProps) {
  return (
    <article className="db-article">
      <div className="db-article__plain">
        <h3>{title}</h3>
        {paragraph(plain)}
      </div>
      <details className="db-article__legal">
        <summary>{legalTitle}</summary>
        {paragraph(legal)}
      </details>
    </article>
  )
}

function paragraph(words: ReactNode): ReactNode {
  return typeof words === 'string' ? <p>{words}</p> : words
}
