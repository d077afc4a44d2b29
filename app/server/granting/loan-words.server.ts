import type { IsoDate } from '#app/domain/calendar.ts'
import { amountOf } from '#app/domain/grant/instrument.ts'
import { type Instalment, principalLeft } from '#app/domain/grant/loan-allocation.ts'
import { type LoanState, leftOf } from '#app/domain/grant/loan-service.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import { formatDay, formatIban, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Audience, stateWord } from '#app/i18n/words.server.ts'
import { type GrantLoan, isPaidOut, type loanSettings, standingOfLoan } from '#db/queries/loans.server.ts'

/** A loan as both sides see it: how it stands, its schedule with what was paid, and what was decided about it. */
export function loanWords(loan: GrantLoan, today: IsoDate, audience: Audience) {
  const language = currentLocale()
  const money = (value: number) => formatMoney(cents(value), language)
  const day = (on: IsoDate) => formatDay(on, language)
  const service = isPaidOut(loan) ? standingOfLoan(loan, today) : null
  const state: LoanState | 'planned' = service?.state ?? 'planned'
  const rows = service
    ? service.instalments.filter(({ principal, interest }) => principal + interest > 0)
    : loan.rows.filter(({ pay }) => pay > 0)
  return {
    state,
    word: stateWord('loan', state, audience, language) ?? state,
    late: state === 'in-arrears',
    over: service !== null && state !== 'in-repayment' && state !== 'in-arrears',
    lent: money(amountOf({ instruments: [loan.loan] })),
    paidOut: loan.lent && day(loan.lent.paidOut),
    plannedOn: day(loan.plannedOn),
    open: money(service?.outstanding ?? loan.loan.amountCents),
    arrears: service?.arrears
      ? {
          amount: money(service.arrears.cents),
          days: String(service.arrears.days),
          since: day(service.arrears.since),
        }
      : null,
    next: service?.next ? { amount: money(service.next.cents), day: day(service.next.due) } : null,
    rows: rows.map((row, at) => ({
      key: String(row.n),
      part: m.components_picture_of({ number: String(at + 1), of: String(rows.length) }),
      due: day(row.due),
      principal: money(row.principal),
      interest: money(row.interest),
      pay: money(row.principal + row.interest),
      paid: 'paidPrincipal' in row ? money(row.paidPrincipal + row.paidInterest) : '',
      ...stateOf('paidPrincipal' in row ? row : null, today, audience),
    })),
    totals: {
      principal: money(sumCents(rows.map(({ principal }) => principal))),
      interest: money(sumCents(rows.map(({ interest }) => interest))),
      pay: money(sumCents(rows.map(({ principal, interest }) => principal + interest))),
      paid: money(service ? sumCents(loan.receipts.map((one) => one.cents)) : 0),
    },
    receipts: loan.receipts.map((one) => ({
      id: one.id,
      text: m.loan_received_one({ day: day(one.on), amount: money(one.cents) }),
    })),
    decisions: loan.decisions.map(({ id, kind, on, cents: amount, reason }) => ({
      id,
      label: loanKindWords[kind](),
      value: [m.loan_received_one({ day: day(on), amount: money(amount) }), reason ?? ''].join('\n'),
    })),
  }
}
export type LoanWords = ReturnType<typeof loanWords>

export const loanKindWords = {
  waiver: m.loan_kind_waiver,
  'write-off': m.loan_kind_writeoff,
  conversion: m.loan_kind_conversion,
}

/** Where a borrower pays, in a sentence. */
export function payWhere(
  account: Awaited<ReturnType<typeof loanSettings>>['account'],
  reference: string,
): string {
  return account
    ? m.loan_own_where({ iban: formatIban(account.iban), holder: account.holder, reference })
    : m.loan_own_where_call({ reference })
}

function stateOf(row: Instalment | null, today: IsoDate, audience: Audience) {
  const state = row ? stateOfRow(row, today) : 'planned'
  return { state, word: stateWord('repayment', state, audience, currentLocale()) ?? state }
}

function stateOfRow(row: Instalment, today: IsoDate): 'planned' | 'received' | 'arrears' | 'waived' {
  if (leftOf(row) > 0) return row.due < today ? 'arrears' : 'planned'
  return row.letGo > 0 && principalLeft(row) === 0 && row.paidPrincipal === 0 ? 'waived' : 'received'
}
