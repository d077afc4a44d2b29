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

/** What somebody of the fund saw that shows whose account it is. */
export const proofWays = ['file', 'paper', 'screen'] as const
export type ProofWay = (typeof proofWays)[number]

/** What can happen with the proof of an account: it is asked, given, found right, or found to show something else. */
export const proofSteps = ['asked', 'given', 'right', 'other'] as const
export type ProofStep = (typeof proofSteps)[number]

const words = z.string().trim().max(500, 'too_big')

export const proofJudgementSchema = z
  .strictObject({
    operation: z.uuid(),
    account: z.uuid(),
    result: z.enum(['right', 'other'], { error: 'empty' }),
    way: z.enum(proofWays, { error: 'empty' }),
    words: words.optional(),
  })
  .refine(({ result, words: said }) => result === 'right' || Boolean(said), {
    path: ['words'],
    error: 'empty',
  })
export type ProofJudgement = z.infer<typeof proofJudgementSchema>

export const proofQuestionSchema = z.strictObject({
  operation: z.uuid(),
  account: z.uuid(),
  words: words.optional(),
})
export type ProofQuestion = z.infer<typeof proofQuestionSchema>

/** An account that was named for a grant, with what was found out about it, the newest last. */
export type NamedAccount = {
  id: string
  iban: string
  holder: string
  person: string
  at: Date
  calls: readonly { result: CallResult; by: string; at: Date }[]
  names: readonly { result: NameResult; by: string; at: Date }[]
  /** What happened with its proof, the newest last. */
  proofs: readonly { step: ProofStep; at: Date }[]
  /** A file with the proposal that shows this number; null for another number. */
  sentProof: string | null
  /** The fund paid to this number on this name before, and the money did not come back. */
  paidBefore: boolean
}

/** Where the proof of an account stands; `known` needs none, `sent` and `given` wait for somebody of the fund to look. */
export type ProofState = 'known' | 'right' | 'sent' | 'given' | 'asked' | 'other' | 'none'

/** The account that is paid: whether it was called about, whether somebody saw that it is theirs, from which day it counts, and what the bank says of the name. */
export type PayableAccount = {
  confirmed: boolean
  proven: boolean
  usableFrom: IsoDate | null
  nameDiffers: boolean
}

/** What still has to happen before an account is paid to: acts of the fund, of the initiative, or time. */
export type AccountNeed =
  | { need: 'call' | 'ask-proof' | 'await-proof' | 'see-proof' | 'name-differs' }
  | { need: 'cooling'; from: IsoDate }

/** From which day a changed account is used: so many days after the change (Europe/Amsterdam); the first at once. */
export function accountUsableFrom(changedAt: Date | null, coolingDays: number): IsoDate | null {
  return changedAt && addDays(dayOf(changedAt), coolingDays)
}

/**
 * Where the proof of an account stands: the last thing that was said of it counts. An account that the fund paid to before
 * is known; a file that came with the proposal is proof that was sent.
 */
export function proofState({
  proofs,
  sentProof,
  paidBefore,
}: Pick<NamedAccount, 'proofs' | 'sentProof' | 'paidBefore'>): ProofState {
  const last = proofs.at(-1)?.step
  if (last === 'right' || last === 'other') return last
  if (paidBefore) return 'known'
  return last ?? (sentProof ? 'sent' : 'none')
}

/** Must the initiative still send a proof of this account? */
export function asksProof(state: ProofState): boolean {
  return state === 'none' || state === 'asked' || state === 'other'
}

/**
 * May this account be paid to? It is the newest that was named, somebody called a known number and heard that it is right,
 * somebody saw a proof of it unless it was paid to before, and the last check of the name did not say that it is another's.
 * A changed one waits for the days that the terms ask.
 */
