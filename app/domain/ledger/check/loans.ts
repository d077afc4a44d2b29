import type { Line } from '../../ledger.ts'
import type { Checked, Finding } from './names.ts'

/**
 * A loan as the ledger has it and as its receipts do: cents received, and cover that is expected by due date. A part
 * that became too late in the night is told to the ledger in the morning, so the day before counts as well.
 */
export type LoanSums = {
  grant: string
  received: number
  booked: number
  counted: readonly Line[]
  expected: { today: readonly Line[]; yesterday: readonly Line[] }
}

/** Does the ledger have of every loan what came in (`received`), and expect just what is still to come (`expected`)? */
export function checkLoans(loans: readonly LoanSums[]): Checked {
  const findings = loans.flatMap(({ grant, received, booked, counted, expected }): Finding[] => {
    const agrees = [expected.today, expected.yesterday].some((lines) => isSame(counted, lines))
    return [
      ...(received === booked ? [] : [finding(grant, 'received', received, booked)]),
      ...(agrees ? [] : [finding(grant, 'expected', total(expected.today), total(counted))]),
    ]
  })
  return { name: 'loans', looked: loans.length, findings }
}

function finding(id: string, part: string, expected: number, found: number): Finding {
  return { about: 'grant', id, part, expected, found }
}

function isSame(one: readonly Line[], other: readonly Line[]): boolean {
  const [first, second] = [byDay(one), byDay(other)]
  return first.size === second.size && [...first].every(([on, cover]) => second.get(on) === cover)
}

function byDay(lines: readonly Line[]): Map<string, number> {
  const days = new Map<string, number>()
  for (const { on, cover } of lines) days.set(on, (days.get(on) ?? 0) + cover)
  return new Map([...days].filter(([, cover]) => cover !== 0))
}

function total(lines: readonly Line[]): number {
  return lines.reduce((sum, { cover }) => sum + cover, 0)
}
