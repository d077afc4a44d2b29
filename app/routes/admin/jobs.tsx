import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { requireAdministrator } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { failedJobs } from '#db/queries/failed-jobs.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.desk_jobs_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdministrator(request)
  const jobs = await failedJobs(db())
  return jobs.map(({ task, number, first }) => ({
    task,
    number: String(number),
    first: formatDay(dayOf(first), currentLocale()),
  }))
}

/** What the program tried in the background and gave up. */
export default function Jobs() {
  const jobs = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin">
      <Link href="/admin" look="back">
        ‹ {m.account_admin_title()}
      </Link>
      <div className="db-stack">
        <h1>{m.desk_jobs_title()}</h1>
        {jobs.length === 0 ? (
          <Empty title={m.desk_jobs_none()}>{m.desk_jobs_none_text()}</Empty>
        ) : (
          <>
            <Lead>{m.desk_jobs_lead()}</Lead>
            <Table
              caption={m.desk_jobs_title()}
              captionHidden
              rows={jobs}
              rowKey={({ task }) => task}
              columns={[
                { key: 'task', head: m.desk_jobs_task(), cell: ({ task }) => task },
                { key: 'number', head: m.desk_jobs_number(), number: true, cell: ({ number }) => number },
                { key: 'first', head: m.desk_jobs_first(), cell: ({ first }) => first },
              ]}
            />
            <ListFiles list="jobs" />
            <p>{m.desk_jobs_ask()}</p>
          </>
        )}
      </div>
    </AdminShell>
  )
}
