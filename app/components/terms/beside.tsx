import type { TermsPart } from '#app/domain/grant/parts/parts.ts'
import type { AgreementPictureData } from '#app/domain/grant/picture.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { AgreementArticles, type Article } from '../agreement/agreement-articles.tsx'
import { TallPicture } from '../agreement-picture/tall.tsx'
import { pictureWords } from '../agreement-picture/words.ts'
import { Card } from '../block/card.tsx'
import { Fold } from '../block/fold.tsx'
import type { TermsAbout } from './part-props.ts'

type TermsProblem = {
  what: string
  whatNow: string
  part: TermsPart | null
  /** Where the decision stands that sets the limit. */
  decision: string | null
}
export type TermsBeside = {
  problems: TermsProblem[]
  /** What may stay so, but hardly anybody means. */
  warnings: TermsProblem[]
  /** What each part says now. */
  parts: Record<TermsPart, string>
  sums: TermsAbout['sums']
  picture: AgreementPictureData
  payments: { id: string; what: string; when: string }[]
  /** The first and last due dates of a loan, and what it costs. */
  loan: { first: string; last: string; payment: string; total: string; interest: string } | null
  articles: Article[]
}

/** The agreement as the terms make it: the picture, the payments in words, and the articles. */
export function Beside({ beside }: { beside: TermsBeside }) {
  const { sums, picture, payments, loan, articles } = beside
  return (
    <div className="db-stack" aria-live="polite">
      <Card title={m.documents_agreement_picture()}>
        <TallPicture data={picture} words={pictureWords()} />
      </Card>
      <Card title={m.terms_beside_payments()}>
        <ul className="db-list">
          {payments.map(({ id, what, when }) => (
            <li key={id}>
              <strong>{what}</strong> {when}
            </li>
          ))}
        </ul>
        <p>{m.manager_grant_total({ total: sums.tranches, amount: sums.amount })}</p>
        {loan && <p>{m.terms_beside_loan(loan)}</p>}
      </Card>
      {articles.length > 0 && (
        <Fold title={m.terms_beside_articles({ count: String(articles.length) })}>
          <AgreementArticles texts={{ notice: '', precedence: '', articles }} />
        </Fold>
      )}
    </div>
  )
}
