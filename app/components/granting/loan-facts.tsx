import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'

type LoanFactsProps = {
  loan: {
    lent: string
    open: string
    paidOut: string | null
    arrears: { amount: string; days: string } | null
    next: { amount: string; day: string } | null
  }
}

/** A loan in five lines. */
export function LoanFacts({ loan: { lent, open, paidOut, arrears, next } }: LoanFactsProps) {
  const maybe = (key: string, label: string, value: string | null) => (value ? [{ key, label, value }] : [])
  return (
    <DataList
      items={[
        { key: 'lent', label: m.loan_lent(), value: lent },
        ...maybe('paid-out', m.loan_paid_out(), paidOut),
        { key: 'open', label: m.loan_open(), value: open },
        ...maybe('behind', m.loan_behind(), arrears && m.loan_behind_days(arrears)),
        ...maybe('next', m.loan_next(), next && m.loan_next_is(next)),
      ]}
    />
  )
}
