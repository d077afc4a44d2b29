import { m } from '#app/i18n/paraglide/messages.js'
import { StreetFooter } from './footer.tsx'
import { Frame } from './frame.tsx'
import type { PageProps } from './types.ts'

/** For an initiative: the strip says which application, what is saved and how many days are left. */
export function InitiativePage(page: PageProps) {
  return <Frame {...page} footer={<StreetFooter {...page} title={m.components_person_initiative()} />} />
}
