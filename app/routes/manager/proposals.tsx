import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Filters } from '#app/components/block/filters.tsx'
import { type Column, Table } from '#app/components/block/table.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { SavedViews } from '#app/components/office/saved-views.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { proposalList, type ShowKey } from '#app/server/office/proposal-list.server.ts'
import { stageWord } from '#app/server/panel/stages.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { batchesOf } from '#db/queries/batches.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_panel_proposals_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const [list, batches] = await Promise.all([
    proposalList(actor, new URL(request.url).searchParams, currentLocale()),
    batchesOf(db(), actor.fund),
  ])
  return {
    ...list,
    batches: batches.map(({ id, name, stage }) => ({ id, name, stage, word: stageWord(stage) })),
  }
}

type Page = Awaited<ReturnType<typeof proposalList>>
type Row = Page['rows'][number]

export default function Proposals() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <div className="db-stack">
        <h1>{m.manager_panel_proposals_title()}</h1>
        <p>
          <Link href="/manager/drafts">{m.together_drafts_title()}</Link> ·{' '}
          <Link href="/manager/paper-forms">{m.together_paper_title()}</Link> ·{' '}
          <Link href="/manager/rounds">{m.manager_rounds_link()}</Link>
        </p>
        <Search page={page} />
        <Filters
          filters={page.shows.map(({ key, count, href }) => ({
            key,
            label: `${showWords[key]()} (${count})`,
            href,
            current: key === page.shown,
          }))}
        />
        <SavedViews {...page.kept} />
        <Found page={page} />
      </div>
      {page.batches.length > 0 && (
        <Section id="batches" title={m.manager_panel_batches()}>
          <ul className="db-plain">
            {page.batches.map(({ id, name, stage, word }) => (
              <li key={id} className="db-row db-row--between">
                <Link href={`/manager/batches/${id}`}>{name}</Link>
                <StateTag machine="batch" state={stage}>
                  {word}
                </StateTag>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </OfficeShell>
  )
}

function Search({ page: { typed, example, shown, rounds, pillars, places, isAsking } }: { page: Page }) {
  return (
    <Form
      method="get"
      action="/manager/proposals"
      look="search"
      label={m.manager_find_label()}
      hidden={shown === 'all' ? {} : { show: shown }}
    >
      <TextField
        name="words"
        label={m.manager_find_words()}
        hint={m.manager_find_hint({ example })}
        defaultValue={typed.words}
      />
      <div className="db-search__choices">
        <SelectField
          name="round"
          label={m.manager_panel_col_round()}
          options={rounds}
          empty={m.manager_find_any()}
          defaultValue={typed.round}
        />
        <SelectField
          name="pillar"
          label={m.manager_find_pillar()}
          options={pillars}
          empty={m.manager_find_any()}
          defaultValue={typed.pillar}
        />
        <SelectField
          name="place"
          label={m.manager_find_place()}
          options={places}
          empty={m.manager_find_any()}
          defaultValue={typed.place}
        />
      </div>
      <p className="db-row">
        <Button look="second">{m.manager_find_do()}</Button>
        {isAsking && <Link href="/manager/proposals">{m.manager_find_clear()}</Link>}
      </p>
    </Form>
  )
}

function Found({ page }: { page: Page }) {
  if (page.rows.length === 0) {
    return page.isAsking ? (
      <Empty title={m.manager_find_none()}>{m.manager_find_none_text()}</Empty>
    ) : (
      <Empty title={m.manager_panel_proposals_empty()}>{m.manager_panel_proposals_empty_text()}</Empty>
    )
  }
  return (
    <>
      <p>{page.count === 1 ? m.manager_find_one() : m.manager_find_count({ count: String(page.count) })}</p>
      <Table
        caption={m.manager_panel_proposals_title()}
        captionHidden
        columns={columns()}
        rows={page.rows}
        rowKey={(row) => row.id}
        turn={(row) => row.state === 'submitted' || row.state === 'awaiting-decision'}
      />
      <ListFiles list="proposals" query={page.file} />
      {(page.first || page.next) && (
        <nav className="db-row" aria-label={m.manager_find_pages()}>
          {page.first && <Link href={page.first}>{m.manager_find_first()}</Link>}
          {page.next && <Link href={page.next}>{m.manager_find_next()}</Link>}
        </nav>
      )}
    </>
  )
}

const showWords: Record<ShowKey, () => string> = {
  all: m.manager_panel_filter_all,
  screening: m.manager_panel_filter_screening,
  panel: m.manager_panel_filter_panel,
  decision: m.manager_panel_filter_decision,
  done: m.manager_panel_filter_done,
}

function columns(): Column<Row>[] {
  return [
    {
      key: 'title',
      head: m.manager_panel_col_proposal(),
      cell: (row) => <Link href={`/manager/proposals/${row.id}`}>{row.title}</Link>,
    },
    { key: 'reference', head: m.manager_panel_col_reference(), cell: (row) => row.reference },
    { key: 'round', head: m.manager_panel_col_round(), cell: (row) => row.round },
    { key: 'asked', head: m.manager_panel_col_asked(), number: true, cell: (row) => row.asked },
    { key: 'sent', head: m.manager_panel_col_sent(), cell: (row) => row.sent },
    { key: 'due', head: m.manager_panel_col_due(), cell: (row) => row.due },
    {
      key: 'state',
      head: m.manager_panel_col_state(),
      cell: (row) => (
        <StateTag machine="proposal" state={row.state} side="staff">
          {row.word}
        </StateTag>
      ),
    },
  ]
}
