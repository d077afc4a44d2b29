import type { EndingGround } from '#app/domain/grant/ending.ts'
import type { HoldReason } from '#app/domain/grant/hold.ts'
import type { SettlementGround } from '#app/domain/grant/settlement.ts'
import type { Language } from './languages.ts'
import { m } from './paraglide/messages.js'

type Said = (values?: Record<string, never>, options?: { locale: Language }) => string

/**
 * Why payments are held, an agreement stops or a final amount is what it is: as it is chosen, and as the letter says it.
 */
export const holdReasonWords: Record<HoldReason, Said> = {
  'duty-not-met': m.course_hold_reason_duty,
  'wrong-data': m.course_hold_reason_data,
  'account-not-confirmed': m.course_hold_reason_account,
  asked: m.course_hold_reason_asked,
}

export const endingGroundWords: Record<EndingGround, Said> = {
  'no-blame': m.course_end_no_blame,
  'not-done': m.course_end_not_done,
  'other-use': m.course_end_other_use,
  'wrong-data': m.course_end_wrong_data,
  'duties-not-met': m.course_end_duties,
}

export const settlementGroundWords: Record<SettlementGround, Said> = {
  'as-agreed': m.course_settle_as_agreed,
  'costs-lower': m.course_settle_costs_lower,
  'not-done': m.course_end_not_done,
  'duties-not-met': m.course_end_duties,
  'wrong-data': m.course_end_wrong_data,
  'wrongly-awarded': m.course_settle_wrongly_awarded,
}
