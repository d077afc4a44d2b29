import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'
import { Facts } from '../block/facts.tsx'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'

type YearFiguresProps = {
  year: string
  figures: {
    lines: string
    mark: string
    sums: { kind: string; show: string; lines: string; amount: string }[]
    open: { key: string; label: string; value: string }[]
  }
}

/** A year of the books: what is open at its end, what was booked in it, and the mark of all its lines. */
export function YearFigures({ year, figures }: YearFiguresProps) {
  const days = `from=${year}-01-01&to=${year}-12-31`
  return (
    <>
      <Section id="open" title={m.books_year_at_end()}>
        <DataList items={figures.open} />
      </Section>
      <Section id="sums" title={m.books_year_sums()}>
        <Table
          caption={m.books_year_sums()}
          captionHidden
          rows={figures.sums}
          rowKey={({ kind }) => kind}
          columns={[
            { key: 'kind', head: m.manager_fund_entry(), cell: ({ kind }) => kind },
            { key: 'lines', head: m.books_lines(), number: true, cell: ({ lines }) => lines },
            {
              key: 'amount',
              head: m.manager_fund_amount(),
              number: true,
              cell: ({ amount, show }) => <Link href={`/manager/ledger?show=${show}&${days}`}>{amount}</Link>,
            },
          ]}
          foot={{ label: m.books_together(), cells: { lines: figures.lines } }}
        />
        <Facts
          facts={[
            {
              term: m.books_year_mark(),
              value: <code>{figures.mark}</code>,
              more: m.books_year_mark_means(),
            },
          ]}
        />
      </Section>
    </>
  )
}
