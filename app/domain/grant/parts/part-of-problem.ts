import type { Reason } from '../../verdict.ts'
import { partShapes, type TermsPart, termsParts } from './parts.ts'

/**
 * The part of terms in which a problem of `problemsOf`, or an article that misses a value, can be mended; null when in
 * none.
 */
export function partOfProblem(reason: Reason): TermsPart | null {
  const { code } = reason
  if (code === 'moments-out-of-order' || code === 'planned-too-early')
    return partOfMoment(reason.second) ?? partOfMoment(reason.first) ?? 'period'
  if (code === 'placeholder-unfilled') return partOfValue(String(reason.placeholder))
  return partOfCode[code] ?? null
}

/** The part that holds a field of the form, by its path: `tranches[1].amount` belongs to the payments. */
export function partOfField(path: string): TermsPart | null {
  const [name = ''] = path.split(/[.[]/)
  return termsParts.find((part) => name in partShapes[part]) ?? null
}

const partOfCode: Record<string, TermsPart | undefined> = {
  'amount-above-award': 'money',
  'tranche-sum-differs': 'payments',
  'instrument-twice': 'money',
  'instrument-not-on-track': 'money',
  'instrument-indicator-unknown': 'money',
  'loan-paid-in-parts': 'payments',
  'two-signatures-for-loan': 'signers',
  'two-signatures-needed': 'signers',
  'signatory-twice': 'signers',
  'tranche-before-signing': 'payments',
  'condition-unknown': 'payments',
  'condition-circular': 'payments',
  'baseline-not-asked': 'payments',
  'baseline-missing': 'measures',
}

const partOfDay: Record<string, TermsPart | undefined> = {
  milestone: 'milestones',
  target: 'measures',
  review: 'experiment',
  tranche: 'payments',
  report: 'reports',
}

/** Begin and end come last: what lies outside them is mended where it stands. */
function partOfMoment(moment: unknown): TermsPart | null {
  const what = (moment as { what?: string } | undefined)?.what ?? ''
  return partOfDay[what] ?? null
}

const partOfGroup: Record<string, TermsPart | undefined> = {
  grantee: 'party',
  bank: 'account',
  purpose: 'purpose',
  period: 'period',
  report: 'reports',
  reports: 'reports',
  experiment: 'experiment',
  publicity: 'publicity',
  loan: 'money',
  outcome: 'money',
}

function partOfValue(placeholder: string): TermsPart | null {
  if (placeholder === 'grantee.signatories') return 'signers'
  return partOfGroup[placeholder.split('.')[0] ?? ''] ?? null
}
