import type { ReactNode } from 'react'
import { Notice } from './notice.tsx'

type RefusalProps = {
  /** What is so. */
  what: ReactNode
  /** What can be done now. */
  whatNow: ReactNode
  tone?: 'wait' | 'calm'
  action?: ReactNode
}

/** A rule said no: a calm state of the page, in the words of the verdict. Never a red field. */
export function Refusal({ what, whatNow, tone = 'wait', action }: RefusalProps) {
  return (
    <Notice tone={tone} title={what} action={action} announce>
      <p>{whatNow}</p>
    </Notice>
  )
}
