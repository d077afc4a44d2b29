import type { ReactNode } from 'react'

type EmptyProps = { title: ReactNode; level?: 2 | 3; action?: ReactNode; children: ReactNode }

/** An empty place says what will stand here and the one thing to do. */
export function Empty({ title, level = 2, action, children }: EmptyProps) {
  const Title = `h${level}` as const
  return (
    <div className="db-empty db-stack-s">
      <Title className="db-h3">{title}</Title>
      <p>{children}</p>
      {action && <p>{action}</p>}
    </div>
  )
}
