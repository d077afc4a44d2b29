import type { AgreementPictureData } from '#app/domain/grant/picture.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { AgreementArticles, type Article } from '../agreement/agreement-articles.tsx'
import { TallPicture } from '../agreement-picture/tall.tsx'
import { pictureWords } from '../agreement-picture/words.ts'
import { Card } from '../block/card.tsx'
import { Fold } from '../block/fold.tsx'
import { Notice } from '../block/notice.tsx'
import { ButtonLink } from '../form/button.tsx'

export type TermsBeside = {
  problems: { what: string; whatNow: string }[]
  amount: string
  total: string
  picture: AgreementPictureData
  payments: { id: string; what: string; when: string }[]
  /** The first and last due dates of a loan, and what it costs. */
  loan: { first: string; last: string; payment: string; total: string; interest: string } | null
  articles: Article[]
}
type BesideProps = { path: string; beside: TermsBeside }

/** The agreement as the terms make it: what is still wrong, the picture, the payments in words, and the articles. */
export function Beside({ path, beside }: BesideProps) {
  const { problems, amount, total, picture, payments, loan, articles } = beside
  return (
    <div className="db-stack" aria-live="polite">
      <Standing path={path} problems={problems} />
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
        <p>{m.manager_grant_total({ total, amount })}</p>
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

function Standing({ path, problems }: { path: string; problems: { what: string; whatNow: string }[] }) {
  if (problems.length === 0) {
    return (
      <Notice
        tone="good"
        title={m.manager_grant_no_problems()}
        action={
          <ButtonLink href={`${path}/offer`} look="second">
            {m.manager_grant_to_offer()}
          </ButtonLink>
        }
      />
    )
  }
  return (
    <Notice tone="wait" title={m.manager_grant_problems()}>
      <ul className="db-list">
        {problems.map(({ what, whatNow }) => (
          <li key={what}>
            {what} {whatNow}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
