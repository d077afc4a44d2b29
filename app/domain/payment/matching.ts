import type { IsoDate } from '../calendar.ts'
import { type Cents, cents } from '../money.ts'
import type { StatementEntry } from './statement.ts'

/** A payment that the bank may speak of: sent to it, or paid already. */
export type KnownPayment = {
  release: string
  grant: string
  endToEndId: string
  amountCents: Cents
  iban: string
  /** The message ids of the files it was in. */
  files: readonly string[]
  state: 'sent' | 'paid'
  /** A statement showed it already; what a person booked by hand no statement has shown. */
  seen: boolean
  /** Before this day the bank cannot have paid it. */
  from: IsoDate
}

/** What a grant owes money by: its settlement, or its loan that was paid out. */
export const claimSources = ['settlement', 'loan'] as const
export type ClaimSource = (typeof claimSources)[number]

/** Money that is to come back of a grant. */
export type KnownClaim = {
  grant: string
  by: ClaimSource
  reference: string
  ibans: readonly string[]
  dueCents: Cents
  from: IsoDate
  /** Repayments that a person booked by hand, which no statement has shown. */
  byHand: readonly { repayment: string; amountCents: Cents; valueOn: IsoDate }[]
}

/** Why a movement waits for a person. */
export const openReasons = [
  'unknown',
  'several',
  'amount-differs',
  'account-differs',
  'already-booked',
  'day-differs',
  'not-paid',
  'more-than-due',
] as const
export type OpenReason = (typeof openReasons)[number]

export type Match =
  | { kind: 'paid'; releases: string[] }
  | { kind: 'returned'; release: string; reason: string }
  | { kind: 'repaid'; grant: string; by: ClaimSource }
  | { kind: 'booked'; release: string }
  | { kind: 'repayment-booked'; grant: string; by: ClaimSource; repayment: string }
  | { kind: 'open'; why: OpenReason }

type Movement = Pick<
  StatementEntry,
  | 'valueOn'
  | 'amountCents'
  | 'reversal'
  | 'endToEndId'
  | 'paymentFile'
  | 'iban'
  | 'remittance'
  | 'returnReason'
>

/**
 * What each movement of a statement says of what the fund knows, in the order of the movements. First by end-to-end id; for
 * one without an id by amount and account together, when only one payment and one movement are so. What is not certain
 * stays open for a person. No payment is paid twice nor comes back twice, and nobody repays more than is asked; what a
 * person booked before the statement came (`booked`, `repayment-booked`) is not booked again.
 */
export function matchEntries(
  entries: readonly Movement[],
  { payments, claims }: { payments: readonly KnownPayment[]; claims: readonly KnownClaim[] },
): Match[] {
  const known = new Map(payments.map((payment) => [payment.release, { ...payment }]))
  const due = new Map(claims.map((claim) => [claimKey(claim), { ...claim }]))
  const matches = new Map<number, Match>()
  const order = entries
    .map((entry, at) => ({ entry, at }))
    .toSorted((one, other) => rank(one.entry) - rank(other.entry) || one.at - other.at)
  for (const { entry, at } of order) {
    const alike = entries.filter((other) => isAlike(entry, other)).length
    const match =
      entry.amountCents < 0
        ? outgoing(entry, [...known.values()], alike)
        : incoming(entry, [...known.values()], [...due.values()], alike)
    matches.set(at, match)
    settle(match, entry, known, due)
  }
  return entries.map((_, at) => matches.get(at) as Match)
}

/** What went out is read before what came in: a payment may come back in the statement that shows it. */
function rank({ amountCents }: Movement): number {
  return amountCents < 0 ? 0 : 1
}

function isAlike(one: Movement, other: Movement): boolean {
  return (
    one.endToEndId === null &&
    other.endToEndId === null &&
    one.amountCents === other.amountCents &&
    one.iban === other.iban
  )
}

function outgoing(entry: Movement, payments: KnownPayment[], alike: number): Match {
  if (entry.reversal) return open('unknown')
  if (entry.endToEndId !== null) {
    const named = payments.find((payment) => sameId(payment, entry.endToEndId))
    if (named) return paidAs(entry, named)
    return open('unknown')
  }
  const ofFile = payments.filter(({ files, state }) => state === 'sent' && isIn(files, entry.paymentFile))
  const sum = ofFile.reduce((total, { amountCents }) => total + amountCents, 0)
  if (ofFile.length > 0 && sum === -entry.amountCents && ofFile.every(({ from }) => from <= entry.valueOn))
    return { kind: 'paid', releases: ofFile.map(({ release }) => release) }
  const fitting = payments.filter(
    ({ state, amountCents, iban }) =>
      state === 'sent' && amountCents === -entry.amountCents && iban === entry.iban,
  )
  return single(fitting, alike, (payment) => paidAs(entry, payment))
}

