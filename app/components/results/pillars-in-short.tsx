import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'

type Pillar = {
  key: string
  name: string
  href: string
  measured: string
  figures: { key: string; figure: string; text: string; href: string }[]
}

/** The pillars of a programme beside each other: the main figures of each as links, never added, and how many are known. */
export function PillarsInShort({ pillars }: { pillars: readonly Pillar[] }) {
  return (
    <Table
      caption={m.results_public_across()}
      captionHidden
      rows={pillars}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'pillar',
          head: m.results_public_pillar(),
          cell: ({ href, name }) => <Link href={href}>{name}</Link>,
        },
        {
          key: 'figures',
          head: m.results_public_across_figures(),
          text: true,
          cell: ({ figures }) => <Figures figures={figures} />,
        },
        { key: 'measured', head: m.results_public_across_measured(), cell: ({ measured }) => measured },
      ]}
    />
  )
}

function Figures({ figures }: Pick<Pillar, 'figures'>) {
  if (figures.length === 0) return <span className="db-soft">{m.components_no_figure()}</span>
  return (
    <ul className="db-plain">
      {figures.map(({ key, figure, text, href }) => (
        <li key={key}>
          <Link href={href}>
            <strong>{figure}</strong>
          </Link>
          <small>{text}</small>
        </li>
      ))}
    </ul>
  )
}
