import { amountOf } from '#app/domain/grant/instrument.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { formatMoney } from '#app/domain/money.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { dutch } from './house.ts'
import type { Table } from './table.ts'

type ConditionWords = Readonly<Record<string, string>>
type ScheduleTable = Table & { title: string }

/**
 * The schedules of an agreement in Dutch, as the document prints them and the page shows them: milestones with what is
 * enough evidence, payments with what releases each (`conditionWords`, by id), what is measured, when is told, what it
 * costs, and who does what.
 */
export function scheduleTables(terms: Terms, conditionWords: ConditionWords): ScheduleTable[] {
  return [
    milestones(terms),
    tranches(terms, conditionWords),
    measures(terms),
    reports(terms),
    costs(terms),
    ...(terms.roles.length > 0 ? [roles(terms)] : []),
  ]
}

function milestones(terms: Terms): ScheduleTable {
  return {
    title: m.documents_pdf_milestones({}, dutch),
    columns: [
      { head: m.documents_pdf_milestone({}, dutch), share: 5 },
      { head: m.documents_pdf_ready_on({}, dutch), share: 3 },
      { head: m.documents_pdf_evidence({}, dutch), share: 6 },
    ],
    rows: terms.milestones.map(({ number, title, due, evidence }) => [
      `${number}. ${title}`,
      formatDay(due, 'nl'),
      evidence,
    ]),
  }
}

function tranches(terms: Terms, conditionWords: ConditionWords): ScheduleTable {
  const of = terms.tranches.length
  const mixed = terms.instruments.length > 1
  return {
    title: m.documents_pdf_tranches({}, dutch),
    columns: [
      { head: m.documents_pdf_tranche({}, dutch), share: mixed ? 3 : 2 },
      { head: m.documents_pdf_money({}, dutch), share: 2, right: true },
      { head: m.documents_pdf_expected({}, dutch), share: 3 },
      { head: m.documents_pdf_pay_when({}, dutch), share: 7 },
    ],
    rows: terms.tranches.map(({ id, number, instrument, amountCents, plannedOn }) => [
      nameOf[mixed ? instrument : 'all']({ number, of }, dutch),
      formatMoney(amountCents),
      formatDay(plannedOn, 'nl'),
      conditionWords[id] ?? '',
    ]),
    foot: [m.documents_pdf_total({}, dutch), formatMoney(amountOf(terms))],
  }
}

const nameOf = {
  all: m.documents_pdf_of,
  gift: m.documents_pdf_of_gift,
  loan: m.documents_pdf_of_loan,
  outcome: m.documents_pdf_of_outcome,
}

function measures(terms: Terms): ScheduleTable {
  return {
    title: m.documents_pdf_measures({}, dutch),
    columns: [
      { head: m.documents_pdf_indicator({}, dutch), share: 5 },
      { head: m.documents_pdf_baseline({}, dutch), share: 3, right: true },
      { head: m.documents_pdf_target({}, dutch), share: 2, right: true },
      { head: m.documents_pdf_by({}, dutch), share: 3 },
      { head: m.documents_pdf_source({}, dutch), share: 5 },
    ],
    rows: terms.indicators.map(({ name, unit, baseline, target, targetOn, source }) => [
      `${name} (${unit})`,
      baseline === null ? m.documents_pdf_not_yet({}, dutch) : formatNumber(baseline, 'nl'),
      formatNumber(target, 'nl'),
      formatDay(targetOn, 'nl'),
      source,
    ]),
  }
}

function reports(terms: Terms): ScheduleTable {
  return {
    title: m.documents_pdf_reports({}, dutch),
    columns: [
      { head: m.documents_pdf_report({}, dutch), share: 6 },
      { head: m.documents_pdf_due({}, dutch), share: 4 },
    ],
    rows: terms.reports.map(({ title, due }) => [title, formatDay(due, 'nl')]),
  }
}

function costs(terms: Terms): ScheduleTable {
  return {
    title: m.documents_pdf_costs({}, dutch),
    columns: [
      { head: m.documents_pdf_cost({}, dutch), share: 8 },
      { head: m.documents_pdf_money({}, dutch), share: 3, right: true },
    ],
    rows: [
      ...terms.budgetLines.map(({ title, amountCents }) => [title, formatMoney(amountCents)]),
      ...terms.coFunding.map(({ name, amountCents }) => [
        m.documents_pdf_paid_by({ name }, dutch),
        formatMoney(-amountCents),
      ]),
    ],
    foot: [m.documents_pdf_from_fund({}, dutch), formatMoney(amountOf(terms))],
  }
}

function roles(terms: Terms): ScheduleTable {
  return {
    title: m.documents_pdf_roles({}, dutch),
    columns: [
      { head: m.documents_pdf_role_task({}, dutch), share: 6 },
      { head: m.documents_pdf_role_who({}, dutch), share: 4 },
      { head: m.documents_pdf_role_stand_in({}, dutch), share: 4 },
    ],
    rows: terms.roles.map(({ task, who, standIn }) => [task, who, standIn]),
  }
}
