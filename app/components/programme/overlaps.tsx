import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'

type OverlapsProps = {
  code: string
  overlaps: {
    open: boolean
    rows: {
      key: string
      one: string
      other: string
      both: string
      source: string
      recorded: string
      stands: boolean
    }[]
  }
}

/** What is known of people who are in two counts; rows are added, and set aside by a later count. */
export function Overlaps({ code, overlaps: { open, rows } }: OverlapsProps) {
  const path = `/manager/programme/indicators/${encodeURIComponent(code)}/overlaps`
  return (
    <Section
      id="overlaps"
      title={m.results_programme_overlaps()}
      intro={open ? m.results_programme_overlaps_lead() : m.results_programme_overlap_few()}
      end={
        open && (
          <Link href={path} look="alone">
            {m.results_programme_overlap_add()}
          </Link>
        )
      }
    >
      {rows.length > 0 && (
        <Table
          caption={m.results_programme_overlaps()}
          captionHidden
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'pair',
              head: m.results_programme_overlap_one(),
              cell: ({ one, other }) => (
                <>
                  {one}
                  <small>{other}</small>
                </>
              ),
            },
            { key: 'both', head: m.results_programme_overlap_both(), number: true, cell: ({ both }) => both },
            { key: 'source', head: m.results_programme_overlap_source(), cell: ({ source }) => source },
            { key: 'recorded', head: m.results_public_recorded(), cell: ({ recorded }) => recorded },
            {
              key: 'stands',
              head: m.results_programme_overlap_counts(),
              cell: ({ stands }) =>
                stands ? m.results_programme_overlap_yes() : m.results_programme_overlap_no(),
            },
          ]}
        />
      )}
    </Section>
  )
}
