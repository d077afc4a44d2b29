import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endRole } from '#app/commands/end-role.server.ts'
import { AdminEdit, fieldsOf } from '#app/components/admin/admin-edit.tsx'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { roleWord } from '#app/components/role-word.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { RolePost } from '#app/server/admin/forms.server.ts'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'
import { stepUpFirst } from '#app/server/step-up.server.ts'
import { db } from '#db/client.server.ts'
import { roleHolders } from '#db/queries/office-people.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(`${m.setup_role_term()} – ${page?.name ?? ''}`, page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  const today = dayOf(clock(request))
  const holder = (await roleHolders(db(), actor, today)).find(({ id }) => id === params.roleId)
  if (!holder) throw notFound()
  return {
    name: holder.name || (holder.email ?? ''),
    role: holder.role,
    until: holder.until ?? '',
    yesterday: addDays(today, -1),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const typed = await request.formData()
  const form = parseWithZod(typed, { schema: RolePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const id = params.roleId ?? ''
  const verdict = await endRole(actor, id, form.value, clock(request))
  if (verdict.ok) return redirect(savedAt('/admin', 'term'))
  if (verdict.reason.code === 'step-up-needed') return stepUpFirst(request, actor, typed)
  return refused(verdict, form)
}

/** Until when somebody holds a role: a term of office, or the end of it. */
export default function RoleTerm() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = fieldsOf<'lastDay'>(answer, { lastDay: page.until })
  const words = { name: page.name, role: roleWord(page.role) }
  return (
    <AdminEdit
      title={m.setup_role_term()}
      back={{ href: '/admin', label: m.account_admin_title() }}
      answer={answer}
      fields={['lastDay']}
    >
      <Lead>{m.setup_role_lead(words)}</Lead>
      <Form operation={page.operation}>
        <DateField
          {...field('lastDay')}
          label={m.setup_role_last_day()}
          hint={m.setup_role_last_day_hint()}
          optional
        />
        <Buttons>
          <Button>{m.setup_save()}</Button>
        </Buttons>
      </Form>
      <Form operation={page.operation} hidden={{ lastDay: page.yesterday }}>
        <Buttons>
          <Button look="second">{m.setup_role_now({ name: page.name })}</Button>
        </Buttons>
      </Form>
    </AdminEdit>
  )
}
