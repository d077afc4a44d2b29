import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'

/** The dotted word "voorbeeld": an amount or a person that is invented. `children` when it needs another word. */
export function ExampleWord({ children }: { children?: ReactNode }) {
  return <span className="db-example">{children ?? m.components_example()}</span>
}
