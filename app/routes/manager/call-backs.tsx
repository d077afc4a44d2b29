import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { telephone } from '#app/components/block/person.ts'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { callBackRow } from '#app/server/office/call-back-view.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { callBackList } from '#db/queries/call-backs.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_call_title() }]

type Row = ReturnType<typeof callBackRow>

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const rows = await callBackList(db(), actor)
  return rows.map((row) => callBackRow(row, clock(request), currentLocale()))
}

export default function CallBacks() {
  const rows = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager">
      <div className="db-stack">
        <h1>{m.manager_call_title()}</h1>
        {rows.length === 0 ? (
          <Empty title={m.manager_call_none()}>{m.manager_call_none_text()}</Empty>
        ) : (
          <Table
            caption={m.manager_call_title()}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            turn={({ late, called }) => late && !called}
            columns={[
              { key: 'name', head: m.manager_call_name(), cell: (row) => row.name },
              {
                key: 'phone',
                head: m.manager_call_phone(),
                cell: (row: Row) => <Link href={telephone(row.phone)}>{row.phone}</Link>,
              },
              { key: 'where', head: m.manager_call_where(), cell: (row) => row.neighbourhood },
              { key: 'times', head: m.manager_call_times(), cell: (row) => row.times },
              { key: 'about', head: m.manager_call_about(), cell: (row) => row.about },
              { key: 'by', head: m.manager_call_by(), cell: (row) => row.called ?? row.by },
              {
                key: 'do',
                head: m.manager_call_do(),
                action: true,
                cell: (row) =>
                  !row.called && (
                    <Link href={`/manager/call-backs/${row.id}/call`} look="alone">
                      {m.manager_call_called()}
                      <span className="db-vh">: {row.name}</span>
                    </Link>
                  ),
              },
            ]}
          />
        )}
        {rows.length > 0 && <ListFiles list="calls" />}
      </div>
    </OfficeShell>
  )
}
