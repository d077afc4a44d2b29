import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import type { CourseAnswer } from './course-answer.ts'
import { GrantFrame } from './grant-frame.tsx'

type GiveBackProps = {
  page: {
    head: { name: string; reference: string; path: string }
    mayReturn: boolean
    operation: string
  }
  back: { href: string; label: string }
  title: string
  intro: string
  answer: CourseAnswer
  /** What is given back. */
  children: ReactNode
}

/** An approver gives back what another prepared about a grant, with a reason that the other reads. */
export function GiveBack({ page, back, title, intro, answer, children }: GiveBackProps) {
  const error = firstError(answer?.form, 'reason', {
    empty: m.manager_decision_return_empty(),
    tooLong: m.course_too_long(),
  })
  return (
    <GrantFrame head={page.head} back={back}>
      <ErrorSummary problems={problemsIn({ reason: error }, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{title}</h1>
      <p>{intro}</p>
      {page.mayReturn && (
        <Form operation={page.operation}>
          <TextArea
            name="reason"
            label={m.manager_decision_return_reason()}
            defaultValue={typedText(answer?.form, 'reason')}
            error={error}
          />
          <Buttons>
            <Button>{m.manager_decision_return_button()}</Button>
          </Buttons>
        </Form>
      )}
      {children}
    </GrantFrame>
  )
}
