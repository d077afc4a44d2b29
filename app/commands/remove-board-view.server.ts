import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { ownBoardView } from '#db/queries/board-views.server.ts'
import { boardViews } from '#db/schema/index.ts'

/** Takes away a view of the board that somebody saved themselves, also for those it was shared with. Refuses `not-found`. */
export async function removeBoardView(
  actor: Person,
  id: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'remove-board-view', view: id, ...form }, now, async () => {
      const may = can(actor, 'keep-view')
      const view = may.ok ? await ownBoardView(tx, actor, id) : null
      if (!view) return refused('not-found')
      await tx.delete(boardViews).where(eq(boardViews.id, view.id))
      return allowed()
    }),
  )
}
