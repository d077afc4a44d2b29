import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { mayMark } from '#app/commands/mark-work.server.ts'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { lastShelfDay, longestWorkReason } from '#app/domain/work-mark.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { withTerm } from '#db/queries/desk/item.ts'
import { deskOf, onesOwn, pilesOf, type WorkSort, workSorts } from '#db/queries/desk.server.ts'
import { colleaguesFor, marksOf } from '#db/queries/work-marks.server.ts'
import { notFound } from '../answers.server.ts'
import { day, words } from '../granting/course-form.server.ts'
import { deskHome, noteOf, workPath } from './desk-page.server.ts'
import { itemWords } from './desk-words.server.ts'

const reason = words.pipe(z.string().max(longestWorkReason, { error: 'tooLong' }))
const operation = z.uuid()

export const ShelfPost = z
  .strictObject({ operation, until: day, shelfReason: reason })
  .transform(({ shelfReason, ...rest }) => ({ ...rest, reason: shelfReason }))
export const HandPost = z
  .strictObject({ operation, person: z.uuid({ error: 'empty' }), handReason: reason })
  .transform(({ handReason, ...rest }) => ({ ...rest, reason: handReason }))
export const WorkReturnPost = z.strictObject({ operation })

type Params = { sort?: string; key?: string }

/** The sort and key in an address; absent for a sort that is not there. */
export function placeOf({ sort, key = '' }: Params): { sort: WorkSort; key: string } {
  const known = workSorts.find((one) => one === sort && !onesOwn.includes(one))
  if (!known) throw notFound()
  return { sort: known, key }
}

/** The home to which one goes back from such an address. */
export function homeOf(params: Params): string {
  return deskHome[deskOf(placeOf(params).sort)]
}

/** A piece of one's own work, with what can be done instead of doing it: put away, or given to a colleague. */
export async function workPage(actor: Person, params: Params, today: IsoDate) {
  const { sort, key } = placeOf(params)
  const [pile] = await pilesOf(db(), actor, today, { sorts: [sort], everybody: true })
  const item = pile?.items.find((one) => one.key === key)
  if (!item) throw notFound()
  const [may, marks, colleagues] = await Promise.all([
    mayMark(db(), actor, item, today),
    marksOf(db(), actor.fund),
    colleaguesFor(db(), actor.fund, item, today),
  ])
  const note = noteOf(marks.get(key) ?? [])
  return {
    ofOther: may.ok ? null : verdictWords(may.reason, currentLocale()),
    path: workPath(sort, key) ?? '',
    desk: deskOf(sort),
    home: homeOf(params),
    item: itemWords(item, today),
    note,
    shelf: shelfView(lastShelfDay({ today, term: withTerm.includes(item.kind) ? item.on : null })),
    colleagues: colleagues
      .filter(({ id, closed }) => !closed && id !== item.preparedBy?.id && id !== actor.person)
      .map(({ id, name }) => ({ value: id, label: name })),
    operations: { shelf: randomUUID(), hand: randomUUID(), back: randomUUID() },
  }
}

/** The last day until which work may be put away, in words, and whether that is its own term. */
function shelfView(last: ReturnType<typeof lastShelfDay>) {
  return last && { ...last, day: formatDay(last.day, currentLocale()) }
}
