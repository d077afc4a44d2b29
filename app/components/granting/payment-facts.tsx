import { m } from '#app/i18n/paraglide/messages.js'
import { Facts } from '../block/facts.tsx'

type PaymentFactsProps = {
  amount: string
  part: string
  planned: string
  condition: string
  iban: string | null
  holder: string | null
}

/** What a payment is, to whom, and what it hangs at. */
export function PaymentFacts({ amount, part, planned, condition, iban, holder }: PaymentFactsProps) {
  return (
    <Facts
      facts={[
        { term: m.manager_tranche_amount(), value: amount, more: part },
        { term: m.manager_tranche_planned(), value: planned },
        { term: m.manager_tranche_condition(), value: condition },
        ...(iban ? [{ term: m.manager_tranche_account(), value: iban, more: holder ?? undefined }] : []),
      ]}
    />
  )
}
