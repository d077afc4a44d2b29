import { choiceOf } from '#app/domain/grant/condition-choice.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import type { TermsForm } from '#app/domain/grant/terms-form.ts'

/** The form of the terms as it stands when the manager opens it, without what makes it one act. */
export function formOfTerms(terms: Terms): Omit<TermsForm, 'operation' | 'seen'> {
  return {
    legalForm: terms.grantee.legalForm,
    address: terms.grantee.address,
    signers: terms.grantee.representatives,
    milestones: terms.milestones.map(({ id, title, due, evidence }) => ({ id, title, due, evidence })),
    reports: terms.reports.map(({ id, title, due, kind, milestones }) => ({
      id,
      title,
      due,
      kind,
      milestones,
    })),
    tranches: terms.tranches.map(({ id, amountCents, plannedOn, condition }) => ({
      id,
      amountCents,
      plannedOn,
      condition: choiceOf(condition),
    })),
    indicators: terms.indicators.map(({ id, baseline, baselineOn, noBaselineReason }) => ({
      id,
      baseline,
      baselineOn,
      noBaselineReason,
    })),
    flexibility: terms.flexibility,
  }
}
