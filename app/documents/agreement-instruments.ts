import { loanOf, outcomeOf } from '#app/domain/grant/instrument.ts'
import type { Loan } from '#app/domain/grant/loan.ts'
import { scheduleOf } from '#app/domain/grant/loan-schedule.ts'
import type { Outcome } from '#app/domain/grant/outcome.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { formatMoney } from '#app/domain/money.ts'
import { formatClauseValue } from '#app/i18n/clause-words.server.ts'
import { formatDay, formatNumber, formatPercent } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import { dutch } from './house.ts'
import type { Paper } from './paper.ts'
import { drawTable, type Table } from './table.ts'
import { write, writeChapter } from './writing.ts'

/** The schedules of money that comes back and of money that is paid per result, where an agreement has them. */
export function drawInstruments(paper: Paper, { terms }: AgreementDocument): void {
  const [loan, outcome] = [loanOf(terms), outcomeOf(terms)]
  if (loan) drawLoan(paper, terms, loan)
  if (outcome) drawOutcome(paper, terms, outcome)
}

function drawLoan(paper: Paper, { tranches, startsOn }: Terms, loan: Loan): void {
  const paidOut = tranches.find(({ instrument }) => instrument === 'loan')?.plannedOn ?? startsOn
  writeChapter(paper, m.documents_pdf_repayment({}, dutch), 150)
  const note = m.documents_pdf_repayment_note({ day: formatDay(paidOut, 'nl') }, dutch)
  write(paper, note, { size: 10, ink: 'soft', leading: 14 })
  paper.y += 8
  drawTable(paper, repayments(loan, paidOut))
}

function repayments(loan: Loan, paidOut: Terms['startsOn']): Table {
  const { rows, totalPrincipal, totalInterest, totalPaid } = scheduleOf(loan, paidOut)
  const money = (head: string) => ({ head, share: 3, right: true })
  return {
    columns: [
      { head: m.documents_pdf_instalment({}, dutch), share: 2 },
      { head: m.documents_pdf_due({}, dutch), share: 4 },
      money(m.documents_pdf_principal({}, dutch)),
      money(m.documents_pdf_interest({}, dutch)),
      money(m.documents_pdf_you_pay({}, dutch)),
      money(m.documents_pdf_still_open({}, dutch)),
    ],
    rows: rows.map(({ n, due, principal, interest, pay, open }) => [
      String(n),
      formatDay(due, 'nl'),
      ...[principal, interest, pay, open].map((amount) => formatMoney(amount)),
    ]),
    foot: [
      m.documents_pdf_total({}, dutch),
      '',
      ...[totalPrincipal, totalInterest, totalPaid].map((amount) => formatMoney(amount)),
    ],
  }
}

function drawOutcome(paper: Paper, { indicators }: Terms, outcome: Outcome): void {
  const indicator = indicators.find(({ id }) => id === outcome.indicator)
  const most = {
    amount: formatMoney(outcome.amountCents),
    count: formatNumber(Math.floor(outcome.amountCents / outcome.priceCents), 'nl'),
  }
  const attestor = formatClauseValue({ type: 'text', attestor: outcome.attestor })
  const moments = formatClauseValue({ type: 'text', moments: outcome.moments })
  const share = formatPercent(outcome.sampleBp, 'nl')
  writeChapter(paper, m.documents_pdf_result({}, dutch), 150)
  drawTable(paper, {
    columns: [
      { head: m.documents_pdf_result_what({}, dutch), share: 3 },
      { head: m.documents_pdf_result_agreed({}, dutch), share: 7 },
    ],
    rows: [
      [m.documents_pdf_result_counts({}, dutch), indicator ? `${indicator.name} (${indicator.unit})` : ''],
      [m.documents_pdf_result_price({}, dutch), formatMoney(outcome.priceCents)],
      [m.documents_pdf_result_most({}, dutch), m.documents_pdf_result_most_value(most, dutch)],
      [m.documents_pdf_result_attestor({}, dutch), attestor],
      [m.documents_pdf_result_method({}, dutch), outcome.method],
      [m.documents_pdf_result_sample({}, dutch), m.documents_pdf_result_sample_value({ share }, dutch)],
      [m.documents_pdf_result_moments({}, dutch), moments],
    ],
  })
}
