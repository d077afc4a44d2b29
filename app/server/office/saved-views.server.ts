import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { can, type Person } from '#app/domain/access.ts'
import { type ViewPage, viewPages, viewSearch } from '#app/domain/saved-view.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { ownView, viewsFor } from '#db/queries/saved-views.server.ts'
import { notFound } from '../answers.server.ts'

/** The form of a saved view; a refusal of a rule is told on its page. */
export const ViewPost = z.strictObject({
  operation: z.uuid(),
  name: z.string({ error: 'empty' }).trim().min(1, 'empty').max(60, 'tooLong'),
  shared: z.literal('on').optional(),
  search: z.string().max(2000).default(''),
})

/** Where each list is of which one keeps the settings, and what it is called. */
const lists: Record<ViewPage, { home: string; title: () => string }> = {
  tranches: { home: '/manager/tranches', title: m.manager_tranche_title },
  desk: { home: '/manager', title: m.shell_nav_desk },
  search: { home: '/manager/search', title: m.lists_find_title },
  proposals: { home: '/manager/proposals', title: m.manager_panel_proposals_title },
  grants: { home: '/manager/grants', title: m.manager_grant_list_title },
  complaints: { home: '/manager/complaints', title: m.complaint_office_title },
  ledger: { home: '/manager/ledger', title: m.manager_fund_ledger },
}

/** The list of an address; 404 for any other. */
export function viewPageNamed(name: string | undefined): ViewPage {
  const page = viewPages.find((one) => one === name)
  if (!page) throw notFound()
  return page
}

/** The address of a list as a saved view sets it. */
export function viewAddress(page: ViewPage, search: string): string {
  return search === '' ? lists[page].home : `${lists[page].home}?${search}`
}

/** What stands on a list: the views of it that one may use, and where what it is set to is kept. */
export async function viewsOn(actor: Person, page: ViewPage, params: URLSearchParams) {
  const views = await viewsFor(db(), actor, page)
  const search = viewSearch(page, params)
  return {
    views: views.map(({ id, name, shared, own, by, search: saved }) => ({
      key: id,
      name,
      href: viewAddress(page, saved),
      by: shared && !own ? by : null,
      current: saved === search,
    })),
    keep: can(actor, 'keep-view').ok ? `/manager/views/${page}${search && `?${search}`}` : null,
  }
}
export type ViewsOn = Awaited<ReturnType<typeof viewsOn>>

/** The views of somebody of one list, and what it is set to now. */
export async function savedViewsPage(actor: Person, page: ViewPage, params: URLSearchParams) {
  const views = await viewsFor(db(), actor, page)
  const search = viewSearch(page, params)
  return {
    operation: randomUUID(),
    search,
    title: lists[page].title(),
    home: lists[page].home,
    back: viewAddress(page, search),
    own: views
      .filter(({ own }) => own)
      .map(({ id, name, shared, search: saved }) => ({
        ...{ id, name, shared },
        href: viewAddress(page, saved),
        change: `/manager/views/${page}/${id}`,
      })),
  }
}

/** One view of somebody's own of a list; 404 for any other. */
export async function savedViewPage(
  actor: Person,
  { page: named, viewId }: { page?: string; viewId?: string },
) {
  const page = viewPageNamed(named)
  const view = await ownView(db(), actor, viewId)
  if (view?.page !== page) throw notFound()
  const { id, name, shared } = view
  return {
    operation: randomUUID(),
    page,
    id,
    name,
    shared,
    all: `/manager/views/${page}`,
    home: lists[page].home,
  }
}
