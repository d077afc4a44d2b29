import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { savePot } from '#app/commands/save-pot.server.ts'
import { AdminEdit, fieldsOf } from '#app/components/admin/admin-edit.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { MoneyField } from '#app/components/form/money-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { PotPost } from '#app/server/admin/forms.server.ts'
import { newKey, potPage } from '#app/server/admin/set-up-page.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(page?.saved.name || m.setup_pot_add(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return { ...(await potPage(actor, params.key)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const form = parseWithZod(await request.formData(), { schema: PotPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const key = params.key === newKey ? null : (params.key ?? '')
  const verdict = await savePot(actor, key, form.value, clock(request))
  return verdict.ok ? redirect('/admin/setup/pots') : refused(verdict, form)
}

const fields = ['name', 'ceilingCents'] as const

export default function SetUpPot() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = fieldsOf<(typeof fields)[number]>(answer, page.saved)
  return (
    <AdminEdit
      title={page.isNew ? m.setup_pot_add() : page.saved.name}
      back={{ href: '/admin/setup/pots', label: m.setup_step_pots() }}
      answer={answer}
      fields={fields}
    >
      <Form operation={page.operation}>
        <TextField {...field('name')} label={m.setup_pot_name()} hint={m.setup_pot_name_hint()} />
        <MoneyField
          {...field('ceilingCents')}
          label={m.setup_pot_ceiling()}
          hint={page.inUse ? m.setup_pot_in_use() : undefined}
        />
        <Buttons>
          <Button>{m.setup_save()}</Button>
        </Buttons>
      </Form>
    </AdminEdit>
  )
}
