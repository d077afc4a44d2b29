import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeBackAllowance } from '#app/commands/take-back-allowance.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { allowanceReturnPage } from '#app/server/panel/allowances.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.allowance_return()} – ${data.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'pay-allowance')
  return allowanceReturnPage(actor, params.paymentId)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'pay-allowance')
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await takeBackAllowance(actor, params.paymentId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(savedAt(`/manager/allowances/${verdict.member}`, 'taken-back'))
    : refused(verdict, form, await forStaff(actor))
}

/** Takes the note of a payment back. */
export default function AllowanceReturn() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager">
      <Link href={`/manager/allowances/${page.member}`} look="back">
        ‹ {page.name}
      </Link>
      <div className="db-stack">
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.allowance_return()}</h1>
        <p>{page.says}</p>
        <p>{m.allowance_return_text()}</p>
        <Form operation={page.operation}>
          <Buttons>
            <Button look="danger" about={page.name}>
              {m.allowance_return()}
            </Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
