import type { ServerBuild } from '@remix-run/node'
import { matchPath } from '@remix-run/react'

type Handle = { script?: boolean; query?: readonly string[]; kept?: boolean; file?: boolean }
export type Keepable = { id: string; path: string; query: readonly string[]; file: boolean }

const longestValue = 100

/**
 * The pages that look the same to everybody without a session: those of `routes/public` without scripts. Each says in
 * `handle.query` which names of its query it reads; every other name is left out, so that nobody can fill the memory. One
 * that is another after somebody used it says `kept: false`. A route without a page that says `file: true` hands out
 * what is the same to everybody, with a session or without.
 */
export function keepablePages(build: ServerBuild): Keepable[] {
  return Object.values(build.routes).flatMap((route) => {
    const handle = route?.module.handle as Handle | undefined
    const isKept =
      route?.id.startsWith('routes/public/') &&
      route.path !== '*' &&
      (route.module.default || handle?.file === true) &&
      handle?.script === false &&
      handle.kept !== false
    const [path, query] = [fullPath(build, route?.id), handle?.query ?? []]
    return isKept ? [{ id: route.id, path, query, file: !route.module.default }] : []
  })
}

export type Kept = { path: string; ids: string[]; file: boolean }

/** The path and the query that a page is kept under, and the routes that may render it; null when it is no such page. */
export function keptUnder(pages: readonly Keepable[], url: URL): Kept | null {
  const matching = pages.filter(({ path }) => matchPath({ path, end: true }, url.pathname))
  if (matching.length === 0) return null
  const names = new Set(matching.flatMap(({ query }) => query))
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => names.has(name)))
  if ([...query.values()].some((value) => value.length > longestValue)) return null
  query.sort()
  return {
    path: query.size > 0 ? `${url.pathname}?${query}` : url.pathname,
    ids: matching.map(({ id }) => id),
    file: matching.every(({ file }) => file),
  }
}

function fullPath(build: ServerBuild, id: string | undefined): string {
  const route = id ? build.routes[id] : undefined
  if (!route) return ''
  return `${fullPath(build, route.parentId).replace(/\/$/, '')}/${route.path ?? ''}`
}
