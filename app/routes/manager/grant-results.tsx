import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataList } from '#app/components/block/data-list.tsx'
import { Table } from '#app/components/block/table.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Attestations } from '#app/components/granting/attestations.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { officeOutcomePage } from '#app/server/granting/outcome-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.outcome_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

type Page = Awaited<ReturnType<typeof officeOutcomePage>>

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return officeOutcomePage(actor, params.grantId, clock(request))
}

/** What is paid per result: what counts, what it is worth, what was attested, and the codes of residents. */
export default function GrantResults() {
  const page = useLoaderData<typeof loader>()
  return (
    <GrantFrame head={page.head}>
      <h1>{m.outcome_title()}</h1>
      <DataList items={page.facts} />
      {page.codes ? (
        <Codes page={page} codes={page.codes} />
      ) : (
        <Attestations attestations={page.attestations} />
      )}
    </GrantFrame>
  )
}

function Codes({ page, codes }: { page: Page; codes: NonNullable<Page['codes']> }) {
  return (
    <Section id="codes" title={m.outcome_codes()}>
      {codes.length === 0 ? (
        <p>{m.outcome_codes_none()}</p>
      ) : (
        <Table
          caption={m.outcome_codes()}
          captionHidden
          rows={codes}
          rowKey={({ id }) => id}
          columns={[
            { key: 'count', head: m.outcome_codes_number(), number: true, cell: ({ count }) => count },
            {
              key: 'until',
              head: m.outcome_codes_until(),
              cell: ({ until, over }) => (over ? m.outcome_codes_over() : until),
            },
            { key: 'yes', head: m.outcome_found_yes(), number: true, cell: ({ yes }) => yes },
            { key: 'no', head: m.outcome_found_no(), number: true, cell: ({ no }) => no },
            {
              key: 'print',
              head: m.outcome_codes_print(),
              action: true,
              cell: ({ print }) => print && <Link href={print}>{m.outcome_codes_print()}</Link>,
            },
            {
              key: 'end',
              head: m.outcome_codes_void(),
              action: true,
              cell: ({ end }) => end && <Link href={end}>{m.outcome_codes_void()}</Link>,
            },
          ]}
        />
      )}
      {page.makes && (
        <Buttons>
          <ButtonLink href={`${page.head.path}/codes`}>{m.outcome_codes_make()}</ButtonLink>
        </Buttons>
      )}
    </Section>
  )
}
