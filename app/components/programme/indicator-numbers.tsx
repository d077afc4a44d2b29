import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'

type Numbers = {
  figures: {
    key: string
    figure: string
    note: string | null
    period: string
    places: string
    source: string
    quote: string
    recorded: string
  }[]
  targets: { key: string; figure: string; period: string; source: string; recorded: string }[]
}

/** What was written down about an indicator; figures and aims are added, never changed. */
export function IndicatorNumbers({ code, numbers }: { code: string; numbers: Numbers }) {
  const path = `/manager/programme/indicators/${encodeURIComponent(code)}`
  return (
    <>
      <Section
        id="figures"
        title={m.results_programme_figures()}
        end={<Add href={`${path}/figures`} what={m.results_programme_add_figure()} />}
      >
        {numbers.figures.length === 0 ? (
          <p className="db-soft">{m.results_programme_no_figures()}</p>
        ) : (
          <Table
            caption={m.results_programme_figures()}
            captionHidden
            rows={numbers.figures}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'figure',
                head: m.results_public_number(),
                cell: ({ figure, note }) => (
                  <div>
                    {figure}
                    {note && <small>{note}</small>}
                  </div>
                ),
              },
              { key: 'period', head: m.results_public_when(), cell: ({ period }) => period },
              { key: 'places', head: m.results_public_where(), cell: ({ places }) => places },
              {
                key: 'source',
                head: m.results_public_source(),
                cell: ({ source, quote }) => (
                  <div>
                    {source}
                    {quote && <small>{`“${quote}”`}</small>}
                  </div>
                ),
              },
              { key: 'recorded', head: m.results_public_recorded(), cell: ({ recorded }) => recorded },
            ]}
          />
        )}
      </Section>
      <Section
        id="targets"
        title={m.results_programme_targets()}
        end={<Add href={`${path}/targets`} what={m.results_programme_add_target()} />}
      >
        {numbers.targets.length === 0 ? (
          <p className="db-soft">{m.results_programme_no_targets()}</p>
        ) : (
          <Table
            caption={m.results_programme_targets()}
            captionHidden
            rows={numbers.targets}
            rowKey={({ key }) => key}
            columns={[
              { key: 'figure', head: m.results_public_target(), cell: ({ figure }) => figure },
              { key: 'period', head: m.results_public_when(), cell: ({ period }) => period },
              { key: 'source', head: m.results_public_source(), cell: ({ source }) => source },
              { key: 'recorded', head: m.results_public_recorded(), cell: ({ recorded }) => recorded },
            ]}
          />
        )}
      </Section>
    </>
  )
}

function Add({ href, what }: { href: string; what: string }) {
  return (
    <Link href={href} look="alone">
      {what}
    </Link>
  )
}
