import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { boardQueryOf, boardSearch } from '#app/domain/grant/board-query.ts'
import { db } from '#db/client.server.ts'
import { boardViewsFor, ownBoardView } from '#db/queries/board-views.server.ts'
import { notFound } from '../answers.server.ts'
import { board } from './board-page.server.ts'

/** The form of a saved view; a refusal of a rule is told on its page. */
export const BoardViewPost = z.strictObject({
  operation: z.uuid(),
  name: z.string({ error: 'empty' }).trim().min(1, 'empty').max(60, 'tooLong'),
  shared: z.literal('on').optional(),
  search: z.string().max(2000).default(''),
})

/** The address of the board as a saved view sets it. */
export function boardAddress(search: string): string {
  return search === '' ? board : `${board}?${search}`
}

/** The views of somebody, and what the board is set to now. */
export async function boardViewsPage(actor: Person, params: URLSearchParams) {
  const views = await boardViewsFor(db(), actor)
  const search = boardSearch(boardQueryOf(params))
  return {
    operation: randomUUID(),
    search,
    back: boardAddress(search),
    own: views
      .filter(({ own }) => own)
      .map(({ id, name, shared, search: saved }) => ({ id, name, shared, href: boardAddress(saved) })),
  }
}

/** One view of somebody's own; 404 for any other. */
export async function boardViewPage(actor: Person, id: string | undefined) {
  const view = await ownBoardView(db(), actor, id)
  if (!view) throw notFound()
  return { operation: randomUUID(), id: view.id, name: view.name, shared: view.shared }
}
