import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { withdrawEnding } from '#app/commands/withdraw-ending.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { EndingFacts } from '#app/components/granting/ending-facts.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { openEndingPage } from '#app/server/granting/ending-page.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.course_end_back_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return openEndingPage(actor, params.grantId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await withdrawEnding(actor, params.grantId ?? '', 'fund', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${verdict.grant}#course`)
  return refused(verdict, form, await forStaff(actor))
}

/** Takes an ending by the fund back. */
export default function EndingWithdrawal() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={page.head}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.course_end_back_title()}</h1>
      <p>{m.course_end_back_intro()}</p>
      <EndingFacts {...page} />
      {page.ending.side === 'fund' && (
        <Form operation={page.operation} look="inline">
          <Buttons>
            <Button>{m.course_end_back_button()}</Button>
          </Buttons>
        </Form>
      )}
    </GrantFrame>
  )
}
