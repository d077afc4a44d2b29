import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AdminShell, OfficeShell } from '#app/components/shell.tsx'
import { can } from '#app/domain/access.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { openingsPage } from '#app/server/privacy/openings-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.privacy_open_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'see-openings')
  return { ...(await openingsPage(actor, new URL(request.url))), office: can(actor, 'see-office').ok }
}

/** Who of the fund opened which plan or file, and when. */
export default function Openings() {
  const page = useLoaderData<typeof loader>()
  const Shell = page.office ? OfficeShell : AdminShell
  return (
    <Shell current={page.office ? '/manager' : '/admin'}>
      <div className="db-stack">
        <div className="db-stack-s">
          <h1>{m.privacy_open_title()}</h1>
          <Lead>{m.privacy_open_lead()}</Lead>
        </div>
        <Form method="get" action="/manager/openings" look="search" label={m.privacy_open_find()}>
          <div className="db-search__choices">
            <SelectField
              name="person"
              label={m.privacy_open_who()}
              options={page.persons}
              empty={m.manager_find_any()}
              defaultValue={page.typed.person}
            />
            <SelectField
              name="initiative"
              label={m.privacy_open_initiative()}
              options={page.initiatives}
              empty={m.manager_find_any()}
              defaultValue={page.typed.initiative}
            />
          </div>
          <Button look="second">{m.privacy_open_show()}</Button>
        </Form>
        {page.rows.length > 0 && <ListFiles list="openings" query={page.file} />}
        {page.rows.length === 0 ? (
          <Empty title={m.privacy_open_none()}>{m.privacy_open_none_text()}</Empty>
        ) : (
          <Table
            caption={m.privacy_open_title()}
            captionHidden
            rows={page.rows}
            rowKey={({ id }) => id}
            columns={[
              { key: 'when', head: m.privacy_open_when(), cell: ({ when }) => when },
              { key: 'who', head: m.privacy_open_who(), cell: ({ who }) => who },
              { key: 'side', head: m.privacy_open_side(), cell: ({ side }) => side },
              { key: 'what', head: m.privacy_open_what(), cell: ({ what }) => what },
              {
                key: 'about',
                head: m.privacy_open_about(),
                text: true,
                cell: ({ about, reference }) => (
                  <div>
                    {about}
                    {reference && <small>{reference}</small>}
                  </div>
                ),
              },
            ]}
          />
        )}
        {(page.newer || page.older) && (
          <nav className="db-row" aria-label={m.manager_find_pages()}>
            {page.newer && <Link href={page.newer}>{m.privacy_open_newer()}</Link>}
            {page.older && <Link href={page.older}>{m.privacy_open_older()}</Link>}
          </nav>
        )}
      </div>
    </Shell>
  )
}
