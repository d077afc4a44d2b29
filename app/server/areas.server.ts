import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node'

export type Area = { handle: RequestHandler; routes: ServerBuild['routes'] }
export type Areas = {
  /** The handler that sees only the routes that this path may mean. */
  of(pathname: string): Area
  /** Answers which modules a browser needs for which path. */
  manifest: RequestHandler
}

type Routes = ServerBuild['routes']
type Route = NonNullable<Routes[string]>

/**
 * Cuts the build into handlers by the first segment of the URL and how many segments it has. What Remix does for a request
 * grows with the number of routes it sees; so each handler sees the routes of its own area with what they stand in, the
 * root, and what answers any path.
 */
export function areasOf(build: ServerBuild, mode?: string): Areas {
  const idsIn = idsPerArea(build.routes)
  const cut = new Map<string, Area>()
  return {
    of(pathname) {
      const own = areaOf(pathname)
      const key = idsIn.has(own) ? own : 'none'
      const known = cut.get(key) ?? makeArea(build, idsIn.get(own) ?? new Set(), mode)
      cut.set(key, known)
      return known
    },
    manifest: createRequestHandler(build, mode),
  }
}

/** A build without the routes of a folder: they answer nothing and no browser hears of them. */
export function withoutFolder(build: ServerBuild, folder: string): ServerBuild {
  return keep(build, (route) => folderOf(route) !== folder)
}

/** The path that the router sees: the data of a page has the path of the page. */
export function pagePath(pathname: string): string {
  return pathname.replace(/^\/_root\.data$/, '/').replace(/\.data$/, '')
}

function makeArea(build: ServerBuild, ids: Set<string>, mode?: string): Area {
  const own = keep(build, (route) => isShared(route) || ids.has(route.id))
  return { handle: createRequestHandler(own, mode), routes: own.routes }
}

function keep(build: ServerBuild, isKept: (route: Route) => boolean): ServerBuild {
  const isKeptId = ([id]: [string, unknown]) => {
    const route = build.routes[id]
    return route !== undefined && isKept(route)
  }
  return {
    ...build,
    routes: Object.fromEntries(Object.entries(build.routes).filter(isKeptId)),
    assets: {
      ...build.assets,
      routes: Object.fromEntries(Object.entries(build.assets.routes).filter(isKeptId)),
    },
  }
}

function idsPerArea(routes: Routes): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>()
  for (const route of Object.values(routes)) {
    if (!route || isShared(route)) continue
    const path = fullPath(routes, route)
    if (/^\/*[:*]/.test(path)) throw new Error(`route ${route.id} must begin with a word of its own`)
    if (/[*?]/.test(path)) throw new Error(`route ${route.id} must have a fixed number of segments`)
    const own = ids.get(areaOf(path)) ?? new Set()
    for (let one: Route | undefined = route; one; one = parentOf(routes, one)) own.add(one.id)
    ids.set(areaOf(path), own)
  }
  return ids
}

function fullPath(routes: Routes, route: Route): string {
  const parent = parentOf(routes, route)
  return `${parent ? fullPath(routes, parent) : ''}/${route.path ?? ''}`
}

function parentOf(routes: Routes, { parentId }: Route): Route | undefined {
  return parentId ? routes[parentId] : undefined
}

/** The first segment of a path and how many it has. */
function areaOf(pathname: string): string {
  const segments = pagePath(pathname).split('/').filter(Boolean)
  return `${segments[0]?.toLowerCase() ?? ''} ${segments.length}`
}

function folderOf(route: Route): string {
  return route.id.split('/')[1] ?? ''
}

/** The root, and the route that answers every path that no other does. */
function isShared(route: Route): boolean {
  return route.id === 'root' || (route.parentId === 'root' && route.path === '*')
}
