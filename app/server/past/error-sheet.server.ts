import { tryPast } from '#app/commands/import-past.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '../answers.server.ts'
import { problemRows } from './batch-steps.server.ts'

/** Every problem of a file that waits, in the words of its page. */
export async function errorSheet(actor: Person, id: string, now: Date, language: Language): Promise<Sheet> {
  const tried = await tryPast(actor, id, now)
  if (!tried.ok) throw notFound()
  return {
    columns: [
      { head: m.past_problem_line(), type: 'number' },
      { head: m.past_problem_column(), type: 'text', width: 24 },
      { head: m.past_problem_found(), type: 'text', width: 32 },
      { head: m.past_problem_what(), type: 'text', width: 60 },
    ],
    rows: problemRows(tried.judged, language).map(({ line, column, found, what }) => [
      line,
      column,
      found,
      what,
    ]),
  }
}
