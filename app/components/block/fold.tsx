import type { ReactNode } from 'react'

type FoldProps = { title: ReactNode; note?: ReactNode; open?: boolean; children: ReactNode }

/** Something that may stay closed: a list of questions, a table under a drawing. Never what one must read. */
export function Fold({ title, note, open, children }: FoldProps) {
  return (
    <details className="db-fold" open={open}>
      <summary>
        <span>{title}</span>
        {note && <span>{note}</span>}
      </summary>
      <div>{children}</div>
    </details>
  )
}
