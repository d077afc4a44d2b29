import { m } from '#app/i18n/paraglide/messages.js'
import { SlimFooter } from './footer.tsx'
import { Frame } from './frame.tsx'
import type { PageProps } from './types.ts'

/** One narrow column without navigation: signing in, an error, a page that is not there. */
export function PlainPage({ children, ...page }: PageProps) {
  return (
    <Frame {...page} footer={<SlimFooter {...page} title={m.components_person_public()} />}>
      <div className="db-column db-stack">{children}</div>
    </Frame>
  )
}
