import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { KeyFigure, KeyFigures } from '#app/components/block/key-figure.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { BooksLinks } from '#app/components/books/books-links.tsx'
import { MoneyFigure } from '#app/components/charts/money-figure.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { Form } from '#app/components/form/form.tsx'
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
  const asked = { on: searchParams.get('on'), known: searchParams.get('known') }
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

/** The position of the fund: what is free now and later, what came in and went out. */
export default function Fund() {
  const page = useLoaderData<typeof loader>()
  const whole: PotRow = { key: '', name: m.manager_fund_whole(), terms: null, ceiling: '', ...page.fund }
  return (
    <OfficeShell current="/manager/fund">
      <div className="db-stack">
        <h1>{m.manager_fund_title()}</h1>
        <p className="db-filters">
          <Link href="/manager/contributions">{m.fund_in_title()}</Link>
          <Link href="/manager/fund/decisions">{m.fund_decisions_title()}</Link>
          <Link href="/manager/fund/forecast">{m.fund_forecast_title()}</Link>
          <Link href="/manager/fund/closing">{m.closing_title()}</Link>
          <Link href="/manager/state-aid">{m.aid_title()}</Link>
        </p>
        <OnDay {...page.asked} />
        {page.words.said && (
          <Notice
            tone="info"
            title={page.words.said}
            action={<Link href="/manager/fund">{m.fund_on_now()}</Link>}
          >
            {page.words.known}
          </Notice>
        )}
        {page.short.length > 0 && (
          <Notice tone="bad" title={m.manager_fund_shortage()}>
            <ul className="db-list">
              {page.short.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Notice>
        )}
        <MoneyBar {...page.money} id="position" caption={page.words.bar} />
        {page.outstanding.length > 0 && (
          <KeyFigures>
            {page.outstanding.map(({ key, amount, text, href }) => (
              <KeyFigure
                key={key}
                figure={{ kind: 'value', number: amount }}
                link={href && <Link href={href}>{m.fund_outstanding_open()}</Link>}
              >
                {text}
              </KeyFigure>
            ))}
          </KeyFigures>
        )}
      </div>
      <Section
        id="cover"
        title={page.words.free}
        intro={[m.manager_desk_free_means(), page.tightest].filter(Boolean).join(' ')}
      >
        <MoneyFigure
          id="cover-figure"
          title={page.words.time}
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
              head: part === 'free' ? page.words.freeHead : partWord(part),
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

/** Another day to look at, and what was known by when. */
function OnDay({
  on,
  known,
  wrong,
}: {
  on: string
  known: string
  wrong: { on: string | null; known: string | null }
}) {
  return (
    <details className="db-fold" open={on !== '' || known !== ''}>
      <summary>
        <span>{m.fund_on_title()}</span>
      </summary>
      <Form method="get" look="search" label={m.fund_on_title()}>
        <DateField name="on" label={m.fund_on_day()} defaultValue={on} error={wrong.on ?? undefined} />
        <DateField
          name="known"
          label={m.fund_on_known()}
          hint={m.fund_on_known_hint()}
          defaultValue={known}
          error={wrong.known ?? undefined}
          optional
        />
        <Buttons>
          <Button look="second">{m.fund_on_show()}</Button>
        </Buttons>
      </Form>
    </details>
  )
}

function partWord(part: 'received' | 'expected' | 'committed' | 'paid'): string {
  const words = {
    received: m.manager_fund_received,
    expected: m.manager_fund_expected,
    committed: m.manager_fund_committed,
    paid: m.manager_fund_paid,
  }
  return words[part]()
}
