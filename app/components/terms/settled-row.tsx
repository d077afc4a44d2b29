import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Tag } from '../state/state-tag.tsx'
import { Wide } from './rows-of.tsx'

/** A row that is a fact by now: what it says and since when, to read; its values travel along in `children`. */
export function SettledRow({ what, said, children }: { what: string; said: string; children: ReactNode }) {
  return (
    <Wide>
      <p className="db-row">
        <strong>{what}</strong>
        <Tag knot="check" tone="good">
          {said}
        </Tag>
      </p>
      <p className="db-small db-soft">{m.terms_settled_stays()}</p>
      {children}
    </Wide>
  )
}

/** The words with which a row was settled, by the id that is in its hidden field; undefined while it can be changed. */
export function settledBy(
  settled: Record<string, string>,
  id: { initialValue?: unknown },
): string | undefined {
  return typeof id.initialValue === 'string' ? settled[id.initialValue] : undefined
}
