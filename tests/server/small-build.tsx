import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import * as entry from '#app/entry.server.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { ErrorBoundary, Layout } from '#app/root.tsx'

export type Calls = Record<string, number>

/** A build of a few routes, one of each kind, in the document of the app; it counts the calls of its loaders. */
export function smallBuild(calls: Calls = {}): ServerBuild {
  const count = (name: string) => {
    calls[name] = (calls[name] ?? 0) + 1
    return calls[name]
  }
  const routes = {
    root: { id: 'root', path: '', module: { default: Outlet, Layout, ErrorBoundary } },
    ...route('routes/public/home', undefined, {
      index: true,
      handle: { script: false },
      loader: ({ request }: LoaderFunctionArgs) => ({
        text: `home ${count('home')} ${currentLocale()} ${new URL(request.url).search}`,
      }),
      default: Text,
    }),
    ...route('routes/public/grants', 'grants', {
      handle: { script: false, query: ['pillar'] },
      loader: async ({ request }: LoaderFunctionArgs) => {
        await new Promise((done) => setTimeout(done, 30))
        return {
          text: `grants ${count('grants')} [${new URL(request.url).search}] ${request.headers.get('Cookie') ?? ''}`,
        }
      },
      default: Text,
    }),
    ...route('routes/public/cookie', 'cookie', {
      handle: { script: false },
      headers: ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders,
      loader: () => {
        throw new Response(`cookie ${count('cookie')}`, {
          headers: { 'Set-Cookie': `visitor=${calls.cookie}` },
        })
      },
      default: Text,
    }),
    ...route('routes/public/broken', 'broken', {
      handle: { script: false },
      loader: () => {
        count('broken')
        throw new Error('iban NL91 is secret')
      },
      default: Text,
    }),
    ...route('routes/public/gone', 'gone', {
      handle: { script: false },
      loader: () => {
        count('gone')
        throw new Response(null, { status: 404 })
      },
      default: Text,
    }),
    ...route('routes/applicant/draft', 'draft', {
      loader: () => ({ text: `draft ${count('draft')} </script><!--` }),
      action: async ({ request }: ActionFunctionArgs) => {
        const form = await request.formData()
        return { text: `saved ${String(form.get('title')).length} ${request.headers.get('Host')}` }
      },
      default: Text,
    }),
    ...route('routes/api/hook', 'hook', {
      loader: () => new Response('a file', { headers: { 'Content-Type': 'application/octet-stream' } }),
      action: async ({ request }: ActionFunctionArgs) =>
        Response.json({ bytes: (await request.text()).length }),
    }),
    ...route('routes/demo/mailbox', 'demo/mailbox', { loader: () => ({ text: 'all mail' }), default: Text }),
    ...route('routes/public/not-found', '*', {
      handle: { script: false },
      loader: ({ context }: LoaderFunctionArgs) => {
        throw new Response(null, { status: context.refuse ?? 404 })
      },
      default: Text,
    }),
  } as unknown as ServerBuild['routes']
  return {
    mode: 'production',
    entry: { module: entry },
    routes,
    assets: assetsOf(routes),
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    basename: '/',
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    } as ServerBuild['future'],
    isSpaMode: false,
  }
}

function route(id: string, path: string | undefined, { index, ...module }: Record<string, unknown>) {
  return { [id]: { id, parentId: 'root', path, index, module } }
}

function assetsOf(routes: ServerBuild['routes']): ServerBuild['assets'] {
  const entries = Object.entries(routes).map(([id, route]) => [
    id,
    {
      id,
      parentId: route?.parentId,
      path: route?.path,
      index: route?.index,
      hasLoader: Boolean(route?.module.loader),
      hasAction: Boolean(route?.module.action),
      hasErrorBoundary: id === 'root',
      module: `/assets/${id.replaceAll('/', '-')}.js`,
    },
  ])
  return {
    entry: { module: '/assets/entry.js', imports: [] },
    routes: Object.fromEntries(entries),
    url: '/assets/manifest.js',
    version: 'v1',
  }
}

function Text() {
  const data = useLoaderData() as { text: string }
  return <p>{data.text}</p>
}
