import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Facts } from '#app/components/block/facts.tsx'
import { Lessons } from '#app/components/block/lessons.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Figures } from '#app/components/charts/figure.tsx'
import { Link } from '#app/components/link.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { Photos } from '#app/components/report/photos.tsx'
import { IndicatorFigures } from '#app/components/results/indicator-figures.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { Thread } from '#app/components/state/thread.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { publicGrantPage } from '#app/server/results/grant-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? m.results_public_grant()} – Dichtbij` },
]

type Page = Awaited<ReturnType<typeof publicGrantPage>>

export async function loader({ params }: LoaderFunctionArgs) {
  return publicGrantPage(params.reference ?? '', currentLocale())
}

/** One grant for everybody: what was agreed, what came of it, what was paid. */
export default function Grant() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/grants">
      <Columns
        sideLabel={m.results_public_how_it_goes()}
        side={
          <div className="db-card">
            <h2 className="db-h3">{m.results_public_how_it_goes()}</h2>
            <Thread steps={page.steps} tight />
          </div>
        }
      >
        <Link href="/grants" look="back">
          ‹ {m.results_public_all_grants()}
        </Link>
        <p>
          <StateTag machine="grant" state={page.state}>
            {page.word}
          </StateTag>
        </p>
        <h1>{page.title}</h1>
        <Lead>{page.summary}</Lead>
        <Facts two facts={factsOf(page)} />
      </Columns>
      <Changed page={page} />
      <Milestones page={page} />
      <Payments page={page} />
      <Data page={page} />
    </PublicShell>
  )
}

function factsOf({ where, amount, paid, when, who, example }: Page) {
  return [
    { term: m.results_public_where(), value: where },
    {
      term: m.results_public_how_much(),
      value: (
        <>
          {amount} {example && <ExampleWord />}
        </>
      ),
      more: paid,
    },
    { term: m.results_public_when(), value: when },
    {
      term: m.results_public_who(),
      value: (
        <>
          {who} {example && <ExampleWord />}
        </>
      ),
    },
  ]
}

function Changed({ page: { indicators, lessons, photos, example, hidesSomething } }: { page: Page }) {
  if (indicators.length + lessons.length + photos.length === 0 && !hidesSomething) return null
  const intro = (
    <>
      {m.results_public_changed_intro()}{' '}
      {example && <ExampleWord>{m.results_public_figures_example()}</ExampleWord>}
    </>
  )
  return (
    <Section id="changed" title={m.results_public_changed()} intro={intro}>
      <Figures>
        <IndicatorFigures indicators={indicators} />
        {lessons.length > 0 && <Lessons title={m.results_public_lessons()} lessons={lessons} />}
      </Figures>
      {photos.length > 0 && <Photos photos={photos} />}
      {hidesSomething && <p className="db-small db-soft db-after">{m.results_public_hidden_note()}</p>}
    </Section>
  )
}

function Milestones({ page: { milestones } }: { page: Page }) {
  if (milestones.of === 0) return null
  return (
    <Section
      id="milestones"
      title={m.results_public_milestones()}
      intro={m.results_public_milestones_done({ done: milestones.done, of: milestones.of })}
    >
      <Table
        caption={m.results_public_milestones()}
        captionHidden
        rows={milestones.rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'title',
            head: m.results_public_milestone(),
            cell: ({ number, title }) => `${number}. ${title}`,
          },
          {
            key: 'state',
            head: m.results_public_state(),
            cell: ({ state, word }) => (
              <StateTag machine="milestone" state={state}>
                {word}
              </StateTag>
            ),
          },
          { key: 'day', head: m.results_public_day(), cell: ({ day }) => day },
        ]}
      />
    </Section>
  )
}

function Data({ page }: { page: Page }) {
  const rows = [
    { key: 'reference', what: m.results_public_reference(), value: page.reference },
    { key: 'pillars', what: m.results_public_pillars(), value: page.pillars },
    { key: 'pot', what: m.results_public_pot(), value: page.pot },
    { key: 'kind', what: m.results_public_kind(), value: m.results_public_gift() },
    { key: 'awarded', what: m.results_public_step_awarded(), value: page.awarded },
  ]
  return (
    <Section id="data" title={m.results_public_data()}>
      <Table
        narrow
        caption={m.results_public_data()}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'what', head: m.results_public_what(), cell: ({ what }) => what },
          { key: 'value', head: m.results_public_datum(), cell: ({ value }) => value },
        ]}
      />
    </Section>
  )
}

function Payments({ page: { payments } }: { page: Page }) {
  if (payments.length === 0) return null
  return (
    <Section id="payments" title={m.results_public_payments()}>
      <Table
        narrow
        caption={m.results_public_payments()}
        captionHidden
        rows={payments}
        rowKey={({ key }) => key}
        columns={[
          { key: 'number', head: m.results_public_payment(), cell: ({ number, day }) => `${number}. ${day}` },
          { key: 'amount', head: m.results_report_amount(), number: true, cell: ({ amount }) => amount },
        ]}
      />
    </Section>
  )
}
