/** Everything that is held against itself every night, by name. */
export const checkNames = [
  'postings',
  'payments-within-agreed',
  'agreed-within-awarded',
  'cover',
  'ceilings',
  'positions',
  'standings',
  'payments',
  'loans',
  'short-days',
  'log',
  'documents',
] as const
export type CheckName = (typeof checkNames)[number]

/** What a finding is about: the row that does not agree, so that somebody can open it. */
export const findingKinds = [
  'posting',
  'grant',
  'tranche',
  'day',
  'ceiling',
  'payment-file',
  'event',
  'document',
] as const
export type FindingKind = (typeof findingKinds)[number]

/**
 * One thing that does not agree: what it is about, what it should be and what it is (cents, or a code); null is nothing.
 */
export type Finding = {
  about: FindingKind
  id: string
  /** The tranche, the day, the ceiling or the kind of fault within it. */
  part?: string
  expected?: number | string | null
  found?: number | string | null
}

/** What a check looked at, and everything it found; it passed when it found nothing. */
export type Checked = { name: CheckName; looked: number; findings: Finding[] }
