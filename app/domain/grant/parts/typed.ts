import { rowsOfCondition } from '../condition-rows.ts'
import type { Terms } from '../terms.ts'
import { typedInstruments } from './instruments-typed.ts'

/** Terms as their form shows them: every value as it would be typed, days as ISO dates. `write` says an amount in cents. */
export function typedTerms(terms: Terms, write: (cents: number) => string) {
  const { grantee, flexibility, experiment } = terms
  return {
    ...typedPlan(terms, write),
    ...typedInstruments(terms, write),
    budgetLines: terms.budgetLines.map(({ amountCents, ...line }) => ({
      ...line,
      amount: write(amountCents),
    })),
    roles: terms.roles.map((role) => ({ ...role })),
    place: terms.place ?? '',
    neighbourhoods: terms.neighbourhoods.map(({ key }) => key),
    startsOn: terms.startsOn as string,
    endsOn: terms.endsOn as string,
    purpose: terms.purpose,
    iban: terms.bank.iban,
    holder: terms.bank.holder,
    signers: [0, 1].map((at) => {
      const one = grantee.representatives[at]
      return { name: one?.name ?? '', capacity: one?.capacity ?? '', email: one?.email ?? '' }
    }),
    legalForm: (grantee.legalForm ?? '') as string,
    street: grantee.address?.street ?? '',
    postcode: grantee.address?.postcode ?? '',
    city: grantee.address?.city ?? '',
    question: experiment?.question ?? '',
    sign: experiment?.sign ?? '',
    stopRule: experiment?.stopRule ?? '',
    reviewDate: (experiment?.reviewDate ?? '') as string,
    exception: terms.publicity.exception ?? '',
    budgetFree: String(flexibility.budgetFreeBp / 100),
    budgetNotice: String(flexibility.budgetNoticeBp / 100),
    delayFreeWeeks: String(Math.floor(flexibility.delayFreeDays / 7)),
    delayNoticeMonths: String(flexibility.delayNoticeMonths),
  }
}
export type TypedTerms = ReturnType<typeof typedTerms>

function typedPlan(terms: Terms, write: (cents: number) => string) {
  const share = (basisPoints: number) => String(basisPoints / 100).replace('.', ',')
  return {
    milestones: terms.milestones.map(({ id, title, due, evidence }) => ({
      id,
      title,
      due: due as string,
      evidence,
    })),
    reports: terms.reports.map(({ id, title, due, kind, milestones }) => ({
      id,
      title,
      due: due as string,
      kind: kind as string,
      milestones: [...milestones],
    })),
    tranches: terms.tranches.map(({ id, amountCents, plannedOn, instrument, condition }) => {
      const rows = rowsOfCondition(condition)
      return {
        id,
        amount: write(amountCents),
        plannedOn: plannedOn as string,
        instrument: instrument as string,
        kept: rows === null ? 'on' : '',
        conditions: (rows ?? []).map(({ join, fact, share: bp, from, text }) => ({
          join: join as string,
          fact,
          share: bp === null ? '' : share(bp),
          from: from ?? '',
          text: text ?? '',
        })),
      }
    }),
    indicators: terms.indicators.map((indicator) => ({
      id: indicator.id,
      name: indicator.name,
      unit: indicator.unit,
      type: indicator.type as string,
      baseline: indicator.baseline === null ? '' : String(indicator.baseline),
      baselineOn: (indicator.baselineOn ?? '') as string,
      noBaselineReason: indicator.noBaselineReason ?? '',
      target: String(indicator.target),
      targetOn: indicator.targetOn as string,
      source: indicator.source,
      programmeIndicator: indicator.programmeIndicator ?? '',
      share: share(indicator.shareBp),
    })),
  }
}
