import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { Add, editColumn } from '#app/components/programme/edit-links.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { programmePage } from '#app/server/programme/pages.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.results_programme_title() }]

type Page = Awaited<ReturnType<typeof programmePage>>
const path = '/manager/programme'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'see-programme')
  return programmePage(actor)
}

/** The programme as data: what one can change, and what the public pages show. */
export default function Programme() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current={path}>
      <h1>{m.results_programme_title()}</h1>
      <Lead>{m.results_programme_lead()}</Lead>
      <p>
        <Link href="/results" look="alone">
          {m.results_programme_see_public()}
        </Link>
      </p>
      <p>
        <Link href="/manager/figures" look="alone">
          {m.results_figures_title()}
        </Link>
      </p>
      <p>
        <Link href="/manager/lessons" look="alone">
          {m.lessons_keep_title()}
        </Link>
      </p>
      <p>
        <Link href="/manager/harvest" look="alone">
          {m.harvest_list_title()}
        </Link>
      </p>
      <p>
        <Link href={`${path}/plans`} look="alone">
          {m.results_programme_plans()}
        </Link>
      </p>
      <p>
        <Link href={`${path}/partners`} look="alone">
          {m.results_programme_partners()}
        </Link>
      </p>
      <Pillars page={page} />
      <Places page={page} />
      <Indicators page={page} />
    </OfficeShell>
  )
}

function Pillars({ page: { pillars, edits } }: { page: Page }) {
  return (
    <Section
      id="pillars"
      title={m.results_programme_pillars()}
      end={edits && <Add href={`${path}/pillars/new`} what={m.results_programme_add_pillar()} />}
    >
      <Table
        caption={m.results_programme_pillars()}
        captionHidden
        rows={pillars}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', head: m.results_programme_name(), cell: ({ name }) => name },
          { key: 'goal', head: m.results_programme_goal(), cell: ({ goal }) => goal },
          ...editColumn<Page['pillars'][number]>(edits, 'pillars'),
        ]}
      />
    </Section>
  )
}

function Places({ page: { places, edits } }: { page: Page }) {
  return (
    <Section
      id="neighbourhoods"
      title={m.results_programme_neighbourhoods()}
      end={
        edits && <Add href={`${path}/neighbourhoods/new`} what={m.results_programme_add_neighbourhood()} />
      }
    >
      <Table
        caption={m.results_programme_neighbourhoods()}
        captionHidden
        rows={places}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', head: m.results_programme_name(), cell: ({ name }) => name },
          { key: 'parent', head: m.results_programme_lies_in(), cell: ({ parent }) => parent || '–' },
          ...editColumn<Page['places'][number]>(edits, 'neighbourhoods'),
        ]}
      />
    </Section>
  )
}

function Indicators({ page: { groups, edits } }: { page: Page }) {
  return (
    <Section
      id="indicators"
      title={m.results_programme_indicators()}
      end={edits && <Add href={`${path}/indicators/new`} what={m.results_programme_add_indicator()} />}
    >
      <Table
        caption={m.results_programme_indicators()}
        captionHidden
        groups={groups}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            head: m.results_programme_indicator(),
            cell: ({ key, name, part }) => (
              <>
                {key} {name}
                {part && <small>{part}</small>}
              </>
            ),
          },
          {
            key: 'unit',
            head: m.results_programme_unit(),
            cell: ({ unit, type }) => (
              <>
                {unit}
                <small>{type}</small>
              </>
            ),
          },
          {
            key: 'figures',
            head: m.results_programme_figures(),
            number: true,
            cell: ({ figures }) => figures,
          },
          {
            key: 'targets',
            head: m.results_programme_targets(),
            number: true,
            cell: ({ targets }) => targets,
          },
          ...editColumn<Page['groups'][number]['rows'][number]>(edits, 'indicators'),
        ]}
      />
    </Section>
  )
}
