import { and, asc, eq, or } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { ViewPage } from '#app/domain/saved-view.ts'
import type { Reader } from '#db/client.server.ts'
import { people, savedViews } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** What somebody set a list to. `by` is who shared it, for who did not save it themselves. */
export type SavedView = {
  id: string
  page: ViewPage
  name: string
  search: string
  shared: boolean
  own: boolean
  by: string
}

/** One's own views of a list and those that others share with the office, by name. */
export async function viewsFor(reader: Reader, actor: Person, page: ViewPage): Promise<SavedView[]> {
  const rows = await viewsOf(reader)
    .where(
      and(
        eq(savedViews.fundId, actor.fund),
        eq(savedViews.page, page),
        or(eq(savedViews.personId, actor.person), eq(savedViews.shared, true)),
      ),
    )
    .orderBy(asc(savedViews.name), asc(savedViews.id))
  return rows.map(({ person, ...view }) => ({ ...view, page, own: person === actor.person }))
}

/** A view of one's own; null for any other. */
export async function ownView(
  reader: Reader,
  actor: Person,
  id: string | undefined,
): Promise<SavedView | null> {
  if (!isUuid(id)) return null
  const [row] = await viewsOf(reader).where(
    and(eq(savedViews.fundId, actor.fund), eq(savedViews.personId, actor.person), eq(savedViews.id, id)),
  )
  if (!row) return null
  const { person: _person, page, ...view } = row
  return { ...view, page: page as ViewPage, own: true }
}

function viewsOf(reader: Reader) {
  return reader
    .select({
      id: savedViews.id,
      person: savedViews.personId,
      page: savedViews.page,
      name: savedViews.name,
      search: savedViews.search,
      shared: savedViews.shared,
      by: people.name,
    })
    .from(savedViews)
    .innerJoin(people, eq(people.id, savedViews.personId))
}
