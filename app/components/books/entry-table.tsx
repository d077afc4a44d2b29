import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'
import { Link } from '../link.tsx'

export type EntryRow = {
  number: number
  href: string
  on: string
  trueOn: string | null
  kind: string
  weighs: string
  amount: string
  pot: string
  grant: { href: string; name: string } | null
  booked: string
}

type EntryTableProps = {
  caption: string
  rows: readonly EntryRow[]
  /** Each line opens its posting, unless the page is that posting. */
  open?: boolean
  total?: string
}

/** Lines of the ledger. */
export function EntryTable({ caption, rows, open = true, total }: EntryTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ number }) => String(number)}
      foot={total === undefined ? undefined : { label: m.books_together(), cells: { amount: total } }}
      columns={columns(open)}
    />
  )
}

function columns(open: boolean): Column<EntryRow>[] {
  return [
    {
      key: 'kind',
      head: m.manager_fund_entry(),
      cell: ({ kind, href }) => (open ? <Link href={href}>{kind}</Link> : kind),
    },
    { key: 'on', head: m.manager_fund_on(), cell: ({ on, trueOn }) => <Day on={on} trueOn={trueOn} /> },
    {
      key: 'grant',
      head: m.manager_fund_for(),
      cell: ({ grant }) => grant && <Link href={grant.href}>{grant.name}</Link>,
    },
    { key: 'pot', head: m.manager_fund_pot(), cell: ({ pot }) => pot },
    { key: 'booked', head: m.manager_fund_booked(), cell: ({ booked }) => booked },
    { key: 'amount', head: m.manager_fund_amount(), number: true, cell: ({ amount }) => amount },
  ]
}

/** The day a line counts from; with the day it falls on, when that one was closed. */
function Day({ on, trueOn }: Pick<EntryRow, 'on' | 'trueOn'>) {
  if (trueOn === null) return on
  return (
    <>
      {on} <span className="db-small db-soft">{m.books_true_on({ day: trueOn })}</span>
    </>
  )
}
