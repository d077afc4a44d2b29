import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import type { CourseAnswer } from './course-answer.ts'
import { GrantFrame } from './grant-frame.tsx'
import { HandedInList } from './handed-in.tsx'

type JudgedMilestoneProps = {
  page: {
    head: { name: string; reference: string; path: string }
    path: string
    title: string
    due: string
    enough: string
    handedIn: Parameters<typeof HandedInList>[0]['handedIn']
    judges: boolean
    operations: { accept: string; return: string }
  }
  answer: CourseAnswer
}

/** What was handed in beside what is enough; the manager accepts it, or asks what is missing. */
export function JudgedMilestone({ page, answer }: JudgedMilestoneProps) {
  const error = firstError(answer?.form, 'question', {
    empty: m.course_evidence_question_empty(),
    tooLong: m.course_too_long(),
  })
  return (
    <GrantFrame head={page.head}>
      <ErrorSummary problems={problemsIn({ question: error }, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{page.title}</h1>
      <p>{m.course_evidence_due({ day: page.due })}</p>
      <Notice tone="info" title={m.course_evidence_enough()}>
        {page.enough}
      </Notice>
      <HandedInList handedIn={page.handedIn} />
      {page.handedIn.length === 0 && <p>{m.course_evidence_none()}</p>}
      {page.judges && (
        <>
          <Form action={`${page.path}/acceptance`} operation={page.operations.accept} look="inline">
            <p>{m.course_evidence_accept_intro()}</p>
            <Buttons>
              <Button>{m.course_evidence_accept()}</Button>
            </Buttons>
          </Form>
          <Form action={`${page.path}/return`} operation={page.operations.return}>
            <TextArea
              name="question"
              label={m.course_evidence_question()}
              error={error}
              defaultValue={typedText(answer?.form, 'question')}
              small
            />
            <Buttons>
              <Button look="second">{m.course_evidence_return()}</Button>
            </Buttons>
          </Form>
        </>
      )}
    </GrantFrame>
  )
}
