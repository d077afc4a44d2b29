import type { ClauseReference } from './clauses.ts'
import type { DiffEntry } from './diff.ts'

/** Which article a part of the terms stands in; the first that the agreement has. */
const articles: Record<string, readonly string[]> = {
  milestones: ['milestones-and-evidence', 'small-report'],
  tranches: ['tranches-and-conditions', 'amount-and-payment', 'small-amount'],
  reports: ['reporting', 'small-report'],
  indicators: ['indicators-and-baseline', 'small-report'],
  coFunding: ['amount-and-payment', 'small-amount'],
  roles: ['roles-and-stand-ins', 'parties'],
  place: ['purpose'],
  neighbourhoods: ['purpose'],
  purpose: ['purpose'],
  startsOn: ['duration'],
  endsOn: ['duration'],
  bank: ['bank-account'],
  grantee: ['parties'],
  initiative: ['parties'],
  experiment: ['experiment-and-review'],
  publicity: ['publicity-and-open-data', 'small-privacy-and-publicity'],
  flexibility: ['what-may-change', 'small-changes'],
  gift: ['amount-and-payment', 'small-amount'],
  loan: ['loan-repayment'],
  outcome: ['outcome-price'],
}

/** The id of the article that a change is about; null when the agreement has none for it. */
export function clauseOfChange(
  { path }: Pick<DiffEntry, 'path'>,
  clauses: readonly ClauseReference[],
): string | null {
  const [root = '', second = ''] = path
  const named = root === 'clauses' ? [second] : (articles[root === 'instruments' ? second : root] ?? [])
  return named.find((id) => clauses.some((one) => one.id === id)) ?? null
}
