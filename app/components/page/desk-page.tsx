import { m } from '#app/i18n/paraglide/messages.js'
import { SlimFooter } from './footer.tsx'
import { Frame } from './frame.tsx'
import type { PageProps } from './types.ts'

/** For the fund's own people: dense, with a slim footer and no street. */
export function DeskPage(page: PageProps) {
  return <Frame {...page} desk footer={<SlimFooter {...page} title={m.components_person_desk()} />} />
}
