import type { WithdrawalReason } from '#app/domain/proposal/withdrawal.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** Why an application was taken back, as its writers say it. */
export const withdrawalWords: Record<WithdrawalReason, () => string> = {
  'other-money': m.together_withdraw_other_money,
  'not-possible': m.together_withdraw_not_possible,
  'no-time': m.together_withdraw_no_time,
  'again-later': m.together_withdraw_again_later,
  other: m.together_withdraw_other,
}
