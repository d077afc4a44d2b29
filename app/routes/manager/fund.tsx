import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
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
  const { searchParams } = new URL(request.url)
  const asked = { show: searchParams.get('show'), pot: searchParams.get('pot') }
  const page = await fundPage(actor.fund, asked, clock(request), currentLocale())
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

/** The position of the fund: what is free now and later, what came in and went out, and the lines behind each figure. */
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
      <Section
        id="ledger"
        title={
          page.shown.part
            ? m.manager_fund_ledger_of({ what: partWord(page.shown.part) })
            : m.manager_fund_ledger()
        }
        intro={page.shown.pot ?? m.manager_fund_ledger_intro()}
        end={
          (page.shown.part || page.shown.pot) && (
            <Link href="/manager/fund#ledger">{m.manager_fund_ledger_all()}</Link>
          )
        }
      >
        {page.rows.length === 0 ? (
          <Empty title={m.manager_fund_ledger_empty()}>{m.manager_fund_ledger_empty_text()}</Empty>
        ) : (
          <Table
            caption={m.manager_fund_ledger()}
            captionHidden
            rows={page.rows}
            rowKey={({ number }) => String(number)}
            columns={[
              { key: 'on', head: m.manager_fund_on(), cell: ({ on }) => on },
              { key: 'kind', head: m.manager_fund_entry(), cell: ({ kind }) => kind },
              {
                key: 'grant',
                head: m.manager_fund_for(),
                cell: ({ grant }) => grant && <a href={grant.href}>{grant.name}</a>,
              },
              { key: 'pot', head: m.manager_fund_pot(), cell: ({ pot }) => pot },
              { key: 'booked', head: m.manager_fund_booked(), cell: ({ booked }) => booked },
              { key: 'amount', head: m.manager_fund_amount(), number: true, cell: ({ amount }) => amount },
            ]}
          />
        )}
        {page.more && <p className="db-soft">{m.manager_fund_ledger_more()}</p>}
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
