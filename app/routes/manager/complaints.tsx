import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Filters } from '#app/components/block/filters.tsx'
import { Table } from '#app/components/block/table.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { SavedViews } from '#app/components/office/saved-views.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { complaintsPage } from '#app/server/complaining/office-complaint.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.complaint_office_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return complaintsPage(actor, new URL(request.url).searchParams, clock(request))
}

/** Every complaint and objection, those that wait for an answer first. */
export default function Complaints() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager">
      <div className="db-stack">
        <h1>{m.complaint_office_title()}</h1>
        {page.hidden > 0 && <p>{m.complaint_office_hidden({ count: String(page.hidden) })}</p>}
        <Filters filters={page.shows} />
        <SavedViews {...page.kept} />
        {page.rows.length === 0 ? (
          <Empty title={m.complaint_office_none()}>{m.complaint_office_none_text()}</Empty>
        ) : (
          <Table
            caption={m.complaint_office_title()}
            captionHidden
            rows={page.rows}
            rowKey={({ id }) => id}
            turn={({ late }) => late}
            columns={[
              {
                key: 'who',
                head: m.complaint_col_who(),
                cell: ({ id, name }) => <Link href={`/manager/complaints/${id}`}>{name || '–'}</Link>,
              },
              {
                key: 'what',
                head: m.complaint_col_what(),
                cell: ({ what, title }) => (title ? `${what}: ${title}` : what),
              },
              { key: 'state', head: m.complaint_col_state(), cell: ({ state }) => state },
              { key: 'due', head: m.complaint_col_due(), cell: ({ due }) => due },
            ]}
          />
        )}
        {page.rows.length > 0 && <ListFiles list="complaints" query={page.file} />}
        {page.mayWrite && (
          <Buttons>
            <ButtonLink href="/manager/complaints/new">{m.complaint_office_new()}</ButtonLink>
          </Buttons>
        )}
      </div>
    </OfficeShell>
  )
}
