import { amountOf } from '#app/domain/grant/instrument.ts'
import { formatMoney } from '#app/domain/money.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AgreementDocument } from './agreement.ts'
import { heading } from './agreement-cover.ts'
import { newPage, type Paper, write } from './paper.ts'
import { drawTable } from './table.ts'

const dutch = { locale: 'nl' } as const

/** The schedules: milestones, tranches with what releases each, what is measured, when is told, and what it costs. */
export function drawSchedule(paper: Paper, { terms, conditionWords }: AgreementDocument): void {
  newPage(paper)
  paper.y += 12
  write(paper, m.documents_pdf_schedule({}, dutch), { size: 20, font: 'head', leading: 30 })
  heading(paper, m.documents_pdf_milestones({}, dutch))
  drawTable(
    paper,
    [
      { head: m.documents_pdf_milestone({}, dutch), share: 5 },
      { head: m.documents_pdf_ready_on({}, dutch), share: 3 },
      { head: m.documents_pdf_evidence({}, dutch), share: 6 },
    ],
    terms.milestones.map(({ number, title, due, evidence }) => [
      `${number}. ${title}`,
      formatDay(due, 'nl'),
      evidence,
    ]),
  )
  heading(paper, m.documents_pdf_tranches({}, dutch))
  drawTable(
    paper,
    [
      { head: m.documents_pdf_tranche({}, dutch), share: 2 },
      { head: m.documents_pdf_money({}, dutch), share: 2, right: true },
      { head: m.documents_pdf_expected({}, dutch), share: 3 },
      { head: m.documents_pdf_pay_when({}, dutch), share: 7 },
    ],
    terms.tranches.map(({ id, number, amountCents, plannedOn }) => [
      m.documents_pdf_of({ number, of: terms.tranches.length }, dutch),
      formatMoney(amountCents),
      formatDay(plannedOn, 'nl'),
      conditionWords[id] ?? '',
    ]),
    [m.documents_pdf_total({}, dutch), formatMoney(amountOf(terms))],
  )
  drawMeasures(paper, terms)
  drawReportsAndCosts(paper, terms)
}

function drawMeasures(paper: Paper, terms: AgreementDocument['terms']): void {
  heading(paper, m.documents_pdf_measures({}, dutch))
  drawTable(
    paper,
    [
      { head: m.documents_pdf_indicator({}, dutch), share: 5 },
      { head: m.documents_pdf_baseline({}, dutch), share: 3, right: true },
      { head: m.documents_pdf_target({}, dutch), share: 2, right: true },
      { head: m.documents_pdf_by({}, dutch), share: 3 },
      { head: m.documents_pdf_source({}, dutch), share: 5 },
    ],
    terms.indicators.map(({ name, unit, baseline, target, targetOn, source }) => [
      `${name} (${unit})`,
      baseline === null ? m.documents_pdf_not_yet({}, dutch) : formatNumber(baseline, 'nl'),
      formatNumber(target, 'nl'),
      formatDay(targetOn, 'nl'),
      source,
    ]),
  )
}

function drawReportsAndCosts(paper: Paper, terms: AgreementDocument['terms']): void {
  heading(paper, m.documents_pdf_reports({}, dutch))
  drawTable(
    paper,
    [
      { head: m.documents_pdf_report({}, dutch), share: 6 },
      { head: m.documents_pdf_due({}, dutch), share: 4 },
    ],
    terms.reports.map(({ title, due }) => [title, formatDay(due, 'nl')]),
  )
  heading(paper, m.documents_pdf_costs({}, dutch))
  drawTable(
    paper,
    [
      { head: m.documents_pdf_cost({}, dutch), share: 8 },
      { head: m.documents_pdf_money({}, dutch), share: 3, right: true },
    ],
    [
      ...terms.budgetLines.map(({ title, amountCents }) => [title, formatMoney(amountCents)]),
      ...terms.coFunding.map(({ name, amountCents }) => [
        m.documents_pdf_paid_by({ name }, dutch),
        formatMoney(-amountCents),
      ]),
    ],
    [m.documents_pdf_from_fund({}, dutch), formatMoney(amountOf(terms))],
  )
}
