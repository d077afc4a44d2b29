import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { scoreInMeeting } from '#app/commands/score-in-meeting.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { PanelShell } from '#app/components/shell.tsx'
import { criteria } from '#app/domain/panel/rubric.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { meetingRoom } from '#app/server/panel/meeting-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireChair } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: titleWithError(
      `${m.reviewer_meeting_score_title()} – ${data?.title ?? ''}`,
      data?.failed ?? false,
    ),
  },
]

const ScorePost = z.strictObject({
  operation: z.uuid(),
  member: z.uuid({ error: 'empty' }),
  criterion: z.enum(criteria, { error: 'empty' }),
  score: z.coerce.number({ error: 'empty' }).int().min(1, { error: 'empty' }).max(5, { error: 'empty' }),
  reason: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(2_000, { error: 'tooLong' }),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const chair = await requireChair(request)
  const { batch, row, members } = await meetingRoom(chair, params, clock(request))
  if (!batch.meets) throw notFound()
  return {
    back: `/reviewer/batches/${batch.id}/meeting/${row.id}`,
    title: row.title,
    members,
    criteria: criteria.map((value) => ({ value, label: criterionWords(value, currentLocale()).name })),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const chair = await requireChair(request)
  const form = parseWithZod(await request.formData(), { schema: ScorePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const proposal = params.proposalId ?? ''
  const verdict = await scoreInMeeting(chair, proposal, form.value, clock(request))
  return verdict.ok
    ? redirect(`/reviewer/batches/${params.batchId}/meeting/${proposal}`)
    : refused(verdict, form, await forStaff(chair))
}

/** A new score of one V by one member, beside the locked one. */
export default function MeetingScore() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const of = (field: string, empty: string) =>
    firstError(answer?.form, field, { empty, tooLong: m.reviewer_text_too_long() })
  const errors = {
    member: of('member', m.reviewer_meeting_member_empty()),
    criterion: of('criterion', m.reviewer_meeting_criterion_empty()),
    score: of('score', m.reviewer_meeting_score_empty()),
    reason: of('reason', m.reviewer_meeting_reason_empty()),
  }
  const typed = (name: string) => typedText(answer?.form, name)
  const scores = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))
  return (
    <PanelShell current="/reviewer">
      <Link href={page.back} look="back">
        ‹ {page.title}
      </Link>
      <div className="db-column db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.reviewer_meeting_score_title()}</h1>
        <Lead>{m.reviewer_meeting_score_lead()}</Lead>
        <Form operation={page.operation}>
          <RadioGroup
            name="member"
            label={m.reviewer_meeting_member()}
            choices={page.members}
            defaultValue={typed('member')}
            error={errors.member}
          />
          <RadioGroup
            name="criterion"
            label={m.reviewer_v()}
            choices={page.criteria}
            defaultValue={typed('criterion')}
            error={errors.criterion}
          />
          <RadioGroup
            name="score"
            label={m.reviewer_meeting_new_score()}
            choices={scores}
            defaultValue={typed('score')}
            error={errors.score}
          />
          <TextArea
            name="reason"
            small
            label={m.reviewer_meeting_reason()}
            hint={m.reviewer_meeting_reason_hint()}
            defaultValue={typed('reason')}
            error={errors.reason}
          />
          <Buttons>
            <Button>{m.reviewer_meeting_score_save()}</Button>
          </Buttons>
        </Form>
      </div>
    </PanelShell>
  )
}
