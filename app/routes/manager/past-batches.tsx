import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { Tag } from '#app/components/state/state-tag.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { batchesPage } from '#app/server/past/batch-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.past_to_batches() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return batchesPage(actor, currentLocale())
}

/** Every file with the past that was brought. */
export default function PastBatches() {
  const { rows, brings } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <div className="db-stack-s">
          <Link href="/manager/past" look="back">
            ‹ {m.past_title()}
          </Link>
          <h1>{m.past_to_batches()}</h1>
          <Lead>{m.past_batches_lead()}</Lead>
        </div>
        {brings && (
          <p>
            <Link href="/manager/past/new" look="alone">
              {m.past_bring()}
            </Link>
          </p>
        )}
        {rows.length === 0 ? (
          <Empty title={m.past_batches_empty()}>{m.past_empty_text()}</Empty>
        ) : (
          <Table
            caption={m.past_to_batches()}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'file',
                head: m.past_batch_file(),
                cell: ({ href, fileName, kind }) => (
                  <div>
                    <Link href={href}>{fileName}</Link>
                    {kind && <small>{kind}</small>}
                  </div>
                ),
              },
              {
                key: 'state',
                head: m.past_batch_state(),
                cell: ({ state }) => (
                  <Tag knot={state.knot} tone={state.tone}>
                    {state.word}
                  </Tag>
                ),
              },
              { key: 'rows', head: m.past_batch_rows(), number: true, cell: ({ lines }) => lines },
              { key: 'when', head: m.past_batch_when(), cell: ({ when }) => when },
            ]}
          />
        )}
      </div>
    </OfficeShell>
  )
}
