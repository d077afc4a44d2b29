import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SavedNotice } from '#app/components/block/saved-notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Add, editColumn } from '#app/components/programme/edit-links.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { partnersPage } from '#app/server/programme/partners.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.results_programme_partners() }]

const path = '/manager/programme'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'see-programme')
  return partnersPage(actor, clock(request), currentLocale())
}

type Row = Awaited<ReturnType<typeof partnersPage>>['rows'][number]

/** With whom the programme works, and who of them takes part this year. */
export default function Partners() {
  const { year, rows, edits } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current={path}>
      <Link href={path} look="back">
        ‹ {m.shell_nav_programme()}
      </Link>
      <h1>{m.results_programme_partners()}</h1>
      <SavedNotice />
      <Lead>{m.results_programme_partners_lead({ year })}</Lead>
      {edits && (
        <>
          <p>
            <Add href={`${path}/partners/new`} what={m.results_programme_add_partner()} />
          </p>
          <p>
            <Add href={`${path}/asking`} what={m.results_programme_partners_ask()} />
          </p>
        </>
      )}
      {rows.length === 0 ? (
        <p className="db-soft">{m.results_programme_no_partners()}</p>
      ) : (
        <Table
          caption={m.results_programme_partners()}
          captionHidden
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              head: m.results_programme_partner(),
              cell: ({ name, kind }) => (
                <>
                  {name}
                  <small>{kind}</small>
                </>
              ),
            },
            { key: 'email', head: m.results_programme_partner_email(), cell: ({ email }) => email },
            {
              key: 'reply',
              head: m.results_programme_partner_in_year({ year }),
              cell: ({ reply, remark }) => (
                <div>
                  {reply}
                  {remark && <small>{remark}</small>}
                </div>
              ),
            },
            ...editColumn<Row>(edits, 'partners'),
          ]}
        />
      )}
    </OfficeShell>
  )
}
