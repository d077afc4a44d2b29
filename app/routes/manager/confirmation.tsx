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
import { confirmCondition } from '#app/commands/confirm-condition.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { tranchePage } from '#app/server/granting/tranche-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.manager_tranche_confirm_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

const ConfirmationPost = z.strictObject({ operation: z.uuid(), text: z.string().min(1).max(300) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const page = await tranchePage(actor, params.grantId, params.trancheId, clock(request))
  return { ...page, open: page.confirmations.map((text) => ({ text, operation: randomUUID() })) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ConfirmationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await confirmCondition(
    actor,
    params.grantId ?? '',
    params.trancheId ?? '',
    form.value,
    clock(request),
  )
  if (verdict.ok) return redirect(`/manager/grants/${params.grantId}#tranches`)
  return refused(verdict, form, await forStaff(actor))
}

/** What the manager confirms by hand, in the words of the terms. */
export default function Confirmation() {
  const { head, part, open } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.manager_tranche_confirm_title()}</h1>
      <p>
        {open.length > 0
          ? m.manager_tranche_confirm_intro({ part })
          : m.manager_tranche_confirm_nothing({ part })}
      </p>
      {open.map(({ text, operation }) => (
        <Form key={text} operation={operation} hidden={{ text }} look="card">
          <blockquote>
            <p>
              <strong>{text}</strong>
            </p>
          </blockquote>
          <Buttons>
            <Button about={text}>{m.manager_tranche_confirm_button()}</Button>
          </Buttons>
        </Form>
      ))}
    </GrantFrame>
  )
}
