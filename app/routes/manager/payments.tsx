import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { MovementTable } from '#app/components/payments/movement-table.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { paymentsPage } from '#app/server/payments/payments-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.payments_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return paymentsPage(actor, clock(request))
}

/** Paying and the statement: what waits, files for the bank, what the bank said, and what nobody knows yet. */
export default function Payments() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/tranches">
      <div className="db-stack">
        <Link href="/manager/tranches" look="back">
          ‹ {m.manager_tranche_title()}
        </Link>
        <h1>{m.payments_title()}</h1>
        <Lead>{m.payments_lead()}</Lead>
      </div>
      <Section id="waiting" title={m.payments_waiting()} end={page.sum}>
        {page.waiting.length === 0 ? (
          <p>{m.payments_waiting_none()}</p>
        ) : (
          <Table
            caption={m.payments_waiting()}
            captionHidden
            rows={page.waiting}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'grant',
                head: m.payments_grant(),
                cell: ({ name, href }) => <Link href={href}>{name}</Link>,
              },
              { key: 'part', head: m.payments_part(), cell: ({ part }) => part },
              { key: 'account', head: m.payments_account(), cell: ({ iban }) => iban },
              { key: 'amount', head: m.payments_amount(), number: true, cell: ({ amount }) => amount },
              { key: 'may', head: m.payments_may(), text: true, cell: ({ no }) => no ?? m.payments_yes() },
            ]}
          />
        )}
        {page.acts && page.sum && (
          <Buttons>
            <ButtonLink href="/manager/payments/file">{m.payments_make()}</ButtonLink>
          </Buttons>
        )}
      </Section>
      <Section id="files" title={m.payments_files()}>
        {page.files.length === 0 ? (
          <p>{m.payments_files_none()}</p>
        ) : (
          <Table
            caption={m.payments_files()}
            captionHidden
            rows={page.files}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'number',
                head: m.payments_number(),
                cell: ({ number, href }) => <Link href={href}>{m.payments_file_number({ number })}</Link>,
              },
              { key: 'execute', head: m.payments_execute(), cell: ({ execute }) => execute },
              { key: 'count', head: m.payments_count(), number: true, cell: ({ count }) => count },
              { key: 'amount', head: m.payments_amount(), number: true, cell: ({ amount }) => amount },
              {
                key: 'state',
                head: m.payments_state(),
                cell: ({ state, word }) => (
                  <StateTag machine="paymentFile" state={state} side="staff">
                    {word}
                  </StateTag>
                ),
              },
            ]}
          />
        )}
      </Section>
      <Section id="open" title={m.payments_open()}>
        {page.open.length === 0 ? (
          <p>{m.payments_open_none()}</p>
        ) : (
          <MovementTable caption={m.payments_open()} movements={page.open} why />
        )}
      </Section>
      <Section id="statements" title={m.payments_statements()}>
        {page.imports.length === 0 ? (
          <p>{m.payments_statements_none()}</p>
        ) : (
          <Table
            caption={m.payments_statements()}
            captionHidden
            rows={page.imports}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'period',
                head: m.payments_period(),
                cell: ({ name, period, href }) => <Link href={href}>{period || name}</Link>,
              },
              { key: 'by', head: m.payments_by(), cell: ({ by }) => by },
              {
                key: 'movements',
                head: m.payments_movements(),
                number: true,
                cell: ({ movements }) => movements,
              },
              { key: 'open', head: m.payments_still_open(), number: true, cell: ({ open }) => open },
            ]}
          />
        )}
        {page.acts && (
          <Buttons>
            <ButtonLink href="/manager/payments/statement" look="second">
              {m.payments_import()}
            </ButtonLink>
          </Buttons>
        )}
      </Section>
    </OfficeShell>
  )
}
