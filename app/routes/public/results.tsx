import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Filters } from '#app/components/block/filters.tsx'
import { KeyFigure, KeyFigures } from '#app/components/block/key-figure.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { grantColumns } from '#app/components/results/grant-columns.tsx'
import { MoreGrants } from '#app/components/results/more-grants.tsx'
import { PillarsInShort } from '#app/components/results/pillars-in-short.tsx'
import { ResultTable } from '#app/components/results/result-table.tsx'
import { SeeNumber } from '#app/components/results/see-number.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { resultsPage } from '#app/server/results/results-page.server.ts'

export const handle = { script: false, query: ['wijk'] }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${[m.results_public_results_title(), page?.place].filter(Boolean).join(': ')} – Dichtbij` },
]

type Page = Awaited<ReturnType<typeof resultsPage>>

export async function loader({ request }: LoaderFunctionArgs) {
  const place = new URL(request.url).searchParams.get('wijk')
  return resultsPage(place === '' ? null : place, clock(request), currentLocale())
}

/** What the programme reached, by pillar or in one neighbourhood, and what grants of the fund added to it. */
export default function Results() {
  const page = useLoaderData<typeof loader>()
  const shown = page.pillars.filter(({ rows }) => rows.length > 0)
  return (
    <PublicShell current="/results">
      <h1>
        {page.place ? m.results_public_results_in({ place: page.place }) : m.results_public_results_title()}
      </h1>
      <Lead>{page.place ? m.results_public_place_lead() : m.results_public_results_lead()}</Lead>
      <Filters filters={page.filters} />
      {!page.place && (
        <p className="db-after">
          <Link href="/harvest" look="alone">
            {m.harvest_list_title()}
          </Link>
        </p>
      )}
      <Highlights page={page} />
      {page.across.length > 0 && (
        <Section id="across" title={m.results_public_across()} intro={m.results_public_across_intro()}>
          <PillarsInShort pillars={page.across} />
        </Section>
      )}
      {shown.map((pillar) => (
        <Pillar key={pillar.key ?? 'programme'} pillar={pillar} place={page.place} />
      ))}
      {shown.length === 0 && (
        <Empty
          title={m.results_public_nothing_here()}
          action={<Link href="/results">{m.results_public_see_all()}</Link>}
        >
          {m.results_public_nothing_here_text()}
        </Empty>
      )}
      <Grants page={page} />
      {page.partners.length > 0 && (
        <Section id="partners" title={m.results_public_partners({ year: page.year })}>
          <p>{page.partners.join(' · ')}</p>
        </Section>
      )}
      {page.sources.length > 0 && (
        <p className="db-small db-soft db-after">
          {m.results_public_sources({ sources: page.sources.join(', ') })}
        </p>
      )}
    </PublicShell>
  )
}

function Highlights({ page: { highlights } }: { page: Page }) {
  if (highlights.length === 0) return null
  return (
    <Section id="short" title={m.results_public_in_short()}>
      <KeyFigures>
        {highlights.map(({ key, text, name, figure, href }) => (
          <KeyFigure key={key} figure={figure} link={<SeeNumber href={href} name={name} />}>
            {text}
          </KeyFigure>
        ))}
      </KeyFigures>
    </Section>
  )
}

function Pillar({
  pillar: { key, name, goals, rows },
  place,
}: {
  pillar: Page['pillars'][number]
  place: string | null
}) {
  const end = key && (
    <Link href={`/results/${key}`} look="alone">
      {m.results_public_see_numbers()}
      <span className="db-vh">: {name}</span>
    </Link>
  )
  return (
    <Section
      id={key ?? 'programme'}
      title={name}
      end={end}
      intro={goals.length > 0 ? m.results_public_goal({ goal: goals.join(' ') }) : undefined}
    >
      <ResultTable caption={name} rows={rows} place={place !== null} />
    </Section>
  )
}

function Grants({ page: { grants, place, example, more } }: { page: Page }) {
  if (!place || grants.length === 0) return null
  return (
    <Section id="grants" title={m.results_public_grants_in({ place })}>
      <Table
        caption={m.results_public_grants_in({ place })}
        captionHidden
        rows={grants}
        rowKey={({ key }) => key}
        columns={grantColumns({ example, pillar: false })}
      />
      {more && <MoreGrants count={grants.length} />}
    </Section>
  )
}
