import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { filePage } from '#app/server/payments/file-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.payments_file_number({ number: data.number }) : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return filePage(actor, params.paymentFileId)
}

/** One file for the bank, and what became of each payment in it. */
export default function PaymentFile() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/tranches">
      <div className="db-stack">
        <Link href="/manager/payments" look="back">
          ‹ {m.payments_title()}
        </Link>
        <h1>{m.payments_file_number({ number: page.number })}</h1>
        {page.refusedReason !== null && (
          <Notice tone="bad" title={m.payments_file_refused()}>
            {page.refusedReason}
          </Notice>
        )}
        <DataList
          items={[
            {
              key: 'state',
              label: m.payments_state(),
              value: (
                <StateTag machine="paymentFile" state={page.state} side="staff">
                  {page.word}
                </StateTag>
              ),
            },
            { key: 'count', label: m.payments_count(), value: page.count },
            { key: 'sum', label: m.payments_file_sum(), value: page.amount },
            { key: 'execute', label: m.payments_execute(), value: page.execute },
            { key: 'made', label: m.payments_file_made(), value: page.made },
            {
              key: 'hash',
              label: m.payments_file_hash(),
              value: page.hash.replace(/(.{8})(?=.)/g, '$1 '),
            },
          ]}
        />
        {page.state === 'sent' && (
          <>
            <p>{m.payments_file_hint()}</p>
            <Buttons>
              <ButtonLink href={`${page.href}/download`}>{m.payments_file_download()}</ButtonLink>
            </Buttons>
          </>
        )}
        {page.mayRefuse && (
          <p>
            <Link href={`${page.href}/refusal`}>{m.payments_refuse_link()}</Link>
          </p>
        )}
      </div>
      <Section id="lines" title={m.payments_file_lines()}>
        <Table
          caption={m.payments_file_lines()}
          captionHidden
          rows={page.lines}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'grant',
              head: m.payments_grant(),
              cell: ({ name, href }) => (href ? <Link href={href}>{name}</Link> : name),
            },
            { key: 'account', head: m.payments_account(), cell: ({ iban }) => iban },
            { key: 'amount', head: m.payments_amount(), number: true, cell: ({ amount }) => amount },
            { key: 'what', head: m.payments_file_what(), cell: ({ what }) => what },
          ]}
        />
      </Section>
    </OfficeShell>
  )
}
