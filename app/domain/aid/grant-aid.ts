import type { IsoDate } from '../calendar.ts'
import type { Instrument } from '../grant/instrument.ts'
import { scheduleOf } from '../grant/loan-schedule.ts'
import { type Cents, cents, sumCents } from '../money.ts'
import { loanEquivalent } from './grant-equivalent.ts'
import { type AidRules, ratesOn } from './rules.ts'

/**
 * Aid with the form it has: money that does not come back, or what a loan is worth; a loan that need not come back is its
 * own.
 */
export type AidInstrument = 'gift' | 'loan' | 'loan-let-go'
export type AidPart = { on: IsoDate; cents: Cents; instrument: AidInstrument }

/** Instruments as they hold from a day on. */
export type AidTerms = { on: IsoDate; instruments: readonly Instrument[] }

/**
 * What of a grant says how much aid it is; cents. `kept` is what of the gift stays when it is settled or stopped, else
 * null.
 */
export type AidGrant = {
  awardedOn: IsoDate
  /** Every version of the terms that came in force, in order; before the first one, what the pot usually gives. */
  terms: readonly AidTerms[]
  kept: Cents | null
  /** The loan will never be paid out any more. */
  loanDropped: boolean
  letGo: readonly { on: IsoDate; cents: Cents }[]
}

/**
 * The aid in a grant to an undertaking. The right to it is given by the award, so that the first terms count from that day.
 * A later version with more adds the difference on its own day; one with less, a settlement or a stop takes it off the
 * newest part first, as of the day that part was granted: what is not kept was never aid. A loan counts for its gross grant
 * equivalent by the rates of the day it was granted, and what of it need not come back counts in full from the day that was
 * decided. Gifts are not discounted for being paid in parts.
 */
export function aidOfGrant(grant: AidGrant, rules: AidRules): AidPart[] {
  const gifts = layered(
    grant.terms.map(({ instruments }, at) => ({ on: dayAt(grant, at), cents: giftIn(instruments) })),
  )
  const loans = grant.loanDropped
    ? []
    : layered(
        grant.terms.map((terms, at) => {
          const on = dayAt(grant, at)
          return { on, cents: lentIn({ ...terms, on }, rules) }
        }),
      )
  const kept = grant.kept === null ? gifts : cutTo(gifts, grant.kept)
  return [
    ...kept.map((one) => ({ ...one, instrument: 'gift' as const })),
    ...loans.map((one) => ({ ...one, instrument: 'loan' as const })),
    ...grant.letGo.map((one) => ({ ...one, instrument: 'loan-let-go' as const })),
  ].filter((part) => part.cents > 0)
}

/** How much aid instruments are when they are granted on a day, in cents. */
export function aidIn(instruments: readonly Instrument[], rules: AidRules, on: IsoDate): Cents {
  return cents(giftIn(instruments) + lentIn({ on, instruments }, rules))
}

type Layer = { on: IsoDate; cents: Cents }

/** The first terms count from the award on, later ones from their own day. */
function dayAt({ awardedOn, terms }: AidGrant, at: number): IsoDate {
  return at === 0 ? awardedOn : (terms[at]?.on ?? awardedOn)
}

function giftIn(instruments: readonly Instrument[]): Cents {
  return sumCents(instruments.filter(({ kind }) => kind !== 'loan').map(({ amountCents }) => amountCents))
}

function lentIn({ on, instruments }: AidTerms, rules: AidRules): Cents {
  const loan = instruments.find((one) => one.kind === 'loan')
  if (!loan) return cents(0)
  const { referenceBp, discountBp } = ratesOn(rules, on)
  const rates = { referenceBp, discountBp, agreedBp: loan.interestBp }
  return loanEquivalent(loan.amountCents, scheduleOf(loan, on), rates)
}

/** Amounts one after the other as what each added; less takes off the newest that is there. */
function layered(amounts: readonly Layer[]): Layer[] {
  let layers: Layer[] = []
  for (const next of amounts) {
    const sum = sumCents(layers.map((layer) => layer.cents))
    if (next.cents < sum) layers = cutTo(layers, next.cents)
    else layers.push({ on: next.on, cents: cents(next.cents - sum) })
  }
  return layers
}

/** As much as this, from the oldest on. */
function cutTo(layers: readonly Layer[], most: number): Layer[] {
  let left = most
  return layers.map(({ on, cents: amount }) => {
    const part = Math.max(0, Math.min(amount, left))
    left -= part
    return { on, cents: cents(part) }
  })
}
