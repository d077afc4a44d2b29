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

/** One article of the agreement: plain words at the left, the legal text in the sunken block at the right. */
export function Article({ title, plain, legalTitle, legal }: ArticleProps) {
  return (
    <article className="db-article">
      <div className="db-article__plain">
        <h3>{title}</h3>
        {paragraph(plain)}
      </div>
      <div className="db-article__legal">
        <h4>{legalTitle}</h4>
        {paragraph(legal)}
      </div>
    </article>
  )
}

function paragraph(words: ReactNode): ReactNode {
  return typeof words === 'string' ? <p>{words}</p> : words
}
