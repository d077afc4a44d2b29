import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { attestResults } from '#app/commands/attest-results.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { FileField } from '#app/components/form/file-field.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { NumberField } from '#app/components/form/number-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Attestations } from '#app/components/granting/attestations.tsx'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { Section } from '#app/components/page/section.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { fileAccept, fileLimits } from '#app/domain/proposal/file.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { receiveEvidence } from '#app/server/granting/milestone-page.server.ts'
import { AttestationPost, ownOutcomePage } from '#app/server/granting/outcome-page.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.outcome_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return { ...(await ownOutcomePage(actor, params.grantId, clock(request))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const now = clock(request)
  await ownOutcomePage(actor, params.grantId, now)
  const { form: typed, problem } = await receiveEvidence(request, actor, params.grantId ?? '', now)
  const form = parseWithZod(typed, { schema: AttestationPost })
  if (form.status !== 'success' || problem) {
    formWasWrong(context)
    return invalid(problem ? parseWithZod(typed, { schema: withFileProblem }) : form)
  }
  const verdict = await attestResults(actor, params.grantId ?? '', form.value, now)
  return verdict.ok ? redirect(`/applicant/grants/${verdict.grant}/results`) : refused(verdict, form)
}

/** The form as it came, with what is the matter with its file. */
const withFileProblem = AttestationPost.refine(() => false, { path: ['file'], error: 'failed' })

/** One's own money per result: what counts, what it is worth, and a form to say what is new. */
export default function OwnGrantResults() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    count: firstError(answer?.form, 'count', { wrong: m.outcome_count_wrong() }),
    text: firstError(answer?.form, 'text', { tooLong: m.course_too_long() }),
    file: firstError(answer?.form, 'file', { failed: m.course_evidence_file_wrong() }),
  }
  const kept = typedText(answer?.form, 'file')
  return (
    <OwnGrantFrame head={page.head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.outcome_title()}</h1>
      {page.hidden && <Notice tone="info" title={m.outcome_answers_few()} />}
      {page.waits && (
        <Notice tone="wait" title={m.outcome_waits({ count: page.waits })}>
          {m.outcome_wait_text()}
        </Notice>
      )}
      <DataList items={page.facts} />
      {page.writes && (
        <Section id="new" title={m.outcome_send_title()}>
          <Form operation={page.operation} encType="multipart/form-data">
            <NumberField
              name="count"
              label={m.outcome_count()}
              hint={m.outcome_count_hint()}
              error={errors.count}
              defaultValue={typedText(answer?.form, 'count')}
            />
            <TextArea
              name="text"
              label={m.outcome_text()}
              hint={m.outcome_text_hint()}
              error={errors.text}
              defaultValue={typedText(answer?.form, 'text')}
              small
              optional
            />
            <FileField
              name="file"
              label={m.outcome_file()}
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
              <Button>{m.outcome_send()}</Button>
            </Buttons>
          </Form>
        </Section>
      )}
      {page.attestations && <Attestations attestations={page.attestations} />}
    </OwnGrantFrame>
  )
}
