import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { configuration, configure } from '#app/effects/configuration.server.ts'
import routeConfig from '#app/routes.ts'
import { PageCache } from '#app/server/page-cache.server.ts'
import { createSite } from '#app/server/site.server.ts'

export type Answer = { status: number; location: string | null; body: string }
export type Site = {
  /** Where it listens. */
  address: string
  /** The ids of the routes that are a page made of its data; the others answer with a file, or with where to go. */
  pages: ReadonlySet<string>
  ask(path: string, cookie?: string, form?: Record<string, string | string[]>): Promise<Answer>
  close(): Promise<void>
}

export type RouteEntry = { id: string; path: string; index: boolean }

/** Every route of the site map, as the framework names it. */
export const routes: RouteEntry[] = routeConfig.map(({ file, path, index, children }) => {
  if (children) throw new Error(`${file} has routes below it: the table does not know what that means`)
  return { id: file.replace(/\.tsx$/, ''), path: path ?? '', index: index === true }
})

/** The whole site on a port of its own, made from the source: the same answers as the built one. */
export async function openSite(): Promise<Site> {
  configure({ TRUST_PROXY: '1' })
  const build = await buildFromSource()
  const site = createSite({
    build: async () => build,
    cache: new PageCache(),
    files: (_request, _response, next) => next(),
  })
  const server = createServer(site)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  let asked = 0
  return {
    address: `http://127.0.0.1:${port}`,
    pages: new Set(Object.values(build.routes).flatMap((route) => (route?.module.default ? [route.id] : []))),
    async ask(path, cookie, form) {
      const address = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked++ & 255}`
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: form ? 'POST' : 'GET',
        redirect: 'manual',
        headers: {
          Accept: 'text/html',
          'X-Forwarded-For': address,
          ...(cookie ? { Cookie: cookie } : {}),
          ...(form ? { Origin: configuration().origin } : {}),
        },
        ...(form ? { body: bodyOf(form) } : {}),
      })
      return {
        status: response.status,
        location: response.headers.get('Location'),
        body: await response.text(),
      }
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

function bodyOf(form: Record<string, string | string[]>): URLSearchParams {
  const pairs = Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
  return new URLSearchParams(pairs)
}

const modules = import.meta.glob<ServerBuild['entry']['module']>('../../app/routes/**/*.tsx')

async function buildFromSource(): Promise<ServerBuild> {
  const [entry, root] = await Promise.all([import('#app/entry.server.tsx'), import('#app/root.tsx')])
  const entries = await Promise.all(
    routes.map(async ({ id, path, index }) => {
      const load = modules[`../../app/${id}.tsx`]
      if (!load) throw new Error(`app/${id}.tsx is not there`)
      const route = { id, parentId: 'root', path: path || undefined, index: index || undefined }
      return [id, { ...route, module: await load() }] as const
    }),
  )
  const built = { root: { id: 'root', path: '', module: root }, ...Object.fromEntries(entries) }
  return {
    entry: { module: entry },
    routes: built,
    assets: { entry: { imports: [], module: '' }, routes: manifestOf(built), url: '', version: 'source' },
    assetsBuildDirectory: 'build/client',
    basename: '/',
    publicPath: '/',
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_routeConfig: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
      unstable_optimizeDeps: false,
    },
  } as unknown as ServerBuild
}

function manifestOf(
  built: Record<string, { id: string; parentId?: string; path?: string; index?: boolean }>,
) {
  const entries = Object.values(built).map(({ id, parentId, path, index }) => {
    const told = { id, parentId, path, index, module: '', imports: [] }
    return [
      id,
      {
        ...told,
        hasAction: true,
        hasLoader: true,
        hasClientAction: false,
        hasClientLoader: false,
        hasErrorBoundary: false,
      },
    ]
  })
  return Object.fromEntries(entries)
}
