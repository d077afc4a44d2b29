/** Why a proposal is taken back; the words stand beside it when its writers want to say more. */
export const withdrawalReasons = ['other-money', 'not-possible', 'no-time', 'again-later', 'other'] as const
export type WithdrawalReason = (typeof withdrawalReasons)[number]

/** Characters in the words that go with it. */
export const longestWithdrawalText = 1_000
