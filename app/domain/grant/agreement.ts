import { dayOf, type IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { ceilingsOf, type PartPayment } from './outcome-payment.ts'
import type { IndicatorTerms, Terms } from './terms.ts'

/** `adopt` is a version without signatures: a free change, or one by notice that the fund confirmed. */
export const termsVersionMoves = {
  drafted: { prepare: 'prepared', adopt: 'in-force', withdraw: 'withdrawn' },
  prepared: { offer: 'offered', redraft: 'drafted', withdraw: 'withdrawn' },
  offered: { sign: 'signed-by-one', decline: 'declined', withdraw: 'withdrawn', expire: 'expired' },
  'signed-by-one': {
    sign: 'signed-by-one',
    complete: 'in-force',
    decline: 'declined',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  'in-force': { supersede: 'superseded' },
  superseded: {},
  declined: {},
  withdrawn: {},
  expired: {},
} as const
export type TermsVersionState = keyof typeof termsVersionMoves
type VerbsOf<Moves> = Moves extends unknown ? keyof Moves : never
export type TermsVersionVerb = VerbsOf<(typeof termsVersionMoves)[TermsVersionState]>
export const termsVersionStates = Object.keys(termsVersionMoves) as [
  TermsVersionState,
  ...TermsVersionState[],
]

/** The state a version comes in by this verb. Refuses `not-in-this-state` with the state it is in. */
export function moveVersion(
  state: TermsVersionState,
  verb: TermsVersionVerb,
): Verdict<{ state: TermsVersionState }> {
  const moves: Partial<Record<TermsVersionVerb, TermsVersionState>> = termsVersionMoves[state]
  const next = moves[verb]
  return next ? allowed({ state: next }) : refused('not-in-this-state', { state })
}

/** A version in one of these states was never signed by both and never will be: another one may follow it. */
export const endedUnsigned: ReadonlySet<TermsVersionState> = new Set(['declined', 'withdrawn', 'expired'])

/** One version in the sequence that an agreement is. */
export type TermsVersion = {
  version: number
  state: TermsVersionState
  effectiveFrom: IsoDate | null
  /** When it came in force; null while it never did. */
  inForceAt: Date | null
  signedByBoth: boolean
}

/** The version that held on a day, as it was known at an instant: the newest that was in force by then. */
export function versionOn<Version extends TermsVersion>(
  versions: readonly Version[],
  day: IsoDate,
  knownAt: Date,
): Version | null {
  const holding = versions.filter(
    ({ effectiveFrom, inForceAt }) =>
      inForceAt !== null && inForceAt <= knownAt && effectiveFrom !== null && effectiveFrom <= day,
  )
  return newest(holding)
}

/** The version against which changes are measured: the last one that both sides signed. */
export function lastSigned<Version extends TermsVersion>(versions: readonly Version[]): Version | null {
  return newest(versions.filter(({ signedByBoth, inForceAt }) => signedByBoth && inForceAt !== null))
}

/** The rows of the plan that terms in force make: a projection, rebuilt whole, keyed by the stable ids. */
export function planOf(terms: Terms) {
  return {
    milestones: terms.milestones.map(({ id, number, title, due, evidence }) => ({
      id,
      number,
      title,
      dueOn: due,
      evidence,
    })),
    tranches: terms.tranches.map(({ id, number, amountCents, plannedOn, condition }) => ({
      id,
      number,
      amountCents,
      plannedOn,
      condition,
    })),
    reports: terms.reports.map(({ id, kind, title, due, milestones }) => ({
      id,
      kind,
      title,
      dueOn: due,
      milestones,
    })),
    indicators: terms.indicators.map((indicator: IndicatorTerms, place) => ({ ...indicator, place })),
  }
}

/**
 * What the ledger commits: one line per tranche, in cents, on its planned day. Of tranches that pay results each keeps
 * what was paid, and what was not earned is committed for the next.
 */
export function commitmentsOf(
  terms: Pick<Terms, 'tranches'>,
  payments: ReadonlyMap<string, PartPayment> = new Map(),
): { tranche: string; on: IsoDate; amountCents: Cents }[] {
  const ceilings = ceilingsOf(
    terms.tranches.filter(({ instrument }) => instrument === 'outcome'),
    payments,
  )
  return terms.tranches.map(({ id, plannedOn, amountCents }) => ({
    tranche: id,
    on: plannedOn,
    amountCents: ceilings.get(id) ?? amountCents,
  }))
}

/** Has the last day to sign passed (Europe/Amsterdam)? */
export function offerExpired(expiresOn: IsoDate, now: Date): boolean {
  return dayOf(now) > expiresOn
}

function newest<Version extends TermsVersion>(versions: readonly Version[]): Version | null {
  return versions.reduce<Version | null>(
    (last, one) => (last && last.version > one.version ? last : one),
    null,
  )
}
