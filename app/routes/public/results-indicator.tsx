import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataList } from '#app/components/block/data-list.tsx'
import { Empty } from '#app/components/block/empty.tsx'
import { KeyFigure, KeyFigures } from '#app/components/block/key-figure.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { BarsFigure } from '#app/components/charts/bars-figure.tsx'
import { Figures } from '#app/components/charts/figure.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Stack } from '#app/components/page/columns.tsx'
import { Section } from '#app/components/page/section.tsx'
import { NumberTable } from '#app/components/results/number-table.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { indicatorPage } from '#app/server/results/indicator-page.server.ts'

export const handle = { script: false, query: ['op', 'p'] }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? m.results_public_results_title()} – Dichtbij` },
]

type Page = Awaited<ReturnType<typeof indicatorPage>>

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams
  const of = { pillar: params.pillar ?? '', indicator: params.indicator ?? '' }
  return indicatorPage({ ...of, on: asked.get('op'), page: asked.get('p') }, clock(request), currentLocale())
}

/** One indicator of the programme: what it counts, where it stands, what grants added, and every row behind it. */
export default function Indicator() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/results">
      <Link href={page.pillar.href} look="back">
        ‹ {page.pillar.name}
      </Link>
      <h1>{page.name}</h1>
      {page.asOf && (
        <Notice
          tone="info"
          title={m.results_indicator_as_of({ day: page.asOf })}
          action={<Link href={page.path}>{m.results_indicator_now()}</Link>}
        >
          {m.results_indicator_as_of_text()}
        </Notice>
      )}
      <KeyFigures>
        <KeyFigure figure={page.figure}>{page.about}</KeyFigure>
      </KeyFigures>
      <Programme page={page} />
      <FromGrants page={page} />
      <Rows page={page} />
      <Definition page={page} />
      <AsOf page={page} />
    </PublicShell>
  )
}

function Programme({ page: { years, numbers } }: { page: Page }) {
  if (!years && numbers.length === 0) return null
  return (
    <Section
      id="programme"
      title={m.results_public_programme_says()}
      intro={m.results_public_numbers_intro()}
    >
      <Stack>
        {years && (
          <Figures>
            <BarsFigure {...years} />
          </Figures>
        )}
        {numbers.length > 0 && <NumberTable rows={numbers} />}
      </Stack>
    </Section>
  )
}

function FromGrants({ page: { contribution, beside } }: { page: Page }) {
  if (!contribution && beside.length === 0) return null
  return (
    <Section id="grants" title={m.results_public_fund_added()} intro={m.results_public_fund_added_intro()}>
      <Stack>
        {[contribution].flatMap((one) => {
          if (!one) return []
          const { key, ...drawn } = one
          return (
            <Figures key={key}>
              <BarsFigure id={key} {...drawn} />
            </Figures>
          )
        })}
        {beside.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Stack>
    </Section>
  )
}

function Rows({ page: { rows, newer, older, reading } }: { page: Page }) {
  const intro = `${m.results_indicator_rows_intro()} ${reading}`
  return (
    <Section id="rows" title={m.results_indicator_rows()} intro={intro}>
      {rows.length === 0 ? (
        <Empty title={m.results_indicator_no_rows()}>{m.results_indicator_no_rows_text()}</Empty>
      ) : (
        <Table
          caption={m.results_indicator_rows()}
          captionHidden
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'grant',
              head: m.results_indicator_grant(),
              cell: ({ grant, what }) => (
                <>
                  <Link href={grant.href}>{grant.name}</Link>
                  <small>{what}</small>
                </>
              ),
            },
            {
              key: 'figure',
              head: m.results_public_number(),
              cell: ({ figure, corrected }) => (
                <>
                  <strong>{figure}</strong>
                  {corrected.map(({ key, text }) => (
                    <small key={key}>{text}</small>
                  ))}
                </>
              ),
            },
            { key: 'period', head: m.results_public_when(), cell: ({ period }) => period },
            { key: 'place', head: m.results_indicator_place(), cell: ({ place }) => place },
            { key: 'method', head: m.results_indicator_method(), cell: ({ method }) => method },
            { key: 'accepted', head: m.results_indicator_accepted(), cell: ({ accepted }) => accepted },
          ]}
        />
      )}
      {(newer || older) && (
        <p className="db-after">
          {newer && <Link href={newer}>{m.results_indicator_newer()}</Link>}{' '}
          {older && <Link href={older}>{m.results_indicator_older()}</Link>}
        </p>
      )}
    </Section>
  )
}

function Definition({ page }: { page: Page }) {
  const { unit, means, better, goals, pillar, whole, parts, outOf, countedIn } = page
  const unknown = <span className="db-soft">{m.results_indicator_not_known()}</span>
  const others = [
    { key: 'whole', label: m.results_indicator_part_of(), all: whole },
    { key: 'parts', label: m.results_indicator_parts(), all: parts },
    { key: 'outOf', label: m.results_indicator_out_of(), all: outOf },
    { key: 'countedIn', label: m.results_indicator_counted_in(), all: countedIn },
  ]
  const items = [
    { key: 'unit', label: m.results_indicator_unit(), value: unit },
    { key: 'means', label: m.results_indicator_means(), value: means },
    { key: 'better', label: m.results_indicator_better(), value: better },
    { key: 'pillar', label: m.results_indicator_pillar(), value: pillar.name },
    ...(goals ? [{ key: 'goals', label: m.results_indicator_goal(), value: goals }] : []),
    { key: 'source', label: m.results_indicator_source(), value: page.source ?? unknown },
    { key: 'measuredBy', label: m.results_indicator_measured_by(), value: page.measuredBy ?? unknown },
    ...others
      .filter(({ all }) => all.length > 0)
      .map(({ key, label, all }) => ({ key, label, value: <Others all={all} /> })),
  ]
  return (
    <Section id="definition" title={m.results_indicator_definition()}>
      <DataList items={items} />
    </Section>
  )
}

function Others({ all }: { all: Page['parts'] }) {
  return (
    <ul className="db-plain">
      {all.map(({ key, name, href }) => (
        <li key={key}>
          <Link href={href}>{name}</Link>
        </li>
      ))}
    </ul>
  )
}

function AsOf({ page: { path, on, onWrong } }: { page: Page }) {
  return (
    <Section id="as-of" title={m.results_indicator_earlier()} intro={m.results_indicator_earlier_intro()}>
      <Form method="get" action={path} look="search" label={m.results_indicator_earlier()}>
        <DateField
          name="op"
          label={m.results_indicator_on()}
          defaultValue={on ?? ''}
          error={onWrong ? m.results_indicator_on_wrong() : undefined}
        />
        <Buttons>
          <Button look="second">{m.results_indicator_look()}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}
