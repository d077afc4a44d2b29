import type { ReactNode } from 'react'
import type { ExtraKind } from '#app/domain/proposal/extra/extra-form.ts'

type Answer =
  | ('award' | 'wait' | 'decline' | 'fund-with-conditions')
  | ('payment' | 'return' | 'repayment' | 'promise' | 'contribution' | 'not-ours')
  | ('loan' | 'lower')
  | ExtraKind
type WhenProps = { chosen: Answer | readonly Answer[]; children: ReactNode }

/**
 * Fields that belong to one answer, or some, of the same form: there once it is chosen. The style sheet does it, so no script is
 * needed; a browser that cannot shows them all.
 */
export function When({ chosen, children }: WhenProps) {
  return (
    <div className="db-when" data-when={[chosen].flat().join(' ')}>
      {children}
    </div>
  )
}
