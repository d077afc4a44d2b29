import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { BooksLinks } from '#app/components/books/books-links.tsx'
import { EntryTable } from '#app/components/books/entry-table.tsx'
import { Button } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { SavedViews } from '#app/components/office/saved-views.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { ledgerPage } from '#app/server/books/ledger-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_fund_ledger() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return ledgerPage(actor, new URL(request.url).searchParams, currentLocale())
}

type Page = Awaited<ReturnType<typeof ledgerPage>>

/** Every line of the ledger, as far as asked, and what they come to. */
export default function Ledger() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/fund">
      <Link href="/manager/fund" look="back">
        ‹ {m.manager_fund_title()}
      </Link>
      <div className="db-stack">
        <div className="db-stack-s">
          <h1>{m.manager_fund_ledger()}</h1>
          <Lead>{m.manager_fund_ledger_intro()}</Lead>
        </div>
        <BooksLinks current="/manager/ledger" />
        {page.grant && (
          <p>
            {m.books_of_grant()} <Link href={`/manager/grants/${page.grant.id}`}>{page.grant.name}</Link>
          </p>
        )}
        <Search page={page} />
        <SavedViews {...page.views} />
      </div>
      {page.rows.length === 0 ? (
        <Empty title={page.isAsking ? m.books_none() : m.manager_fund_ledger_empty()}>
          {page.isAsking ? m.books_none_text() : m.manager_fund_ledger_empty_text()}
        </Empty>
      ) : (
        <Found page={page} />
      )}
    </OfficeShell>
  )
}

function Search({ page: { typed, shows, weights, pots, isAsking, wrongDays } }: { page: Page }) {
  const day = (name: 'from' | 'to' | 'known', label: string) => (
    <DateField
      name={name}
      label={label}
      defaultValue={typed[name]}
      error={wrongDays.includes(name) ? m.books_wrong_day() : undefined}
    />
  )
  const choice = (name: 'show' | 'pot' | 'weighs', label: string, options: Page['shows']) => (
    <SelectField
      name={name}
      label={label}
      options={options}
      empty={m.manager_find_any()}
      defaultValue={typed[name]}
    />
  )
  return (
    <Form
      method="get"
      action="/manager/ledger"
      look="search"
      label={m.books_find_label()}
      hidden={typed.grant ? { grant: typed.grant } : {}}
    >
      <div className="db-search__choices">
        {choice('show', m.manager_fund_entry(), shows)}
        {choice('pot', m.manager_fund_pot(), pots)}
        {choice('weighs', m.books_weighs(), weights)}
      </div>
      <div className="db-search__choices">
        {day('from', m.books_from())}
        {day('to', m.books_to())}
        {day('known', m.fund_on_known())}
      </div>
      <p className="db-row">
        <Button look="second">{m.manager_find_do()}</Button>
        {isAsking && <Link href="/manager/ledger">{m.manager_fund_ledger_all()}</Link>}
      </p>
    </Form>
  )
}

function Found({ page }: { page: Page }) {
  return (
    <>
      <Section id="sums" title={m.books_sums()} intro={m.books_sums_intro()}>
        <Table
          caption={m.books_sums()}
          captionHidden
          rows={page.sums}
          rowKey={({ kind }) => kind}
          columns={[
            { key: 'kind', head: m.manager_fund_entry(), cell: ({ kind }) => kind },
            { key: 'lines', head: m.books_lines(), number: true, cell: ({ lines }) => lines },
            { key: 'amount', head: m.manager_fund_amount(), number: true, cell: ({ amount }) => amount },
          ]}
          foot={{ label: m.books_together(), cells: { lines: page.count, amount: page.total } }}
        />
      </Section>
      <Section id="lines" title={m.books_lines()} intro={m.books_lines_intro()}>
        <EntryTable caption={m.books_lines()} rows={page.rows} />
        {(page.first || page.next) && (
          <nav className="db-row" aria-label={m.manager_find_pages()}>
            {page.first && <Link href={page.first}>{m.manager_find_first()}</Link>}
            {page.next && <Link href={page.next}>{m.manager_find_next()}</Link>}
          </nav>
        )}
      </Section>
    </>
  )
}
