import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { complaintSheet } from './complaint-sheet.server.ts'
import { contributionSheet } from './contribution-sheet.server.ts'
import { grantSheet } from './grant-sheet.server.ts'
import { lessonSheet } from './lesson-sheet.server.ts'
import { loanSheet } from './loan-sheet.server.ts'
import { pastSheet } from './past-sheet.server.ts'
import { proposalSheet } from './proposal-sheet.server.ts'

export type ListAsked = { actor: Person; query: URLSearchParams; today: IsoDate }
type List = { name: () => string; sheet(asked: ListAsked): Promise<Sheet> }

/** The lists of the office that can be saved as a table, each with exactly what its page shows to this person. */
const lists: Record<string, List> = {
  proposals: { name: m.lists_proposals, sheet: proposalSheet },
  grants: { name: m.lists_grants, sheet: grantSheet },
  loans: { name: m.lists_loans, sheet: loanSheet },
  complaints: { name: m.lists_complaints, sheet: complaintSheet },
  lessons: { name: m.lists_lessons, sheet: lessonSheet },
  past: { name: m.past_list_name, sheet: pastSheet },
  contributions: { name: m.lists_contributions, sheet: contributionSheet },
}

/** The list with this key; null for anything else. */
export function listNamed(key: string): List | null {
  return Object.hasOwn(lists, key) ? (lists[key] as List) : null
}
