import type { Sheet } from '#app/exchange/sheet.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { keptLessons } from '#db/queries/lessons.server.ts'
import type { ListAsked } from './list-sheets.server.ts'

/** The register of lessons as the fund keeps it, with their text. */
export async function lessonSheet({ actor }: ListAsked): Promise<Sheet> {
  return {
    columns: [
      { head: m.lessons_title_column(), type: 'text', width: 40 },
      { head: m.lists_text(), type: 'text', width: 60 },
      { head: m.lessons_source(), type: 'text', width: 30 },
      { head: m.lists_learned(), type: 'day' },
      { head: m.lessons_seen(), type: 'text' },
    ],
    rows: (await keptLessons(db(), actor)).map((one) => [
      one.title,
      one.text,
      one.source,
      one.learnedOn,
      one.published ? m.lessons_seen_all() : m.lessons_seen_fund(),
    ]),
  }
}
