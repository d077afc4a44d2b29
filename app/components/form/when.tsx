import type { ReactNode } from 'react'

type Answer =
  | ('award' | 'wait' | 'decline' | 'fund-with-conditions')
  | ('payment' | 'return' | 'repayment' | 'promise' | 'contribution' | 'not-ours')
  | ('loan' | 'lower')
type WhenProps = { chosen: Answer; children: ReactNode }

/**
 * Fields that belong to one answer of the same form: there once it is chosen. The style sheet does it, so no script is
 * needed; a browser that cannot shows them all.
 */
export function When({ chosen, children }: WhenProps) {
  return (
    <div className="db-when" data-when={chosen}>
      {children}
    </div>
  )
}
