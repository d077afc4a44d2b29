import { m } from '#app/i18n/paraglide/messages.js'
import { SlimFooter } from './footer.tsx'
import { Frame } from './frame.tsx'
import type { PageProps } from './types.ts'

/** For the panel: the strip says what is left to read and how long, what is saved, and "Ik stop nu". */
export function PanelPage(page: PageProps) {
  return <Frame {...page} footer={<SlimFooter {...page} title={m.components_person_panel()} />} />
}
