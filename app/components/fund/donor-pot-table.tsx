import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'

type DonorPotTableProps = {
  pot: {
    name: string
    /** The donor's share of the money of donors in the pot; null when nothing is left of it. */
    share: string | null
    figures: { key: string; word: string; own: string; whole: string; href: string | null }[]
  }
}

/** One pot with what is the donor's part of each figure; the figure of the whole opens its lines of the ledger. */
export function DonorPotTable({ pot }: DonorPotTableProps) {
  const title = pot.share ? m.donor_pot_share({ name: pot.name, share: pot.share }) : pot.name
  return (
    <Table
      caption={title}
      rows={pot.figures}
      rowKey={({ key }) => key}
      columns={[
        { key: 'what', head: m.donor_col_what(), cell: ({ word }) => word },
        { key: 'own', head: m.donor_col_own(), number: true, cell: ({ own }) => own },
        {
          key: 'whole',
          head: m.donor_col_whole(),
          number: true,
          cell: ({ whole, href, word }) =>
            href ? (
              <Link href={href}>
                {whole}
                <span className="db-vh">
                  : {word}, {pot.name}
                </span>
              </Link>
            ) : (
              whole
            ),
        },
      ]}
    />
  )
}
