import { and, count, eq, ne } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { type ViewPage, viewSearch } from '#app/domain/saved-view.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { ownView } from '#db/queries/saved-views.server.ts'
import { savedViews } from '#db/schema/index.ts'

/** `view` is the one that gets another name; null for a new one, of what the list is set to. */
export type ViewForm = {
  operation: string
  page: ViewPage
  view: string | null
  name: string
  search: string
  shared: boolean
}

const mostViews = 30

/**
 * Keeps what somebody set a list to, under a name of their own, or gives a view another name. It is a
 * preference, so nothing of it is in the log. Refuses `not-found`, `view-name-taken` and `too-many-views` (most).
 */
export async function saveView(
  actor: Person,
  form: ViewForm,
  now: Date,
): Promise<Verdict<{ view: string; search: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'save-view', ...form }, now, async () => {
      const may = can(actor, 'keep-view')
      if (!may.ok) return may
      const known = form.view === null ? null : await ownView(tx, actor, form.view)
      if (form.view !== null && known?.page !== form.page) return refused('not-found')
      const others = and(
        eq(savedViews.personId, actor.person),
        eq(savedViews.page, form.page),
        known ? ne(savedViews.id, known.id) : undefined,
      )
      if ((await countOf(tx, and(others, eq(savedViews.name, form.name)))) > 0)
        return refused('view-name-taken', { name: form.name })
      if (!known && (await countOf(tx, others)) >= mostViews)
        return refused('too-many-views', { most: mostViews })
      const search = known?.search ?? viewSearch(form.page, new URLSearchParams(form.search))
      const view = known?.id ?? newId(now)
      const said = { name: form.name, shared: form.shared, search, savedAt: now }
      await tx
        .insert(savedViews)
        .values({ id: view, fundId: actor.fund, personId: actor.person, page: form.page, ...said })
        .onConflictDoUpdate({ target: savedViews.id, set: said })
      return allowed({ view, search })
    }),
  )
}

async function countOf(tx: Tx, where: ReturnType<typeof and>): Promise<number> {
  const [row] = await tx.select({ count: count() }).from(savedViews).where(where)
  return row?.count ?? 0
}
