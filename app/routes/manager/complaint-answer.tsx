import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideComplaint } from '#app/commands/decide-complaint.server.ts'
import { Card } from '#app/components/block/card.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { ComplaintActFrame } from '#app/components/complaint/office-frame.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { typedText } from '#app/components/panel/typed.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { AnswerPost, answerPage, officeComplaint } from '#app/server/complaining/office-complaint.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? titleWithError(m.complaint_decide(), data.failed) : titleOfError(error) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  return { ...answerPage(complaint, clock(request)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'handle-complaint')
  const complaint = await officeComplaint(actor, params.complaintId)
  const form = parseWithZod(await request.formData(), { schema: AnswerPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await decideComplaint(actor, complaint.id, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/complaints/${complaint.id}`)
    : refused(verdict, form, await forStaff(actor))
}

/** The answer to a complaint or an objection, with its reasons. */
export default function ComplaintAnswer() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = (name: string) => typedText(answer?.form, name)
  const errors = {
    outcome: firstError(answer?.form, 'outcome', { empty: m.complaint_decide_outcome_empty() }),
    reasons: firstError(answer?.form, 'reasons', {
      empty: m.complaint_reason_empty(),
      tooLong: m.complaint_too_long(),
    }),
    departureReason: firstError(answer?.form, 'departureReason', { tooLong: m.complaint_too_long() }),
    unheardReason: firstError(answer?.form, 'unheardReason', { tooLong: m.complaint_too_long() }),
  }
  return (
    <ComplaintActFrame
      head={page.head}
      title={m.complaint_decide()}
      text={m.complaint_decide_text()}
      errors={errors}
      answer={answer}
    >
      {page.talk && <TalkFirst {...page.talk} report={`/manager/complaints/${page.head.id}/report`} />}
      <Form operation={page.operation}>
        <RadioGroup
          name="outcome"
          label={m.complaint_decide_outcome()}
          error={errors.outcome}
          defaultValue={typed('outcome')}
          choices={[
            { value: 'founded', label: m.complaint_choice_founded() },
            { value: 'partly', label: m.complaint_choice_partly() },
            { value: 'unfounded', label: m.complaint_choice_unfounded() },
            { value: 'not-taken-in', label: m.complaint_choice_not_taken_in() },
          ]}
        />
        <TextArea
          name="reasons"
          label={m.complaint_decide_reasons()}
          hint={m.complaint_decide_reasons_hint()}
          error={errors.reasons}
          defaultValue={typed('reasons')}
        />
        {!page.heard && (
          <TextArea
            name="unheardReason"
            small
            optional
            label={m.complaint_decide_unheard()}
            error={errors.unheardReason}
            defaultValue={typed('unheardReason')}
          />
        )}
        {page.advice !== null && (
          <>
            <Card quiet title={m.complaint_advice()}>
              <p className="db-lines">{page.advice}</p>
            </Card>
            <RadioGroup
              name="followsAdvice"
              label={m.complaint_decide_advice()}
              defaultValue={typed('followsAdvice')}
              choices={[
                { value: 'yes', label: m.complaint_choice_follow() },
                { value: 'no', label: m.complaint_choice_depart() },
              ]}
            />
            <TextArea
              name="departureReason"
              small
              optional
              label={m.complaint_decide_departure()}
              error={errors.departureReason}
              defaultValue={typed('departureReason')}
            />
          </>
        )}
        <Buttons>
          <Button>{m.complaint_decide_button()}</Button>
        </Buttons>
      </Form>
    </ComplaintActFrame>
  )
}

/** Who is heard, is heard before the answer (Awb 7:2 and 9:10). */
function TalkFirst({ day, ahead, report }: { day: string; ahead: boolean; report: string }) {
  if (ahead)
    return (
      <Notice tone="wait" title={m.complaint_decide_talk_ahead({ day })}>
        {m.complaint_decide_talk_ahead_text()}
      </Notice>
    )
  return (
    <Notice
      tone="turn"
      title={m.complaint_decide_talk_past({ day })}
      action={<ButtonLink href={report}>{m.complaint_hear()}</ButtonLink>}
    >
      {m.complaint_decide_talk_past_text()}
    </Notice>
  )
}
