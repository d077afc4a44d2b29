import { m } from '#app/i18n/paraglide/messages.js'
import type { PotTermsName } from './pot-terms-fields.tsx'

/** What a number of the usual terms is called. */
export function potTermsLabel(name: PotTermsName): string {
  const words: Record<PotTermsName, () => string> = {
    kind: m.agreement_pot_kind,
    repayment: m.agreement_pot_repayment,
    months: m.agreement_pot_months,
    graceMonths: m.agreement_pot_grace_months,
    grace: m.agreement_pot_grace,
    interest: m.agreement_pot_interest,
    paidAtOnceUpTo: m.agreement_pot_at_once,
    twoMiddlePartsAbove: m.agreement_pot_two_middle,
    first: m.agreement_pot_first,
    final: m.agreement_pot_final,
    middleReleasedBy: m.agreement_pot_middle,
    daysToReport: m.agreement_pot_days_to_report,
    daysToPay: m.agreement_pot_days_to_pay,
    weeksToFinalReport: m.agreement_pot_weeks_to_final,
    budgetFree: m.agreement_pot_budget_free,
    budgetNotice: m.agreement_pot_budget_notice,
    delayFreeWeeks: m.agreement_pot_delay_free,
    delayNoticeMonths: m.agreement_pot_delay_notice,
    paymentDays: m.agreement_pot_payment_days,
    reviewDays: m.agreement_pot_review_days,
    settlementWeeks: m.agreement_pot_settlement_weeks,
    waiverBelow: m.agreement_pot_waiver_below,
  }
  return words[name]()
}
