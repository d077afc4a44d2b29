import type { ReactNode } from 'react'
import { classes } from '../classes.ts'

type ColumnsProps = {
  children: ReactNode
  side: ReactNode
  /** What stands at the side, for who does not see it. Left out when the side is no complement. */
  sideLabel?: string
  /** `page` 2/3 and a side · `even` two halves · `read` a column of 38 rem and an example beside it. */
  kind?: 'page' | 'even' | 'read'
}

/** A page in two columns; under 60 em the side goes below. */
export function Columns({ children, side, sideLabel, kind = 'page' }: ColumnsProps) {
  return (
    <div className={classes('db-split', kind !== 'page' && `db-split--${kind}`)}>
      <div className="db-stack">{children}</div>
      {sideLabel ? (
        <aside className="db-side db-stack" aria-label={sideLabel}>
          {side}
        </aside>
      ) : (
        <div className="db-stack">{side}</div>
      )}
    </div>
  )
}

/** Things under each other with the air of the page between them. */
export function Stack({ children, small }: { children: ReactNode; small?: boolean }) {
  return <div className={small ? 'db-stack-s' : 'db-stack'}>{children}</div>
}

/** Cards beside each other as far as they fit. */
export function Grid({ children }: { children: ReactNode }) {
  return <div className="db-grid">{children}</div>
}
