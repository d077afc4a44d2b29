import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  type ShouldRevalidateFunction,
  useMatches,
  useRouteError,
} from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { currentLocale } from '#app/i18n/locale.ts'
import { rootData } from '#app/server/root-data.server.ts'
import stylesheet from '#app/styles/main.css?url'
import { isDevelopment } from './development.ts'
import { ErrorPage, errorTitle } from './error-page.tsx'
import { Nonce } from './nonce.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** The title of a page that has none of its own, and of an error. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: error ? errorTitle(statusOf(error)) : (data?.fund.name ?? 'Dichtbij') },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  return rootData(request, params)
}

/** Whom to call depends on the plan that a page is about. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams, ...usual }) =>
  currentParams.proposalId !== nextParams.proposalId ||
  currentParams.grantId !== nextParams.grantId ||
  usual.defaultShouldRevalidate

/** The document. A page with `handle = { script: false }`, and every error, comes without scripts. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(Nonce)
  const scripted = useScripts()
  return (
    <html lang={currentLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {scripted && <Scripts nonce={nonce} />}
        {isDevelopment && !scripted && <script type="module" src="/@vite/client" />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage status={statusOf(useRouteError())} />
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500
}

function useScripts(): boolean {
  const error = useRouteError()
  const handles = useMatches().map((match) => match.handle as { script?: boolean } | undefined)
  return !error && !handles.some((handle) => handle?.script === false)
}
