import { type AskedThen, questionsIn } from './extra/extra-form.ts'
import { isForPanel } from './personal.ts'

/** The words of a proposal that it can be found by: its name, who asks, and all that was written in it. */
export type SearchText = { title: string; applicant: string; text: string }

/**
 * Everything in a frozen document that somebody may search for. Left out are the fields with which a person can be
 * written to, called or paid, what only the fund reads, the questions themselves, and what is no word: keys of rows and days. Total: any document gives a text.
 */
export function searchText(
  document: object & { extraForm?: AskedThen; extra?: object },
  columns: { title: string; applicantName: string },
): SearchText {
  const { extraForm, extra = {}, ...usual } = document
  const forOffice = questionsIn(extraForm ?? { pages: [] }).filter(({ officeOnly }) => officeOnly)
  const open = Object.entries(extra).filter(([field]) => !forOffice.some(({ key }) => key === field))
  const text = [...wordsIn(usual), ...wordsIn(Object.fromEntries(open))].join('\n')
  return { title: columns.title, applicant: columns.applicantName, text }
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return notAWord.test(value) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, inside]) => (isForPanel(field) ? wordsIn(inside) : []))
}

const notAWord = /^([0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{2}-\d{2})$/

/** A reference as people type it (`wf 2026 42`, `WF-2026-0042`), as it is stored; null for anything else. */
export function typedReference(typed: string): string | null {
  const [, prefix, year, number] = /^\s*([a-z]{1,10})[\s-]*(\d{4})[\s-]+(\d{1,6})\s*$/i.exec(typed) ?? []
  return prefix && year && number ? `${prefix.toUpperCase()}-${year}-${number.padStart(4, '0')}` : null
}
