import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { putInThread } from '#app/commands/put-in-thread.server.ts'
import { Card } from '#app/components/block/card.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { ThreadList } from '#app/components/together/thread-list.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { putMailPage } from '#app/server/near/aside-mail-page.server.ts'
import { StepPost } from '#app/server/near/contact-post.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? `${m.near_mail_put_title()} – ${data.head.title}` : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'answer-applicant')
  return putMailPage(actor, params.asideId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'answer-applicant')
  const form = parseWithZod(await request.formData(), { schema: StepPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await putInThread(actor, params.asideId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/proposals/${verdict.proposal}/messages`)
    : refused(verdict, form, await forStaff(actor))
}

/** A mail that was kept aside, as it comes to stand in the thread. */
export default function AsideMailMessage() {
  const { head, back, refusal, shown, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const no = answer?.refusal ?? refusal
  return (
    <OfficeShell current="/manager">
      <div className="db-stack db-column">
        <Link href={back} look="back">
          ‹ {m.near_mail_title()}
        </Link>
        <ErrorSummary problems={problemsIn({}, answer)} />
        {no && <Refusal {...no} />}
        <div className="db-stack-s">
          <p className="db-over">{head.title}</p>
          <h1>{m.near_mail_put_title()}</h1>
        </div>
        {shown && (
          <>
            <p>{shown.how}</p>
            {shown.files && <p>{shown.files}</p>}
            <Card quiet title={m.near_mail_put_preview()}>
              <ThreadList items={[shown.item]} />
            </Card>
            {shown.less && <p className="db-soft db-small">{shown.less}</p>}
            <Form operation={operation} look="inline">
              <Buttons>
                <Button>{m.near_mail_put()}</Button>
              </Buttons>
            </Form>
          </>
        )}
      </div>
    </OfficeShell>
  )
}
