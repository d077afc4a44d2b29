import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Facts } from '#app/components/block/facts.tsx'
import { EntryTable } from '#app/components/books/entry-table.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { postingPage } from '#app/server/books/posting-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.books_posting() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return postingPage(actor, params.postingId, currentLocale())
}

/** One posting: what was booked together, by whom, and why. */
export default function Posting() {
  const page = useLoaderData<typeof loader>()
  const { grant, decidedOn, donor } = page
  return (
    <OfficeShell current="/manager/fund">
      <Link href="/manager/ledger" look="back">
        ‹ {m.manager_fund_ledger()}
      </Link>
      <div className="db-stack">
        <h1>{m.books_posting()}</h1>
        <Facts
          two
          facts={[
            { term: m.manager_fund_booked(), value: page.when },
            { term: m.books_booked_by(), value: page.by },
            {
              term: m.books_weighs(),
              value: page.weighs,
              more: page.fact ? m.books_fact_means() : m.books_decision_means(),
            },
            ...(grant
              ? [{ term: m.manager_fund_for(), value: <Link href={grant.href}>{grant.name}</Link> }]
              : []),
            ...(donor ? [{ term: m.books_donor(), value: donor }] : []),
            ...(decidedOn ? [{ term: m.books_decided_on(), value: decidedOn }] : []),
          ]}
        />
      </div>
      <Section id="lines" title={m.books_lines()} intro={m.books_posting_intro()}>
        <EntryTable caption={m.books_lines()} rows={page.lines} open={false} total={page.total} />
      </Section>
      {page.events.length > 0 && (
        <Section id="why" title={m.books_why()}>
          <ul className="db-list">
            {page.events.map(({ key, what, href }) => (
              <li key={key}>{href ? <Link href={href}>{what}</Link> : what}</li>
            ))}
          </ul>
        </Section>
      )}
    </OfficeShell>
  )
}
