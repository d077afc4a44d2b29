import type { Terms } from '#app/domain/grant/terms.ts'
import { formatMoney } from '#app/domain/money.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import { dutch } from './house.ts'
import type { Paper } from './paper.ts'
import { drawTable } from './table.ts'

/** The schedule of a small start in one table: what is done, paid, counted and told, and what it costs. */
export function drawSmallSchedule(paper: Paper, { terms, conditionWords }: AgreementDocument): void {
  drawTable(paper, {
    title: m.documents_pdf_schedule({}, dutch),
    tight: true,
    columns: [
      { head: m.documents_pdf_small_what({}, dutch), share: 5 },
      { head: m.documents_pdf_small_when({}, dutch), share: 3 },
      { head: m.documents_pdf_small_how({}, dutch), share: 5 },
    ],
    rows: [
      ...terms.tranches.map(({ id, amountCents, plannedOn }) => [
        m.documents_pdf_small_pay({ amount: formatMoney(amountCents) }, dutch),
        formatDay(plannedOn, 'nl'),
        conditionWords[id] ?? '',
      ]),
      ...terms.milestones.map(({ title, due, evidence }) => [title, formatDay(due, 'nl'), evidence]),
      ...terms.indicators.map((indicator) => [
        measure(indicator),
        formatDay(indicator.targetOn, 'nl'),
        indicator.source,
      ]),
      ...terms.reports.map(({ title, due }) => [title, formatDay(due, 'nl'), '']),
      [m.documents_pdf_costs({}, dutch), '', costs(terms)],
    ],
  })
}

function measure({ name, target, unit }: Terms['indicators'][0]): string {
  return m.documents_pdf_small_measure({ name, target: formatNumber(target, 'nl'), unit }, dutch)
}

function costs({ budgetLines }: Terms): string {
  return budgetLines.map(({ title, amountCents }) => `${title} ${formatMoney(amountCents)}`).join(', ')
}
