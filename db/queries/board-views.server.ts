import { and, asc, eq, or } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { Reader } from '#db/client.server.ts'
import { boardViews, people } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** What somebody set the board to. `by` is who shared it, for who did not save it themselves. */
export type BoardView = {
  id: string
  name: string
  search: string
  shared: boolean
  own: boolean
  by: string
}

/** One's own views and those that others share with the office, by name. */
export async function boardViewsFor(reader: Reader, actor: Person): Promise<BoardView[]> {
  const rows = await viewsOf(reader)
    .where(
      and(
        eq(boardViews.fundId, actor.fund),
        or(eq(boardViews.personId, actor.person), eq(boardViews.shared, true)),
      ),
    )
    .orderBy(asc(boardViews.name), asc(boardViews.id))
  return rows.map(({ person, ...view }) => ({ ...view, own: person === actor.person }))
}

/** A view of one's own; null for any other. */
export async function ownBoardView(
  reader: Reader,
  actor: Person,
  id: string | undefined,
): Promise<BoardView | null> {
  if (!isUuid(id)) return null
  const [row] = await viewsOf(reader).where(
    and(eq(boardViews.fundId, actor.fund), eq(boardViews.personId, actor.person), eq(boardViews.id, id)),
  )
  if (!row) return null
  const { person: _person, ...view } = row
  return { ...view, own: true }
}

function viewsOf(reader: Reader) {
  return reader
    .select({
      id: boardViews.id,
      person: boardViews.personId,
      name: boardViews.name,
      search: boardViews.search,
      shared: boardViews.shared,
      by: people.name,
    })
    .from(boardViews)
    .innerJoin(people, eq(people.id, boardViews.personId))
}
