import type { ReactNode } from 'react'
import { classes } from '../classes.ts'

type HeadingProps = { level: 1 | 2 | 3; id?: string; look?: 1 | 2 | 3; over?: ReactNode; children: ReactNode }

/** A heading of a level; `look` when it should look like another one; `over` is the small line above it. */
export function Heading({ level, look, id, over, children }: HeadingProps) {
  const Tag = `h${level}` as const
  return (
    <>
      {over && <p className="db-over">{over}</p>}
      <Tag id={id} className={classes(`utrecht-heading-${look ?? level}`, look && `db-h${look}`)}>
        {children}
      </Tag>
    </>
  )
}

/** The sentence under the title of a page. */
export function Lead({ children }: { children: ReactNode }) {
  return <p className="utrecht-paragraph utrecht-paragraph--lead db-lead">{children}</p>
}
