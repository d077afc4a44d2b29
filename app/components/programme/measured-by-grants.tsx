import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'

type Measured = {
  key: string
  grant: { name: string; href: string }
  name: string
  figure: string
  place: string | null
  period: string
  /** Where it is put right; null for who may not. */
  correction: string | null
}

/** What grants counted for an indicator of the programme, and where a wrong figure is put right. */
export function MeasuredByGrants({ measured }: { measured: readonly Measured[] }) {
  if (measured.length === 0) return null
  return (
    <Section id="measured" title={m.results_programme_measured()} intro={m.results_indicator_rows_intro()}>
      <Table
        caption={m.results_programme_measured()}
        captionHidden
        rows={measured}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'grant',
            head: m.results_indicator_grant(),
            cell: ({ grant, name }) => (
              <>
                <Link href={grant.href}>{grant.name}</Link>
                <small>{name}</small>
              </>
            ),
          },
          { key: 'figure', head: m.results_public_number(), cell: ({ figure }) => <strong>{figure}</strong> },
          {
            key: 'period',
            head: m.results_public_when(),
            cell: ({ period, place }) => (
              <>
                {period}
                {place && <small>{place}</small>}
              </>
            ),
          },
          {
            key: 'correction',
            head: m.components_change(),
            action: true,
            cell: ({ correction, grant, figure }) =>
              correction && (
                <Link href={correction}>
                  {m.reporting_correction_link()}
                  <span className="db-vh">{`: ${grant.name}, ${figure}`}</span>
                </Link>
              ),
          },
        ]}
      />
    </Section>
  )
}
