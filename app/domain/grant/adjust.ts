import type { Condition } from './condition.ts'
import { conditionOf } from './condition-choice.ts'
import type { Terms } from './terms.ts'
import type { TermsForm } from './terms-form.ts'

/**
 * The terms with what the manager set. Milestones, reports and tranches stand in the order of their days and are numbered
 * by it; every tranche after the first waits for the baseline, picked or not. A baseline takes the reason why there is
 * none away. What the form does not name stays: parties, amount, budget, articles. Nothing is judged here.
 */
export function adjusted(terms: Terms, form: Omit<TermsForm, 'operation' | 'seen'>): Terms {
  const milestones = inOrder(form.milestones, ({ due }) => due).map((milestone, at) => ({
    ...milestone,
    number: at + 1,
  }))
  const known = new Set(milestones.map(({ id }) => id))
  return {
    ...terms,
    grantee: {
      ...terms.grantee,
      legalForm: form.legalForm,
      address: form.address,
      representatives: form.signers,
    },
    milestones,
    reports: inOrder(form.reports, ({ due }) => due).map((report) => ({
      ...report,
      milestones: report.milestones.filter((id) => known.has(id)),
    })),
    tranches: inOrder(form.tranches, ({ plannedOn }) => plannedOn).map(
      ({ id, amountCents, plannedOn, condition }, at) => ({
        id,
        number: at + 1,
        instrument: 'gift',
        amountCents,
        plannedOn,
        condition: condition
          ? conditionOf({ ...condition, baseline: condition.baseline || at > 0 })
          : conditionBefore(terms, id),
      }),
    ),
    indicators: terms.indicators.map((indicator) => {
      const set = form.indicators.find(({ id }) => id === indicator.id)
      if (!set) return indicator
      if (set.baseline === null)
        return { ...indicator, baseline: null, baselineOn: null, noBaselineReason: set.noBaselineReason }
      return { ...indicator, baseline: set.baseline, baselineOn: set.baselineOn, noBaselineReason: null }
    }),
    flexibility: form.flexibility,
  }
}

function conditionBefore({ tranches }: Terms, id: string): Condition {
  return tranches.find((tranche) => tranche.id === id)?.condition ?? { signed: true }
}

function inOrder<Row>(rows: readonly Row[], day: (row: Row) => string): Row[] {
  return rows.toSorted((one, other) => day(one).localeCompare(day(other)))
}
