import { useLocation, useRouteLoaderData } from '@remix-run/react'
import type { Role } from '#app/domain/access.ts'
import type { ContactPerson } from './block/person.ts'
import type { Locale } from './page/types.ts'

/** What the root loader answers for the frame of every page. */
export type RootData = {
  fund: { name: string }
  locale: Locale
  viewer: { name: string; roles: readonly Role[] } | null
  /** Does this browser have applications of its own: of who signed in, or begun without an account? */
  writes: boolean
  /** How much of what they were told they did not open yet; only counted where they work, never on public pages. */
  unread: number
  person: ContactPerson | null
  /** Is there a harvest that everybody may read? */
  harvest: boolean
  demo: boolean
}

/** The frame's data on any page; sane words where the root loader itself failed. */
export function useRootData(): RootData & { path: string } {
  const data = useRouteLoaderData<RootData>('root')
  const { pathname, search } = useLocation()
  const known = data ?? {
    fund: { name: 'Dichtbij' },
    locale: 'nl' as const,
    viewer: null,
    writes: false,
    unread: 0,
    person: null,
    harvest: false,
    demo: false,
  }
  return { ...known, path: `${pathname}${search}` }
}
