import type { Action, Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { allowanceSheet } from './allowance-sheet.server.ts'
import { complaintSheet } from './complaint-sheet.server.ts'
import { contributionSheet } from './contribution-sheet.server.ts'
import { grantSheet } from './grant-sheet.server.ts'
import { jobSheet, peopleSheet } from './house-sheets.server.ts'
import { lessonSheet } from './lesson-sheet.server.ts'
import { loanSheet } from './loan-sheet.server.ts'
import { callBackSheet, openingSheet, roundSheet, trancheSheet } from './office-sheets.server.ts'
import { pastSheet } from './past-sheet.server.ts'
import { proposalSheet } from './proposal-sheet.server.ts'

export type ListAsked = { actor: Person; query: URLSearchParams; today: IsoDate; now: Date }
/** A list and whose it is: what one may do who sees its page. */
type List = { may: Action; name: () => string; sheet(asked: ListAsked): Promise<Sheet> }

/** The lists that can be saved as a table, each with exactly what its page shows to this person. */
const lists = {
  proposals: { may: 'see-office', name: m.lists_proposals, sheet: proposalSheet },
  grants: { may: 'see-office', name: m.lists_grants, sheet: grantSheet },
  loans: { may: 'see-office', name: m.lists_loans, sheet: loanSheet },
  complaints: { may: 'see-office', name: m.lists_complaints, sheet: complaintSheet },
  lessons: { may: 'see-office', name: m.lists_lessons, sheet: lessonSheet },
  past: { may: 'see-office', name: m.past_list_name, sheet: pastSheet },
  contributions: { may: 'see-office', name: m.lists_contributions, sheet: contributionSheet },
  allowances: { may: 'see-office', name: m.allowance_title, sheet: allowanceSheet },
  tranches: { may: 'see-office', name: m.lists_tranches, sheet: trancheSheet },
  calls: { may: 'see-office', name: m.lists_calls, sheet: callBackSheet },
  rounds: { may: 'see-office', name: m.lists_rounds, sheet: roundSheet },
  openings: { may: 'see-openings', name: m.lists_openings, sheet: openingSheet },
  people: { may: 'administer', name: m.lists_people, sheet: peopleSheet },
  jobs: { may: 'administer', name: m.lists_jobs, sheet: jobSheet },
} satisfies Record<string, List>
export type ListKey = keyof typeof lists

/** The list with this key; null for anything else. */
export function listNamed(key: string): List | null {
  return Object.hasOwn(lists, key) ? lists[key as ListKey] : null
}
