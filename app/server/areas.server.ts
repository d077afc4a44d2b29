import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node'

export type Area = { handle: RequestHandler; routes: ServerBuild['routes'] }
export type Areas = {
  /** The handler that sees only the routes of the first segment of this path. */
  of(pathname: string): Area
  /** Answers which modules a browser needs for which path. */
  manifest: RequestHandler
}

type Routes = ServerBuild['routes']
type Route = NonNullable<Routes[string]>

/**
 * Cuts the build into a handler per first segment of the URL. What Remix does for a request grows with the number of
 * routes it sees; so each handler sees the routes of its own folder, the root, and what answers any path.
 */
export function areasOf(build: ServerBuild, mode?: string): Areas {
  const foldersOf = foldersPerSegment(build.routes)
  const cut = new Map<string, Area>()
  const areaFor = (folders: Set<string>): Area => {
    const key = [...folders].sort().join()
    const known = cut.get(key) ?? makeArea(build, folders, mode)
    cut.set(key, known)
    return known
  }
  return {
    of: (pathname) => areaFor(foldersOf.get(firstSegment(pathname)) ?? new Set()),
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

function makeArea(build: ServerBuild, folders: Set<string>, mode?: string): Area {
  const own = keep(build, (route) => isShared(route) || folders.has(folderOf(route)))
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

function foldersPerSegment(routes: Routes): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>()
  for (const route of Object.values(routes)) {
    if (!route || isShared(route)) continue
    const segment = firstSegment(fullPath(routes, route))
    if (/^[:*]/.test(segment)) throw new Error(`route ${route.id} must begin with a word of its own`)
    folders.set(segment, (folders.get(segment) ?? new Set()).add(folderOf(route)))
  }
  return folders
}

function fullPath(routes: Routes, route: Route): string {
  const parent = route.parentId ? routes[route.parentId] : undefined
  return `${parent ? fullPath(routes, parent) : ''}/${route.path ?? ''}`
}

function firstSegment(pathname: string): string {
  return pagePath(pathname).split('/').find(Boolean)?.toLowerCase() ?? ''
}

function folderOf(route: Route): string {
  return route.id.split('/')[1] ?? ''
}

/** The root, and the route that answers every path that no other does. */
function isShared(route: Route): boolean {
  return route.id === 'root' || (route.parentId === 'root' && route.path === '*')
}
