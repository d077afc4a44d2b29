import { z } from 'zod'
import { addDays, dayOf, type IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** What came of a call to a number that was known before. */
export const callResults = ['confirmed', 'denied', 'no-answer'] as const
export type CallResult = (typeof callResults)[number]

/** What a bank says of a name and a number (Verification of Payee). */
export const nameResults = ['match', 'close', 'no-match', 'not-possible'] as const
export type NameResult = (typeof nameResults)[number]

export const callFormSchema = z.strictObject({
  operation: z.uuid(),
  account: z.uuid(),
  result: z.enum(callResults, { error: 'empty' }),
  phone: z.string({ error: 'empty' }).trim().min(1, 'empty').max(30, 'empty'),
  spokeWith: z.string().trim().max(100).optional(),
})
export type CallForm = z.infer<typeof callFormSchema>

export const nameFormSchema = z.strictObject({
  operation: z.uuid(),
  account: z.uuid(),
  result: z.enum(nameResults, { error: 'empty' }),
  bankName: z.string().trim().max(140).optional(),
})
export type NameForm = z.infer<typeof nameFormSchema>

/** An account that was named for a grant, with what was found out about it, the newest last. */
export type NamedAccount = {
  id: string
  iban: string
  holder: string
  person: string
  at: Date
  calls: readonly { result: CallResult; by: string; at: Date }[]
  names: readonly { result: NameResult; by: string; at: Date }[]
}

/** The account that is paid: whether it was called about, from which day it counts, and what the bank says of the name. */
export type PayableAccount = {
  confirmed: boolean
  usableFrom: IsoDate | null
  nameDiffers: boolean
}

/** From which day a changed account is used: so many days after the change (Europe/Amsterdam); the first at once. */
export function accountUsableFrom(changedAt: Date | null, coolingDays: number): IsoDate | null {
  return changedAt && addDays(dayOf(changedAt), coolingDays)
}

/**
 * May this account be paid to? It is the newest that was named, somebody called a known number and heard that it is right,
 * and the last check of the name did not say that it is another's. A changed one waits for the days that the terms ask.
 */
export function payableAccount(
  iban: string,
  accounts: readonly NamedAccount[],
  coolingDays: number,
): PayableAccount {
  const newest = accounts.at(-1)
  const changedAt = accounts.length > 1 && newest ? newest.at : null
  return {
    confirmed: newest?.iban === iban && newest.calls.at(-1)?.result === 'confirmed',
    usableFrom: accountUsableFrom(changedAt, coolingDays),
    nameDiffers: newest?.names.at(-1)?.result === 'no-match',
  }
}

/**
 * May this person say what came of a call? It is about the account that counts now, and another named it. Refuses
 * `account-replaced`, `account-named-by-you`.
 */
export function canRecordCall(
  account: Pick<NamedAccount, 'id' | 'person'>,
  newest: string | undefined,
  actor: { person: string },
): Verdict {
  if (account.id !== newest) return refused('account-replaced')
  return account.person === actor.person ? refused('account-named-by-you') : allowed()
}
