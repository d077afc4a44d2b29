import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { ownView } from '#db/queries/saved-views.server.ts'
import { savedViews } from '#db/schema/index.ts'

/** Takes away a view of a list that somebody saved themselves, also for those it was shared with. Refuses `not-found`. */
export async function removeView(
  actor: Person,
  id: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'remove-view', view: id, ...form }, now, async () => {
      const may = can(actor, 'keep-view')
      const view = may.ok ? await ownView(tx, actor, id) : null
      if (!view) return refused('not-found')
      await tx.delete(savedViews).where(eq(savedViews.id, view.id))
      return allowed()
    }),
  )
}
