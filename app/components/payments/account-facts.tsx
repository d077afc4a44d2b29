import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'

type AccountFactsProps = {
  iban: string
  holder: string
  since: string
  calls: readonly string[]
  names: readonly string[]
  proofs: readonly string[]
  /** From when it is paid to; null for one that counts no more. */
  from: string | null
}

/** An account with its checks: the digits, who called and heard what, what a bank said of the name, what the
 * proof shows. */
export function AccountFacts({ iban, holder, since, calls, names, proofs, from }: AccountFactsProps) {
  const said = (lines: readonly string[], never: string) => (lines.length > 0 ? lines.join('\n') : never)
  return (
    <DataList
      items={[
        { key: 'iban', label: m.payments_account(), value: iban },
        { key: 'holder', label: m.payments_bank_holder(), value: holder },
        { key: 'since', label: m.payments_bank_since(), value: since },
        { key: 'digits', label: m.payments_bank_digits(), value: m.payments_bank_digits_right() },
        { key: 'calls', label: m.payments_bank_call(), value: said(calls, m.payments_bank_call_never()) },
        { key: 'names', label: m.payments_bank_name(), value: said(names, m.payments_bank_name_never()) },
        { key: 'proofs', label: m.payments_proof(), value: said(proofs, m.payments_proof_never()) },
        ...(from === null ? [] : [{ key: 'from', label: m.payments_bank_from(), value: from }]),
      ]}
    />
  )
}
