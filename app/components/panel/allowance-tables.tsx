import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'
import { Link } from '../link.tsx'

type Meeting = { key: string; on: string; about: string; due: string }
/** `back` says by whom and when it was taken back; null when it stands. */
type Payment = { id: string; on: string; amount: string; by: string; back: string | null }

const takeBack: Column<Payment> = {
  key: 'back',
  head: m.allowance_col_back(),
  cell: ({ id, on, back }) =>
    back === null && (
      <Link href={`/manager/allowance-payments/${id}/return`}>{m.allowance_take_back({ day: on })}</Link>
    ),
}

/** The meetings that a member was at, and what each gave. */
export function AllowanceMeetings({ meetings }: { meetings: Meeting[] }) {
  return (
    <Table
      caption={m.allowance_meetings()}
      rows={meetings}
      rowKey={({ key }) => key}
      columns={[
        { key: 'on', head: m.allowance_col_day(), cell: ({ on }) => on },
        { key: 'about', head: m.allowance_col_batch(), cell: ({ about }) => about },
        { key: 'due', head: m.allowance_col_due(), number: true, cell: ({ due }) => due },
      ]}
    />
  )
}

/** What was paid; what was taken back stays to be read. `mayTakeBack` for who notes payments. */
export function AllowancePayments({ payments, mayTakeBack }: { payments: Payment[]; mayTakeBack: boolean }) {
  if (payments.length === 0) return <p>{m.allowance_paid_none()}</p>
  return (
    <Table
      caption={m.allowance_payments()}
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        { key: 'on', head: m.allowance_col_paid_on(), cell: ({ on }) => on },
        { key: 'amount', head: m.allowance_col_paid(), number: true, cell: ({ amount }) => amount },
        { key: 'by', head: m.allowance_col_by(), cell: ({ by, back }) => back ?? by },
        ...(mayTakeBack ? [takeBack] : []),
      ]}
    />
  )
}