function paidAs(entry: Movement, { release, state, seen, amountCents, iban, from }: KnownPayment): Match {
  if (amountCents !== -entry.amountCents) return open('amount-differs')
  if (state === 'paid') return seen ? open('already-booked') : { kind: 'booked', release }
  if (entry.iban !== null && entry.iban !== iban) return open('account-differs')
  if (entry.valueOn < from) return open('day-differs')
  return { kind: 'paid', releases: [release] }
}

function incoming(entry: Movement, payments: KnownPayment[], claims: KnownClaim[], alike: number): Match {
  const named = payments.find((payment) => sameId(payment, entry.endToEndId))
  if (named) return returnedAs(entry, named)
  if (entry.returnReason !== null || entry.reversal) {
    if (entry.endToEndId !== null) return open('unknown')
    const fitting = payments.filter(
      ({ state, amountCents, iban }) =>
        state === 'paid' && amountCents === entry.amountCents && iban === entry.iban,
    )
    return single(fitting, alike, (payment) => returnedAs(entry, payment))
  }
  const own = claims.filter(({ ibans }) => entry.iban !== null && ibans.includes(entry.iban))
  const [hand, another] = own.flatMap(({ grant, by, byHand }) =>
    byHand.filter((one) => isSame(one, entry)).map(({ repayment }) => ({ grant, by, repayment })),
  )
  if (hand) return another ? open('several') : { kind: 'repayment-booked', ...hand }
  const ofAccount = own.filter(({ dueCents }) => dueCents > 0)
  const told = ofAccount.filter(({ reference }) => entry.remittance.includes(reference))
  return single(told.length > 0 ? told : ofAccount, 1, ({ grant, by, dueCents, from }) => {
    if (entry.amountCents > dueCents) return open('more-than-due')
    return entry.valueOn < from ? open('day-differs') : { kind: 'repaid', grant, by }
  })
}

function isSame(
  { amountCents, valueOn }: { amountCents: Cents; valueOn: IsoDate },
  entry: Movement,
): boolean {
  return amountCents === entry.amountCents && valueOn === entry.valueOn
}

function returnedAs(entry: Movement, { release, state, amountCents }: KnownPayment): Match {
  if (state === 'sent') return open('not-paid')
  if (amountCents !== entry.amountCents) return open('amount-differs')
  return { kind: 'returned', release, reason: entry.returnReason ?? 'NOTPROVIDED' }
}

function single<One>(fitting: readonly One[], alike: number, then: (one: One) => Match): Match {
  const [first] = fitting
  if (!first) return open('unknown')
  return fitting.length === 1 && alike === 1 ? then(first) : open('several')
}

function settle(
  match: Match,
  entry: Movement,
  known: Map<string, KnownPayment>,
  due: Map<string, KnownClaim>,
): void {
  if (match.kind === 'paid')
    for (const release of match.releases)
      known.set(release, { ...(known.get(release) as KnownPayment), state: 'paid', seen: true })
  if (match.kind === 'booked')
    known.set(match.release, { ...(known.get(match.release) as KnownPayment), seen: true })
  if (match.kind === 'returned') known.delete(match.release)
  if (match.kind === 'repayment-booked') {
    const claim = due.get(claimKey(match)) as KnownClaim
    const byHand = claim.byHand.filter(({ repayment }) => repayment !== match.repayment)
    due.set(claimKey(match), { ...claim, byHand })
  }
  if (match.kind === 'repaid') {
    const claim = due.get(claimKey(match)) as KnownClaim
    due.set(claimKey(match), { ...claim, dueCents: cents(claim.dueCents - entry.amountCents) })
  }
}

function claimKey({ grant, by }: Pick<KnownClaim, 'grant' | 'by'>): string {
  return `${by} ${grant}`
}

function sameId({ endToEndId }: KnownPayment, given: string | null): boolean {
  return given !== null && given.replaceAll(/\s/g, '').toUpperCase() === endToEndId
}

function isIn(files: readonly string[], file: string | null): boolean {
  return file !== null && files.includes(file)
}

function open(why: OpenReason): Match {
  return { kind: 'open', why }
}
