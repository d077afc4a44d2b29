import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { handleAsideMail } from '#app/commands/handle-aside-mail.server.ts'
import { Card } from '#app/components/block/card.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { FileList } from '#app/components/together/thread-list.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { asideMailPage } from '#app/server/near/aside-mail-page.server.ts'
import { StepPost } from '#app/server/near/contact-post.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? `${m.near_mail_title()} – ${data.head.title}` : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return asideMailPage(actor, params.asideId)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'answer-applicant')
  const form = parseWithZod(await request.formData(), { schema: StepPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await handleAsideMail(actor, params.asideId ?? '', form.value, clock(request))
  return verdict.ok ? redirect('/manager') : refused(verdict, form, await forStaff(actor))
}

/** A mail that did not become a message, to look at, and to put in the thread or call handled. */
export default function AsideMail() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager">
      <div className="db-stack db-column">
        <Link href={page.thread} look="back">
          ‹ {m.near_mail_thread()}
        </Link>
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <p className="db-over">{page.head.title}</p>
          <h1>{m.near_mail_title()}</h1>
          <Lead>{page.came}</Lead>
        </div>
        <p>{page.why}</p>
        {page.sender && <p>{page.sender}</p>}
        {page.words && (
          <Card quiet title={m.near_mail_words()}>
            <p className="db-lines">{page.words}</p>
            {page.cut && <p className="db-soft db-small">{page.cut}</p>}
          </Card>
        )}
        {(page.files.length > 0 || page.refused) && (
          <Card quiet title={m.near_mail_files()}>
            <FileList files={page.files} />
            {page.refused && <p className="db-soft db-small">{page.refused}</p>}
          </Card>
        )}
        {!page.isPut && <p>{page.files.length > 0 ? m.near_mail_only_us_files() : m.near_mail_only_us()}</p>}
        <p>{page.done ?? page.now}</p>
        {page.going && <p>{page.going}</p>}
        {page.may && <Acts put={page.put} operation={page.operation} keeps={page.files.length > 0} />}
      </div>
    </OfficeShell>
  )
}

type ActsProps = { put: string; operation: string; keeps: boolean }

function Acts({ put, operation, keeps }: ActsProps) {
  return (
    <>
      {keeps && <p>{m.near_mail_kept_until()}</p>}
      <Form operation={operation} look="inline">
        <Buttons>
          <ButtonLink href={put}>{m.near_mail_put()}</ButtonLink>
          <Button look="second">{m.near_mail_done()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
