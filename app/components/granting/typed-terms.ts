/** The form of the terms as texts, by field: what stands in it, and what comes back when it is posted. */
export type TypedTerms = {
  legalForm: string
  street: string
  postcode: string
  city: string
  signers: { name: string; capacity: string; email: string }[]
  milestones: { id: string; title: string; due: string; evidence: string }[]
  reports: { id: string; title: string; due: string; kind: string; milestones: string[] }[]
  tranches: {
    id: string
    amount: string
    plannedOn: string
    kept: string
    signed: string
    baseline: string
    of: string
    milestones: string[]
    reports: string[]
    from: string
    confirmation: string
  }[]
  indicators: { id: string; baseline: string; baselineOn: string; noBaselineReason: string }[]
  budgetFree: string
  budgetNotice: string
  delayFreeWeeks: string
  delayNoticeMonths: string
}
