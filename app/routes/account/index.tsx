import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { changeName } from '#app/commands/change-name.server.ts'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { roleWord } from '#app/components/role-word.ts'
import { InitiativeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_title() }]

const Name = z.strictObject({
  name: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(120, { error: 'empty' }),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request)
  return { name: person.name, roles: person.roles }
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request)
  const form = parseWithZod(await request.formData(), { schema: Name })
  if (form.status !== 'success') return invalid(form)
  const verdict = await changeName(person, form.value.name)
  return verdict.ok ? redirect('/account') : refused(verdict, form)
}

export default function Account() {
  const { name, roles } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'name', { empty: m.account_name_empty() })
  const has = (...wanted: string[]) => roles.some((role) => wanted.includes(role))
  return (
    <InitiativeShell>
      <ErrorSummary problems={error ? [{ id: 'name', text: error }] : []} />
      <h1>{m.account_title()}</h1>
      <Form>
        <TextField
          name="name"
          label={m.account_name_label()}
          hint={m.account_name_hint()}
          error={error}
          defaultValue={name}
          autoComplete="name"
        />
        <Buttons>
          <Button>{m.account_name_save()}</Button>
        </Buttons>
      </Form>
      <h2>{m.account_roles()}</h2>
      {roles.length === 0 ? (
        <p>{m.account_no_roles()}</p>
      ) : (
        <ul className="db-list">
          {roles.map((role) => (
            <li key={role}>{roleWord(role)}</li>
          ))}
        </ul>
      )}
      <h2>{m.account_where()}</h2>
      <ul className="db-plain">
        <li>
          <Link href="/applicant">{m.account_to_own()}</Link>
        </li>
        <li>
          <Link href="/account/notices">{m.notify_to_list()}</Link>
        </li>
        <li>
          <Link href="/account/notifications">{m.notify_title()}</Link>
        </li>
        <li>
          <Link href="/account/data">{m.privacy_own_title()}</Link>
        </li>
        {has('reviewer', 'chair') && (
          <li>
            <Link href="/reviewer">{m.account_to_panel()}</Link>
          </li>
        )}
        {has('manager', 'approver', 'auditor') && (
          <li>
            <Link href="/manager">{m.account_to_office()}</Link>
          </li>
        )}
        {has('reviewer', 'chair', 'manager', 'approver') && (
          <li>
            <Link href="/account/known">{m.account_known_title()}</Link>
          </li>
        )}
        {has('administrator') && (
          <li>
            <Link href="/admin">{m.account_to_admin()}</Link>
          </li>
        )}
      </ul>
    </InitiativeShell>
  )
}
