import { amountOf } from '#app/domain/grant/instrument.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { formatMoney } from '#app/domain/money.ts'
import { formatDay, formatList } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import type { Fact } from './facts.ts'
import { dutch } from './house.ts'

/** The parties, the amount and the period. */
export function agreementFacts({ terms, example }: AgreementDocument): Fact[] {
  const word = example ? ` (${m.components_example({}, dutch)})` : ''
  const days = { from: formatDay(terms.startsOn, 'nl'), to: formatDay(terms.endsOn, 'nl') }
  const places = terms.neighbourhoods.map(({ name }) => name)
  return [
    {
      label: m.documents_pdf_fund({}, dutch),
      value: terms.fund.name,
      note: m.documents_pdf_fund_by({ name: terms.fund.legalName }, dutch),
    },
    {
      label: m.documents_pdf_grantee({}, dutch),
      value: `${terms.grantee.name}${word}`,
      note: granteeLine(terms),
    },
    {
      label: m.documents_pdf_amount({}, dutch),
      value: `${formatMoney(amountOf(terms))}${word}`,
      note: amountNote(terms),
      isAmount: true,
    },
    {
      label: m.documents_pdf_period({}, dutch),
      value: m.documents_pdf_from_to(days, dutch),
      note: formatList(places, 'nl'),
    },
  ]
}

function amountNote({ instruments }: AgreementDocument['terms']): string {
  if (instruments.every(({ kind }) => kind === 'gift')) return m.documents_pdf_amount_note({}, dutch)
  const parts = instruments.map(({ kind, amountCents }) =>
    partOf[kind]({ amount: formatMoney(amountCents) }, dutch),
  )
  return formatList(parts, 'nl')
}

const partOf = {
  gift: m.documents_pdf_part_gift,
  loan: m.documents_pdf_part_loan,
  outcome: m.documents_pdf_part_outcome,
}

/** Who is behind the money: its number, and for which group. */
export function granteeLine({
  grantee,
  fiscalHost,
  initiative,
}: Pick<Terms, 'grantee' | 'fiscalHost' | 'initiative'>): string {
  const kvk = m.documents_pdf_kvk({ number: grantee.kvkNumber }, dutch)
  return fiscalHost ? `${kvk}, ${m.documents_pdf_for_group({ name: initiative.name }, dutch)}` : kvk
}
