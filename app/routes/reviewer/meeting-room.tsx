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
import { recordMeeting } from '#app/commands/record-meeting.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Link } from '#app/components/link.tsx'
import { meetingAdviceWord } from '#app/components/panel/meeting-words.ts'
import { OutOfRoom } from '#app/components/panel/out-of-room.tsx'
import { RoomHead } from '#app/components/panel/room-head.tsx'
import { SeenReviews } from '#app/components/panel/seen-reviews.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { PanelShell } from '#app/components/shell.tsx'
import { meetingAdvices } from '#app/domain/panel/meeting.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { meetingRoom } from '#app/server/panel/meeting-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireChair } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(data?.row.title ?? '', data?.failed ?? false) },
]

const RecordPost = z.strictObject({
  operation: z.uuid(),
  advice: z.enum(meetingAdvices).optional(),
  note: z.string().trim().max(4_000, { error: 'tooLong' }).optional().default(''),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const chair = await requireChair(request)
  const room = await meetingRoom(chair, params, clock(request))
  return { ...room, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const chair = await requireChair(request)
  const form = parseWithZod(await request.formData(), { schema: RecordPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, advice = null, note } = form.value
  const proposal = params.proposalId ?? ''
  const verdict = await recordMeeting(
    chair,
    proposal,
    { operation, advice, note: note || null },
    clock(request),
  )
  return verdict.ok
    ? redirect(`/reviewer/batches/${params.batchId}/meeting/${proposal}`)
    : refused(verdict, form, await forStaff(chair))
}

export default function MeetingRoom() {
  const { batch, row, record, operation, ...page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { note: firstError(answer?.form, 'note', { tooLong: m.reviewer_text_too_long() }) }
  const path = `/reviewer/batches/${batch.id}/meeting`
  return (
    <PanelShell current="/reviewer">
      <Link href={path} look="back">
        ‹ {m.reviewer_agenda_title()}
      </Link>
      <RoomHead batch={batch.id} row={row} {...page}>
        <OutOfRoom out={page.out} silent={page.silent} />
      </RoomHead>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <SeenReviews title={row.title} reviews={page.reviews} />
        {record && (
          <Notice
            tone="info"
            title={record.advice ? meetingAdviceWord(record.advice) : m.reviewer_meeting_note()}
          >
            {record.note && <p className="db-lines">{record.note}</p>}
            <p className="db-small db-soft">{m.reviewer_meeting_by({ name: record.by, time: record.at })}</p>
          </Notice>
        )}
        {batch.meets && (
          <>
            <Buttons>
              <ButtonLink look="second" href={`${path}/${row.id}/score`}>
                {m.reviewer_meeting_score_link()}
              </ButtonLink>
            </Buttons>
            <Form operation={operation}>
              <TextArea
                name="note"
                label={m.reviewer_meeting_note()}
                hint={m.reviewer_meeting_note_hint()}
                defaultValue={typedText(answer?.form, 'note', record?.note)}
                error={errors.note}
              />
              <RadioGroup
                name="advice"
                label={m.reviewer_meeting_advice()}
                defaultValue={typedText(answer?.form, 'advice', record?.advice)}
                choices={meetingAdvices.map((value) => ({ value, label: meetingAdviceWord(value) }))}
              />
              <Buttons>
                <Button>{m.reviewer_meeting_save()}</Button>
              </Buttons>
            </Form>
          </>
        )}
      </div>
    </PanelShell>
  )
}
