import type { ReactNode } from 'react'
import type { TermsPart } from '#app/domain/grant/parts/parts.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Button } from '../form/button.tsx'
import { Tag } from '../state/state-tag.tsx'
import { parts } from './parts.tsx'

type PartFoldProps = {
  part: TermsPart
  /** What the part says now, in one line. */
  said: string
  wrong: boolean
  open: boolean
  /** Keeps the whole form, and comes back to this part. */
  mayKeep: boolean
  children: ReactNode
}

/** One part of the workplace: closed it says in a line what was agreed, so that all parts together are a list to jump by. */
export function PartFold({ part, said, wrong, open, mayKeep, children }: PartFoldProps) {
  const title = parts[part].title()
  return (
    <details className="db-fold db-part" open={open}>
      <summary>
        <span>
          <h2>{title}</h2>
          {wrong && (
            <Tag knot="clock" tone="wait">
              {m.terms_problem_here()}
            </Tag>
          )}
        </span>
        <span className="db-part__said">{said}</span>
      </summary>
      <div id={partAnchor(part)} className="db-stack">
        {children}
        {mayKeep && (
          <Button look="second" name="part" value={part} about={title}>
            {m.terms_part_save()}
          </Button>
        )}
      </div>
    </details>
  )
}

/** Where a link to a part goes: it lies inside what is folded, so that a browser opens it on the way. */
export function partAnchor(part: TermsPart): string {
  return `part-${part}`
}
