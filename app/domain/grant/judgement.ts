import type { IsoDate } from '../calendar.ts'
import { sumCents } from '../money.ts'
import { firstRefusal, type Refusal, refused, type Verdict } from '../verdict.ts'
import { always, circularTranches, unknownIds } from './condition-references.ts'
import { amountOf, type InstrumentKind, loanOf, outcomeOf } from './instrument.ts'
import type { Terms } from './terms.ts'
import { dayProblems } from './terms-days.ts'

/** What was decided once; what is agreed later may be less, and come back up to it. */
export type AwardedAmount = { amountCents: number; decidedOn: IsoDate }

/**
 * May these terms be offered? The first of `problemsOf`, or yes. The day of the award only counts for the first
 * version: for a later one give the day from which it holds.
 */
export function judgeTerms(terms: Terms, award: AwardedAmount): Verdict {
  return firstRefusal(...problemsOf(terms, award))
}

/**
 * Everything wrong with terms: `amount-above-award` (award, amount) · `tranche-sum-differs` (instrument, total, amount) ·
 * `two-signatures-needed` (above) · `two-signatures-for-loan` · `signatory-twice` (email) · `instrument-not-on-track`,
 * `instrument-twice`, `instrument-indicator-unknown` (instrument) · `loan-paid-in-parts` (count) · `moments-out-of-order`
 * (first, second: see `dayProblems`) · `tranche-before-signing`, `condition-unknown`, `baseline-not-asked` (tranche,
 * amount, plannedOn: a form may still number it otherwise) · `condition-circular` (tranches) · `baseline-missing`
 * (indicator) · `id-used-twice` (id).
 */
export function problemsOf(terms: Terms, award: AwardedAmount): Refusal[] {
  return [
    ...amountProblems(terms, award),
    ...instrumentProblems(terms),
    ...signatoryProblems(terms),
    ...dayProblems(terms),
    ...trancheProblems(terms, award),
    ...indicatorProblems(terms),
    ...idProblems(terms),
  ]
}

function amountProblems(terms: Terms, award: AwardedAmount): Refusal[] {
  const amount = amountOf(terms)
  const above =
    amount > award.amountCents ? [refused('amount-above-award', { award: award.amountCents, amount })] : []
  const kinds = new Set<InstrumentKind>([
    ...terms.instruments.map(({ kind }) => kind),
    ...terms.tranches.map(({ instrument }) => instrument),
  ])
  const differing = [...kinds].flatMap((instrument) => {
    const agreed = amountOf({ instruments: terms.instruments.filter(({ kind }) => kind === instrument) })
    const parts = terms.tranches.filter((tranche) => tranche.instrument === instrument)
    const total = sumCents(parts.map(({ amountCents }) => amountCents))
    return total === agreed ? [] : [refused('tranche-sum-differs', { instrument, total, amount: agreed })]
  })
  return [...above, ...differing]
}

/** A loan is paid out at once, because its schedule counts from that day. */
function instrumentProblems(terms: Terms): Refusal[] {
  const kinds = terms.instruments.map(({ kind }) => kind)
  const twice = kinds.filter((kind, at) => kinds.indexOf(kind) !== at)
  const elsewhere = terms.track === 'small-start' ? kinds.filter((kind) => kind !== 'gift') : []
  const loans = terms.tranches.filter(({ instrument }) => instrument === 'loan').length
  const measured = [
    { instrument: 'loan', indicator: loanOf(terms)?.waiver?.indicator },
    { instrument: 'outcome', indicator: outcomeOf(terms)?.indicator },
  ]
  const unknown = measured.filter(
    ({ indicator }) => indicator !== undefined && !terms.indicators.some(({ id }) => id === indicator),
  )
  return [
    ...twice.map((instrument) => refused('instrument-twice', { instrument })),
    ...elsewhere.map((instrument) => refused('instrument-not-on-track', { instrument })),
    ...(loans > 1 ? [refused('loan-paid-in-parts', { count: loans })] : []),
    ...unknown.map(({ instrument }) => refused('instrument-indicator-unknown', { instrument })),
  ]
}

function signatoryProblems(terms: Terms): Refusal[] {
  const [first, second] = terms.grantee.representatives
  if (first && second && first.email.toLowerCase() === second.email.toLowerCase())
    return [refused('signatory-twice', { email: second.email })]
  if (loanOf(terms) && terms.grantee.representatives.length < 2) return [refused('two-signatures-for-loan')]
  const above = terms.signing.twoAboveCents
  const enough = amountOf(terms) <= above || terms.grantee.representatives.length > 1
  return enough ? [] : [refused('two-signatures-needed', { above })]
}

function trancheProblems(terms: Terms, { decidedOn }: AwardedAmount): Refusal[] {
  const first = Math.min(...terms.tranches.map(({ number }) => number))
  const each = terms.tranches.flatMap(({ number, plannedOn, condition, amountCents: amount }) => {
    const unknown = unknownIds(condition, terms)
    return [
      ...(plannedOn < decidedOn
        ? [refused('tranche-before-signing', { tranche: number, amount, plannedOn })]
        : []),
      ...(unknown.length > 0
        ? [refused('condition-unknown', { tranche: number, amount, plannedOn, ids: unknown })]
        : []),
      ...(number > first && !always(condition, 'baselineRecorded')
        ? [refused('baseline-not-asked', { tranche: number, amount, plannedOn })]
        : []),
    ]
  })
  const circle = circularTranches(terms.tranches)
  const numbers = terms.tranches.filter(({ id }) => circle.includes(id)).map(({ number }) => number)
  return circle.length === 0 ? each : [...each, refused('condition-circular', { tranches: numbers })]
}

function indicatorProblems({ indicators }: Terms): Refusal[] {
  return indicators
    .filter(({ baseline, noBaselineReason }) => baseline === null && noBaselineReason === null)
    .map(({ id, name }) => refused('baseline-missing', { baseline: id, name }))
}

function idProblems(terms: Terms): Refusal[] {
  const lists = [
    terms.milestones,
    terms.tranches,
    terms.indicators,
    terms.reports,
    terms.budgetLines,
    terms.coFunding,
  ]
  return lists.flatMap((list) => {
    const ids: string[] = list.map(({ id }) => id)
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => refused('id-used-twice', { id }))
  })
}
