import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endStandIn } from '#app/commands/end-stand-in.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { Unread } from '#app/components/together/act-page.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'
import { ButtonPost } from '#app/server/together/group-guard.server.ts'
import { db } from '#db/client.server.ts'
import { standInsFrom } from '#db/queries/stand-ins.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_stand_in_end_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  const all = await standInsFrom(db(), actor.fund, dayOf(clock(request)))
  const one = all.find(({ id }) => id === params.standInId)
  if (!one) throw notFound()
  return { name: one.standIn.name, usual: one.usual.name, operation: randomUUID() }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await endStandIn(actor, params.standInId ?? '', form.value, clock(request))
  return verdict.ok ? redirect('/admin/stand-ins') : refused(verdict, form)
}

/** Ends a standing in, asked once more. */
export default function StandInEnding() {
  const { name, usual, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <AdminShell current="/admin/stand-ins">
      <Link href="/admin/stand-ins" look="back">
        ‹ {m.account_stand_in_title()}
      </Link>
      <div className="db-stack db-column">
        <Unread answer={answer} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.account_stand_in_end_title()}</h1>
        <p>{m.account_stand_in_end_text({ name, usual })}</p>
        <Form operation={operation}>
          <Buttons>
            <Button look="danger">{m.account_stand_in_end()}</Button>
          </Buttons>
        </Form>
      </div>
    </AdminShell>
  )
}
