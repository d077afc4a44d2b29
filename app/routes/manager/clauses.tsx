import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { Tag } from '#app/components/state/state-tag.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clauseListPage, newClause } from '#app/server/granting/clause-pages.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.agreement_clauses_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return { ...(await clauseListPage(actor, currentLocale())), add: `/manager/clauses/${newClause}/edit` }
}

/** Every article that agreements of the fund are made with. */
export default function Clauses() {
  const { notice, manager, rows, add } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <Link href="/manager/grants" look="back">
          ‹ {m.manager_grant_list_title()}
        </Link>
        <h1>{m.agreement_clauses_title()}</h1>
        <Lead>{m.agreement_clauses_lead()}</Lead>
        <Notice tone="calm" title={<span lang="nl">{notice}</span>}>
          {m.agreement_clauses_lawyer()}
        </Notice>
        {manager && (
          <Buttons>
            <ButtonLink href={add}>{m.agreement_clause_add()}</ButtonLink>
          </Buttons>
        )}
        <Table
          caption={m.agreement_clauses_title()}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              head: m.agreement_clause(),
              cell: ({ title, path, retired }) => (
                <>
                  <Link href={path}>
                    <span lang="nl">{title}</span>
                  </Link>{' '}
                  {retired && <Tag knot="slash">{m.agreement_clause_retired()}</Tag>}
                </>
              ),
            },
            { key: 'when', head: m.agreement_clause_when(), cell: ({ when }) => when },
            {
              key: 'version',
              head: m.agreement_clause_version_head(),
              cell: ({ version, written }) => `${version} · ${written}`,
            },
            { key: 'english', head: m.agreement_clause_english(), cell: ({ english }) => english },
            { key: 'uses', head: m.agreement_clause_uses_head(), number: true, cell: ({ uses }) => uses },
          ]}
        />
      </div>
    </OfficeShell>
  )
}
