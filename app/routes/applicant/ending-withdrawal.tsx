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
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { ownEndingPage } from '#app/server/granting/ending-page.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.course_stop_back_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return ownEndingPage(actor, params.grantId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  await ownEndingPage(actor, params.grantId, clock(request))
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await withdrawEnding(actor, params.grantId ?? '', 'grantee', form.value, clock(request))
  return verdict.ok ? redirect(`/applicant/grants/${verdict.grant}`) : refused(verdict, form)
}

/** An initiative goes on after all. */
export default function OwnEndingWithdrawal() {
  const { head, ending, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const own = ending?.side === 'grantee'
  return (
    <OwnGrantFrame head={head}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.course_stop_back_title()}</h1>
      {own ? (
        <>
          <p>{m.course_stop_back_intro({ day: ending.lastDay })}</p>
          <Form operation={operation} look="inline">
            <Buttons>
              <Button>{m.course_stop_back_button()}</Button>
              <Link href={head.path} look="alone">
                {m.course_not_now()}
              </Link>
            </Buttons>
          </Form>
        </>
      ) : (
        <p>{m.course_stop_back_nothing()}</p>
      )}
    </OwnGrantFrame>
  )
}
