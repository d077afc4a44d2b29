import { type Cents, cents, sumCents } from '../money.ts'
import type { Missing } from './condition.ts'
import { earnedCents, type Outcome } from './outcome.ts'

/** A tranche that pays results: what of the cap the terms put on its moment, in cents. */
export type OutcomePart = { id: string; number: number; amountCents: Cents }

/** What was done to pay a part; the newest, where one came back. */
export type PartPayment = { amountCents: Cents; paid: boolean; failed: boolean }

/** Why nothing can be paid for results; null when something can. */
export const resultsWhys = ['none-attested', 'none-said', 'to-judge', 'asked', 'nothing-new'] as const
export type ResultsWhy = (typeof resultsWhys)[number]

/** What one part can pay now, with why not when that is nothing. */
export type PartResults = { payableCents: Cents; why: ResultsWhy | null }

/**
 * What each part may pay at most. The terms say it for its own moment; what was not earned by then is not lost but goes to
 * the next part that is still to be paid: the first after those that were paid, or else the last that is open, or else it
 * stays with the last. Together they are always the cap. A part that was paid keeps what it paid, also when the bank sent
 * it back: it can be paid again.
 */
export function ceilingsOf(
  parts: readonly OutcomePart[],
  payments: ReadonlyMap<string, PartPayment>,
): Map<string, Cents> {
  const ordered = parts.toSorted((one, other) => one.number - other.number)
  const spent = (id: string) => {
    const payment = payments.get(id)
    return payment && (payment.paid || payment.failed) ? payment.amountCents : null
  }
  const lastSpent = ordered.findLastIndex(({ id }) => spent(id) !== null)
  const open = ({ id }: OutcomePart) => spent(id) === null
  const receiver = ordered.slice(lastSpent + 1).find(open) ?? ordered.findLast(open) ?? ordered.at(-1)
  const left = sumCents(ordered.map(({ id, amountCents }) => cents(amountCents - (spent(id) ?? amountCents))))
  return new Map(
    ordered.map(({ id, amountCents }) => {
      const own = spent(id) ?? amountCents
      return [id, id === receiver?.id ? cents(own + left) : own]
    }),
  )
}

/** What came of the results of a grant so far. `attested` waits or counts; `answers` only where residents say it. */
export type ResultsSoFar = {
  counted: number
  waiting: number
  returned: number
  attested: number
}

/**
 * What each part can pay now: what was earned by all that counts, less what the other parts pay or paid, and never more
 * than its ceiling. So all payments together are what was earned, in whatever order results and moments come.
 */
export function partResults(
  outcome: Pick<Outcome, 'priceCents' | 'amountCents' | 'attestor'>,
  parts: readonly OutcomePart[],
  payments: ReadonlyMap<string, PartPayment>,
  soFar: ResultsSoFar,
): Map<string, PartResults> {
  const earned = earnedCents(outcome, soFar.counted)
  const ceilings = ceilingsOf(parts, payments)
  return new Map(
    parts.map(({ id }) => {
      const payableCents = cents(
        Math.max(0, Math.min(ceilings.get(id) ?? 0, earned - paidElsewhere(payments, id))),
      )
      return [id, { payableCents, why: payableCents > 0 ? null : whyNothing(outcome, soFar) }]
    }),
  )
}

function paidElsewhere(payments: ReadonlyMap<string, PartPayment>, id: string): Cents {
  return sumCents(
    [...payments].flatMap(([part, { amountCents, failed }]) => (part === id || failed ? [] : [amountCents])),
  )
}

function whyNothing(
  { attestor }: Pick<Outcome, 'attestor'>,
  { waiting, returned, attested }: ResultsSoFar,
): ResultsWhy {
  if (waiting > 0) return 'to-judge'
  if (returned > 0) return 'asked'
  if (attested === 0) return attestor === 'residents' ? 'none-said' : 'none-attested'
  return 'nothing-new'
}

/** What still misses before a part pays results; nothing when something was earned. */
export function missingResults(tranche: string, results: PartResults | undefined): Missing[] {
  const why = results ? results.why : 'none-attested'
  return why === null ? [] : [{ results: tranche, why }]
}
