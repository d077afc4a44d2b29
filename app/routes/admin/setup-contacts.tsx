import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { contactsPage } from '#app/server/admin/set-up-page.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.setup_step_contacts() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return contactsPage(actor)
}

/** Whom people can call, per neighbourhood. */
export default function SetUpContacts() {
  const { contacts } = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin">
      <Link href="/admin/setup" look="back">
        ‹ {m.setup_title()}
      </Link>
      <h1>{m.setup_step_contacts()}</h1>
      <Lead>{m.setup_contacts_lead()}</Lead>
      <p>
        <Link href="/admin/setup/contacts/new" look="alone">
          {m.setup_contact_add()}
        </Link>
      </p>
      {contacts.length > 0 && (
        <Table
          caption={m.setup_step_contacts()}
          captionHidden
          rows={contacts}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              head: m.setup_contact_name(),
              cell: ({ name, role }) => (
                <>
                  {name}
                  <small>{role}</small>
                </>
              ),
            },
            {
              key: 'place',
              head: m.setup_contact_place(),
              cell: ({ place, house }) => (
                <div>
                  {place}
                  {house && <small>{house}</small>}
                </div>
              ),
            },
            {
              key: 'phone',
              head: m.setup_contact_phone(),
              cell: ({ phone, hours }) => (
                <div>
                  {phone}
                  <small>{hours}</small>
                </div>
              ),
            },
            {
              key: 'edit',
              head: m.components_change(),
              action: true,
              cell: ({ key, name }) => (
                <Link href={`/admin/setup/contacts/${key}`}>
                  {m.components_change()}
                  <span className="db-vh">: {name}</span>
                </Link>
              ),
            },
          ]}
        />
      )}
    </AdminShell>
  )
}
