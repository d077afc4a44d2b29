import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Knot } from '../state/knot.tsx'

type Part = { note: ReactNode; items: string[] }

const parts = [
  { kind: 'free', knot: 'check', title: () => m.components_bend_free() },
  { kind: 'notice', knot: 'dot', title: () => m.components_bend_notice() },
  { kind: 'amendment', knot: 'half', title: () => m.components_bend_amendment() },
] as const

/** What may change: by yourself, after telling us, or when we both sign again. */
export function Bend(props: Record<'free' | 'notice' | 'amendment', Part>) {
  return (
    <div className="db-bend">
      {parts.map(({ kind, knot, title }) => (
        <section key={kind}>
          <h3>
            <Knot shape={knot} />
            {title()}
          </h3>
          <p>{props[kind].note}</p>
          <ul>
            {props[kind].items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
