import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { removeView } from '#app/commands/remove-view.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { savedViewPage } from '#app/server/office/saved-views.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.manager_tranche_view_remove()} – ${data.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'keep-view')
  return savedViewPage(actor, params)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'keep-view')
  const { all } = await savedViewPage(actor, params)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await removeView(actor, params.viewId ?? '', form.value, clock(request))
  return verdict.ok ? redirect(all) : refused(verdict, form)
}

/** Takes a saved view away. */
export default function ViewRemoval() {
  const { operation, id, name, all, home } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current={home}>
      <div className="db-stack">
        <Link href={`${all}/${id}`} look="back">
          ‹ {m.manager_tranche_view_title({ name })}
        </Link>
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.manager_tranche_view_remove()}</h1>
        <p>{m.manager_tranche_view_remove_text()}</p>
        <Form operation={operation}>
          <Buttons>
            <Button look="danger" about={name}>
              {m.manager_tranche_view_remove()}
            </Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
