import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'

export type PastRowProps = {
  id: string
  href: string
  reference: string
  title: string
  grantee: string
  amount: string
  paid: string
  awarded: string
}

/** Grants of the past in rows. */
export function PastTable({ caption, rows }: { caption: string; rows: readonly PastRowProps[] }) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: m.past_grant(),
          cell: ({ href, title, reference }) => (
            <div>
              <Link href={href}>{title}</Link>
              <small>{reference}</small>
            </div>
          ),
        },
        { key: 'grantee', head: m.past_grantee(), cell: ({ grantee }) => grantee },
        { key: 'awarded', head: m.past_awarded_on(), cell: ({ awarded }) => awarded },
        { key: 'amount', head: m.past_amount(), number: true, cell: ({ amount }) => amount },
        { key: 'paid', head: m.past_paid(), number: true, cell: ({ paid }) => paid },
      ]}
    />
  )
}
