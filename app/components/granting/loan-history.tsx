import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'

type LoanHistoryProps = {
  receipts: { id: string; text: string }[]
  /** Where the office says that a receipt was booked wrong. */
  correct?: (receipt: string) => string
  decisions: { id: string; label: string; value: string }[]
}

/** What came in of a loan, and what was decided need not. */
export function LoanHistory({ receipts, decisions, correct }: LoanHistoryProps) {
  return (
    <>
      <Section id="received" title={m.loan_received()}>
        {receipts.length === 0 ? (
          <p>{m.loan_received_none()}</p>
        ) : (
          <ul className="db-list">
            {receipts.map(({ id, text }) => (
              <li key={id}>
                {text}{' '}
                {correct && (
                  <Link href={correct(id)} about={text}>
                    {m.loan_correct_link()}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {decisions.length > 0 && (
        <Section id="decided" title={m.loan_decisions()}>
          <DataList items={decisions.map(({ id, label, value }) => ({ key: id, label, value }))} />
        </Section>
      )}
    </>
  )
}
