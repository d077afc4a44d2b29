import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'
import { Link } from '../link.tsx'

/** What is known of one indicator of the programme, in words. */
export type ShownResult = {
  key: string
  name: string
  /** The page of this number. */
  href: string
  part: boolean
  figure: string | null
  note: string | null
  why: string | null
  target: string | null
  grants: string | null
}

/** Indicators with figure, aim, and what grants counted. `place`: only what is known of one neighbourhood. */
export function ResultTable({
  caption,
  rows,
  place,
}: {
  caption: string
  rows: readonly ShownResult[]
  place: boolean
}) {
  const target: Column<ShownResult> = {
    key: 'target',
    head: m.results_public_target(),
    cell: (row) => row.target ?? <span className="db-soft">–</span>,
  }
  return (
    <div className={place ? undefined : 'db-even'}>
      <Table
        caption={caption}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            head: m.results_public_what(),
            cell: ({ name, part }) => (part ? m.results_public_of_which({ name }) : name),
          },
          {
            key: 'figure',
            head: m.results_public_measured(),
            cell: (row) => <Measured row={row} place={place} />,
          },
          ...(place ? [] : [target]),
          {
            key: 'grants',
            head: m.results_public_through_fund(),
            cell: ({ name, grants, href }) =>
              grants ? (
                <Opens href={`${href}#rows`} name={name}>
                  {grants}
                </Opens>
              ) : (
                <span className="db-soft">–</span>
              ),
          },
        ]}
      />
    </div>
  )
}

function Measured({ row: { name, figure, href, note, why }, place }: { row: ShownResult; place: boolean }) {
  if (!figure && place) return <span className="db-soft">–</span>
  return (
    <>
      <Opens href={href} name={name}>
        {figure ? <strong>{figure}</strong> : m.components_no_figure()}
      </Opens>
      {(figure ? note : why) && <small>{figure ? note : why}</small>}
    </>
  )
}

/** A number that opens its own page; who only hears the link hears what it counts. */
function Opens({ href, name, children }: { href: string; name: string; children: ReactNode }) {
  return (
    <Link href={href}>
      {children}
      <span className="db-vh">: {name}</span>
    </Link>
  )
}
