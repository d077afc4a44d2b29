import type { CoverDay, Line } from '../../ledger.ts'
import type { Checked, Finding } from './names.ts'

/** The cover of the fund or of a pot by day, and the lines of facts in it, each with its posting. */
export type ScopeDays = {
  scope: string
  days: readonly CoverDay[]
  facts: readonly (Line & { posting: string })[]
}

/**
 * Is no day short but by facts? Decisions never make a day shorter, so a shortage is at most what fact postings together
 * had taken away by then: of each that took more than it gave, the difference.
 */
export function checkShortDays(scopes: readonly ScopeDays[]): Checked {
  return {
    name: 'short-days',
    looked: scopes.reduce((sum, { days }) => sum + days.length, 0),
    findings: scopes.flatMap(unexplained),
  }
}

function unexplained({ scope, days, facts }: ScopeDays): Finding[] {
  const lines = facts.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  const nets = new Map<string, number>()
  let taken = 0
  let next = 0
  const findings: Finding[] = []
  for (const { on, cover } of days) {
    for (; next < lines.length && (lines[next] as Line).on <= on; next++) {
      const { posting, cover: amount } = lines[next] as (typeof lines)[number]
      const before = nets.get(posting) ?? 0
      nets.set(posting, before + amount)
      taken += Math.min(0, before) - Math.min(0, before + amount)
    }
    if (-cover > taken) findings.push({ about: 'day', id: scope, part: on, expected: -taken, found: cover })
  }
  return findings
}
