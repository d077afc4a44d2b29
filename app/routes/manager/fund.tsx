import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { BooksLinks } from '#app/components/books/books-links.tsx'
import { MoneyFigure } from '#app/components/charts/money-figure.tsx'
import { Link } from '#app/components/link.tsx'
import { MoneyBar } from '#app/components/money/money-bar.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { fundPage, lastDay } from '#app/server/granting/fund-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_fund_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const page = await fundPage(actor.fund, clock(request), currentLocale())
  return { ...page, to: lastDay(page.points, page.ends) }
}

type Figure = { text: string; href: string }
type PotRow = {
  key: string
  name: string
  /** Where its usual terms are; none for the fund as a whole. */
  terms: string | null
  ceiling: string
  received: Figure
  expected: Figure
  committed: Figure
  paid: Figure
  free: Figure
}

/** The position of the fund: what is free now and later, what came in and went out. */
export default function Fund() {
  const page = useLoaderData<typeof loader>()
  const whole: PotRow = { key: '', name: m.manager_fund_whole(), terms: null, ceiling: '', ...page.fund }
  return (
    <OfficeShell current="/manager/fund">
      <div className="db-stack">
        <h1>{m.manager_fund_title()}</h1>
        {page.short.length > 0 && (
          <Notice tone="bad" title={m.manager_fund_shortage()}>
            <ul className="db-list">
              {page.short.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Notice>
        )}
        <MoneyBar {...page.money} id="position" caption={m.manager_fund_bar()} />
      </div>
      <Section
        id="cover"
        title={m.manager_fund_free_now({ amount: page.headroom })}
        intro={[m.manager_desk_free_means(), page.tightest].filter(Boolean).join(' ')}
      >
        <MoneyFigure
          id="cover-figure"
          title={m.manager_fund_over_time()}
          by={m.manager_fund_over_time_by()}
          points={page.points}
          to={page.to}
          today={page.today}
        />
      </Section>
      <Section id="pots" title={m.manager_fund_pots()} intro={m.manager_fund_pots_intro()}>
        <Table
          caption={m.manager_fund_pots()}
          captionHidden
          rows={[...page.pots, whole]}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', head: m.manager_fund_pot(), cell: ({ name }) => name },
            ...(['received', 'expected', 'committed', 'paid', 'free'] as const).map((part) => ({
              key: part,
              head: partWord(part),
              number: true,
              cell: (row: PotRow) => (
                <a href={row[part].href}>
                  {row[part].text}
                  <span className="db-vh">: {row.name}</span>
                </a>
              ),
            })),
            { key: 'ceiling', head: m.manager_fund_ceiling(), number: true, cell: ({ ceiling }) => ceiling },
            {
              key: 'terms',
              head: m.agreement_pot_link(),
              action: true,
              cell: ({ terms, name }) =>
                terms && (
                  <Link href={terms}>
                    {m.agreement_pot_link()}
                    <span className="db-vh">: {name}</span>
                  </Link>
                ),
            },
          ]}
        />
      </Section>
      <Section id="books" title={m.books_title()} intro={m.manager_fund_ledger_intro()}>
        <BooksLinks />
      </Section>
    </OfficeShell>
  )
}

function partWord(part: 'received' | 'expected' | 'committed' | 'paid' | 'free'): string {
  const words = {
    received: m.manager_fund_received,
    expected: m.manager_fund_expected,
    committed: m.manager_fund_committed,
    paid: m.manager_fund_paid,
    free: m.manager_fund_free,
  }
  return words[part]()
}