export function payableAccount(
  iban: string,
  accounts: readonly NamedAccount[],
  coolingDays: number,
): PayableAccount {
  const newest = accounts.at(-1)
  const changedAt = accounts.length > 1 && newest ? newest.at : null
  const proof = newest ? proofState(newest) : 'none'
  return {
    proven: proof === 'known' || proof === 'right',
    confirmed: newest?.iban === iban && newest.calls.at(-1)?.result === 'confirmed',
    usableFrom: accountUsableFrom(changedAt, coolingDays),
    nameDiffers: newest?.names.at(-1)?.result === 'no-match',
  }
}

/**
 * All that still keeps an account from being paid to on a day (Europe/Amsterdam), in the order in which it is done; none
 * when `payableAccount` allows it. Proofs that lie there are looked at, others are asked for and then awaited.
 */
export function accountNeeds(
  iban: string,
  accounts: readonly NamedAccount[],
  coolingDays: number,
  today: IsoDate,
): AccountNeed[] {
  const { confirmed, proven, nameDiffers, usableFrom } = payableAccount(iban, accounts, coolingDays)
  const newest = accounts.at(-1)
  return [
    ...(confirmed ? [] : [{ need: 'call' } as const]),
    ...(proven ? [] : [{ need: proofNeeds[newest ? proofState(newest) : 'none'] }]),
    ...(nameDiffers ? [{ need: 'name-differs' } as const] : []),
    ...(usableFrom && today < usableFrom ? [{ need: 'cooling', from: usableFrom } as const] : []),
  ]
}

const proofNeeds = {
  none: 'ask-proof',
  asked: 'await-proof',
  other: 'await-proof',
  given: 'see-proof',
  sent: 'see-proof',
  known: 'see-proof',
  right: 'see-proof',
} as const satisfies Record<ProofState, string>

/**
 * May this person say what came of a call, or what a proof shows? It is about the account that counts now, and another
 * named it. Refuses `account-replaced`, `account-named-by-you`.
 */
export function canCheckAccount(
  account: Pick<NamedAccount, 'id' | 'person'>,
  newest: string | undefined,
  actor: { person: string },
): Verdict {
  if (account.id !== newest) return refused('account-replaced')
  return account.person === actor.person ? refused('account-named-by-you') : allowed()
}

/**
 * May the initiative send a proof of this account? It is the one that counts now and nobody found it right yet. Refuses
 * `account-replaced`, `proof-seen-already`.
 */
export function canGiveProof(
  account: Pick<NamedAccount, 'id' | 'proofs' | 'sentProof' | 'paidBefore'>,
  newest: string | undefined,
): Verdict {
  if (account.id !== newest) return refused('account-replaced')
  const state = proofState(account)
  return state === 'right' || state === 'known' ? refused('proof-seen-already') : allowed()
}

/**
 * May the fund ask for a proof of this account? As `canGiveProof`; nor while one lies there to be looked at
 * (`proof-to-look-at`), or was asked and did not come yet (`proof-asked-already`).
 */
export function canAskProof(
  account: Pick<NamedAccount, 'id' | 'proofs' | 'sentProof' | 'paidBefore'>,
  newest: string | undefined,
): Verdict {
  const open = canGiveProof(account, newest)
  if (!open.ok) return open
  const state = proofState(account)
  if (state === 'given' || state === 'sent') return refused('proof-to-look-at')
  return state === 'none' ? allowed() : refused('proof-asked-already')
}

/**
 * May what a proof shows be said? As `canCheckAccount`; by a file only when there is one (`proof-no-file`).
 */
export function canJudgeProof(
  account: Pick<NamedAccount, 'id' | 'person' | 'proofs' | 'sentProof' | 'paidBefore'>,
  newest: string | undefined,
  actor: { person: string },
  way: ProofWay,
): Verdict {
  const may = canCheckAccount(account, newest, actor)
  if (!may.ok) return may
  const hasFile = account.sentProof !== null || account.proofs.some(({ step }) => step === 'given')
  return way === 'file' && !hasFile ? refused('proof-no-file') : allowed()
}
