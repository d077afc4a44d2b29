import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { StreetFooter } from './footer.tsx'
import { Frame } from './frame.tsx'
import type { PageProps } from './types.ts'

/** For everybody: header with five words, sections, the street with the person to call. */
export function PublicPage({ hero, ...page }: PageProps & { hero?: ReactNode }) {
  return (
    <Frame {...page} hero={hero} footer={<StreetFooter {...page} title={m.components_person_public()} />} />
  )
}
