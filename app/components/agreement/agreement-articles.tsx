import { m } from '#app/i18n/paraglide/messages.js'
import { Article as ArticleBlock } from '../block/article.tsx'

export type Article = { id: string; number: number; title: string; plain: string; legal: string }
export type AgreementTexts = { notice: string; precedence: string; articles: Article[] }

/** All articles: at the left what it means, at the right what it says in law. In Dutch, as the document is. */
export function AgreementArticles({ texts }: { texts: AgreementTexts }) {
  return (
    <div lang="nl">
      {texts.articles.map(({ id, number, title, plain, legal }) => (
        <ArticleBlock
          key={id}
          title={`${number}. ${title}`}
          plain={<Paragraphs text={plain} />}
          legalTitle={m.documents_agreement_article({ number: String(number), title })}
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
