import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { giveAccountProof } from '#app/commands/give-account-proof.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { FileField } from '#app/components/form/file-field.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { useRootData } from '#app/components/shell-data.ts'
import { fileAccept, fileLimits } from '#app/domain/proposal/file.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { receiveEvidence } from '#app/server/granting/milestone-page.server.ts'
import { AccountProofPost, ownAccountPage } from '#app/server/payments/own-account-page.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.payments_yours_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return { ...(await ownAccountPage(actor, params.grantId)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const now = clock(request)
  await ownAccountPage(actor, params.grantId)
  const { form: typed, problem } = await receiveEvidence(request, actor, params.grantId ?? '', now)
  const form = parseWithZod(typed, { schema: AccountProofPost })
  if (form.status !== 'success' || problem) {
    formWasWrong(context)
    return invalid(problem ? parseWithZod(typed, { schema: withFileProblem }) : form)
  }
  const verdict = await giveAccountProof(actor, params.grantId ?? '', form.value, now)
  return verdict.ok ? redirect(`/applicant/grants/${verdict.grant}/account`) : refused(verdict, form)
}

/** The form as it came, with what is the matter with its file. */
const withFileProblem = AccountProofPost.extend({ file: z.string().optional() }).refine(() => false, {
  path: ['file'],
  error: 'failed',
})

/** The account that one's own grant is paid to, what the fund checked of it, and a form to send a proof from a phone. */
export default function OwnAccount() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { person } = useRootData()
  const kept = typedText(answer?.form, 'file')
  const problems = { empty: m.payments_own_file_empty(), failed: m.course_evidence_file_wrong() }
  const errors = { file: firstError(answer?.form, 'file', problems) }
  return (
    <OwnGrantFrame head={page.head}>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.payments_yours_title()}</h1>
      <Lead>{m.payments_yours_lead()}</Lead>
      {page.asked && (
        <Notice tone="turn" title={page.asked.title}>
          {page.asked.text}
        </Notice>
      )}
      <DataList items={page.facts} />
      {page.sent.map((href) => (
        <p key={href}>
          <Link href={href}>{m.payments_own_sent_file()}</Link>
        </p>
      ))}
      {page.writes && (
        <>
          <h2>{m.payments_own_send()}</h2>
          <p>{m.payments_own_send_lead()}</p>
          {person && <p>{m.payments_own_send_other({ name: person.name, phone: person.phone })}</p>}
          <Form operation={page.operation} hidden={{ account: page.account }} encType="multipart/form-data">
            <FileField
              name="file"
              label={m.payments_own_file()}
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
            />
            <Buttons>
              <Button>{m.payments_own_file_send()}</Button>
            </Buttons>
          </Form>
        </>
      )}
      {page.changes && (
        <p>
          {m.payments_own_change()}{' '}
          <Link href={`${page.head.path}/change`}>{m.payments_own_change_do()}</Link>
        </p>
      )}
    </OwnGrantFrame>
  )
}
