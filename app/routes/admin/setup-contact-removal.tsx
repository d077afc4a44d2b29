import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { removeContact } from '#app/commands/save-contact.server.ts'
import { AdminEdit } from '#app/components/admin/admin-edit.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import type { Person } from '#app/domain/access.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { contactPage } from '#app/server/admin/set-up-page.server.ts'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'
import { ButtonPost } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_contact_remove() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  const { saved, id, operation } = await knownContact(actor, params.contactId)
  return { name: saved.name, id, operation }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const { id } = await knownContact(actor, params.contactId)
  const form = parseWithZod(await request.formData(), { schema: ButtonPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await removeContact(actor, id, form.value, clock(request))
  return verdict.ok ? redirect('/admin/setup/contacts') : refused(verdict, form)
}

/** Somebody who is on the list; not found for who is only to be added. */
async function knownContact(actor: Person, id: string | undefined) {
  const page = await contactPage(actor, id)
  if (page.isNew) throw notFound()
  return page
}

export default function SetUpContactRemoval() {
  const { name, id, operation } = useLoaderData<typeof loader>()
  return (
    <AdminEdit
      title={m.setup_contact_remove()}
      back={{ href: `/admin/setup/contacts/${id}`, label: name }}
      answer={useActionData<typeof action>()}
      fields={[]}
    >
      <Lead>{m.setup_contact_remove_lead({ name })}</Lead>
      <Form operation={operation}>
        <Buttons>
          <Button>{m.setup_contact_remove_go()}</Button>
        </Buttons>
      </Form>
    </AdminEdit>
  )
}
