import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'

type LoanCorrectionFactsProps = {
  receipt: { amount: string; day: string }
  prepared: { reason: string; prepared: string } | null
}

/** A receipt of a loan that may be wrong, and what was said of it. */
export function LoanCorrectionFacts({ receipt, prepared }: LoanCorrectionFactsProps) {
  return (
    <DataList
      items={[
        { key: 'amount', label: m.loan_amount(), value: receipt.amount },
        { key: 'day', label: m.loan_day(), value: receipt.day },
        ...(prepared
          ? [
              { key: 'reason', label: m.loan_correct_reason(), value: prepared.reason },
              { key: 'prepared', label: m.course_prepared(), value: prepared.prepared },
            ]
          : []),
      ]}
    />
  )
}
