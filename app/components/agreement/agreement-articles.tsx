import { m } from '#app/i18n/paraglide/messages.js'
import { Article as ArticleBlock } from '../block/article.tsx'
import { Notice } from '../block/notice.tsx'

export type Article = {
  id: string
  number: number
  title: string
  plain: string
  legal: string
  /** What it says in English; `lags` when that is of an earlier version. */
  english?: { plain: string; lags: boolean } | null
}
export type AgreementTexts = {
  notice: string
  precedence: string
  articles: Article[]
  /** Said once when there is English to read: the Dutch text counts. */
  english?: string | null
}

/**
 * All articles: what each means, with what it says in law folded beside it. In Dutch, as the document is, with English to
 * help.
 */
export function AgreementArticles({ texts }: { texts: AgreementTexts }) {
  return (
    <div lang="nl">
      {texts.english && (
        <Notice tone="calm" level={3} title={<span lang="en">{texts.english}</span>}>
          <p>{texts.precedence}</p>
        </Notice>
      )}
      {texts.articles.map(({ id, number, title, plain, legal, english }) => (
        <ArticleBlock
          key={id}
          title={`${number}. ${title}`}
          plain={
            <>
              <Paragraphs text={plain} />
              {english && (
                <p lang="en" className="db-soft">
                  {english.plain} {english.lags && m.agreement_english_lags()}
                </p>
              )}
            </>
          }
          legalTitle={m.documents_agreement_legal({ number: String(number) })}
          legal={<Paragraphs text={legal} />}
        />
      ))}
    </div>
  )
}

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n+/).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}
