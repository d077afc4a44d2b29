import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { sendEvidence } from '#app/commands/send-evidence.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { FileField } from '#app/components/form/file-field.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { NumberField } from '#app/components/form/number-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { HandedInList } from '#app/components/granting/handed-in.tsx'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { fileAccept, fileLimits } from '#app/domain/proposal/file.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import {
  EvidencePost,
  ownMilestonePage,
  receiveEvidence,
} from '#app/server/granting/milestone-page.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${data.title} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return { ...(await ownMilestonePage(actor, params)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  await ownMilestonePage(actor, params)
  const now = clock(request)
  const { form: typed, problem } = await receiveEvidence(request, actor, params.grantId ?? '', now)
  const form = parseWithZod(typed, { schema: EvidencePost })
  if (form.status !== 'success' || problem) {
    formWasWrong(context)
    return invalid(problem ? parseWithZod(typed, { schema: withFileProblem }) : form)
  }
  const of = { grant: params.grantId ?? '', milestone: params.milestoneId ?? '' }
  const verdict = await sendEvidence(actor, of, form.value, now)
  return verdict.ok ? redirect(`/applicant/grants/${verdict.grant}#milestones`) : refused(verdict, form)
}

/** The form as it came, with what is the matter with its file. */
const withFileProblem = EvidencePost.refine(() => false, { path: ['file'], error: 'failed' })

/** One milestone: what is enough, and a form to hand it in from a phone. */
export default function OwnMilestone() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    text: firstError(answer?.form, 'text', { tooLong: m.course_too_long() }),
    number: firstError(answer?.form, 'number', { wrong: m.course_evidence_number_wrong() }),
    file: firstError(answer?.form, 'file', { failed: m.course_evidence_file_wrong() }),
  }
  const kept = typedText(answer?.form, 'file')
  return (
    <OwnGrantFrame head={page.head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <p>
        <StateTag machine="milestone" state={page.state} side="applicant">
          {page.word}
        </StateTag>
      </p>
      <h1>{page.title}</h1>
      <p>{m.course_evidence_due({ day: page.due })}</p>
      <Notice tone="info" title={m.course_evidence_enough()}>
        {page.enough}
      </Notice>
      <HandedInList handedIn={page.handedIn} />
      {page.writes && (
        <Form operation={page.operation} encType="multipart/form-data">
          <TextArea
            name="text"
            label={m.course_evidence_text()}
            error={errors.text}
            defaultValue={typedText(answer?.form, 'text')}
            small
            optional
          />
          <NumberField
            name="number"
            label={m.course_evidence_number()}
            hint={m.course_evidence_number_hint()}
            error={errors.number}
            defaultValue={typedText(answer?.form, 'number')}
            optional
          />
          <FileField
            name="file"
            label={m.course_evidence_file()}
            hint={m.course_evidence_file_hint()}
            error={errors.file}
            defaultValue={kept}
            accept={fileAccept}
            most={{
              bytes: fileLimits.bytes,
              sent: fileLimits.sentBytes,
              tooLarge: m.course_evidence_file_wrong(),
            }}
            kept={kept ? { name: m.course_evidence_file_kept(), size: '' } : null}
            optional
          />
          <Buttons>
            <Button>{m.course_evidence_send()}</Button>
          </Buttons>
        </Form>
      )}
    </OwnGrantFrame>
  )
}
