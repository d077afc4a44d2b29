import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataList } from '#app/components/block/data-list.tsx'
import { Lines } from '#app/components/block/lines.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { Tag } from '#app/components/state/state-tag.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { batchPage } from '#app/server/past/batch-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.fileName} – ${m.past_title()}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const page = await batchPage(actor, params.pastBatchId, currentLocale())
  return { ...page, justDone: new URL(request.url).searchParams.has('done') && page.undone === null }
}

/** One file with the past: what it brought, and whether it was undone. */
export default function PastBatch() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <Link href="/manager/past/batches" look="back">
          ‹ {m.past_to_batches()}
        </Link>
        {page.justDone && (
          <Notice
            tone="good"
            title={page.done}
            announce
            action={<Link href="/manager/past">{m.past_batch_to_past()}</Link>}
          />
        )}
        {page.undone && (
          <Notice tone="calm" title={m.past_batch_undone()}>
            {page.undone}
          </Notice>
        )}
        <h1>{page.fileName}</h1>
        <p>
          <Tag knot={page.state.knot} tone={page.state.tone}>
            {page.state.word}
          </Tag>
        </p>
        {page.next && (
          <p>
            <ButtonLink href={page.next}>{m.past_batch_go_on()}</ButtonLink>
          </p>
        )}
        <DataList items={page.facts} />
        {page.columns.length > 0 && (
          <Section id="columns" title={m.past_batch_columns()}>
            <DataList items={page.columns} />
          </Section>
        )}
        {page.grants.length > 0 && (
          <Section id="grants" title={m.past_batch_grants()}>
            <Lines
              lines={page.grants.map(({ label }) => label)}
              links={page.grants.map(({ href }) => href)}
            />
            {page.moreGrants && (
              <p className="db-small">{m.past_batch_grants_more({ shown: page.moreGrants })}</p>
            )}
          </Section>
        )}
        {page.showing && (
          <p>
            <Link href={page.showing} look="alone">
              {m.past_show_title()}
            </Link>
          </p>
        )}
        {page.undo && (
          <p>
            <Link href={page.undo} look="alone">
              {m.past_undo_title()}
            </Link>
          </p>
        )}
      </div>
    </OfficeShell>
  )
}
