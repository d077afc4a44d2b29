import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Filters } from '#app/components/block/filters.tsx'
import { type Column, Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import { formatDay, formatMoney, formatShortDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { stageWord } from '#app/server/panel/stages.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { batchesOf } from '#db/queries/batches.server.ts'
import { type OfficeProposal, officeProposals, proposalCounts } from '#db/queries/screening.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_panel_proposals_title() }]

/** What can be filtered on: where the work is. */
const filters = {
  all: null,
  screening: ['submitted', 'returned'],
  panel: ['in-review'],
  decision: ['awaiting-decision', 'waiting-list'],
  done: ['awarded', 'declined', 'withdrawn'],
} as const satisfies Record<string, readonly ProposalState[] | null>
type FilterKey = keyof typeof filters

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const asked = new URL(request.url).searchParams.get('show') ?? 'all'
  const shown: FilterKey = asked in filters ? (asked as FilterKey) : 'all'
  const language = currentLocale()
  const [rows, counts, batches] = await Promise.all([
    officeProposals(db(), actor, filters[shown] ?? undefined),
    proposalCounts(db(), actor),
    batchesOf(db(), actor.fund),
  ])
  return {
    shown,
    filters: Object.entries(filters).map(([key, states]) => ({
      key: key as FilterKey,
      count: (states ?? (Object.keys(counts) as ProposalState[])).reduce(
        (total, state) => total + (counts[state] ?? 0),
        0,
      ),
    })),
    batches: batches.map(({ id, name, stage }) => ({ id, name, stage, word: stageWord(stage) })),
    rows: rows.map((row) => ({
      id: row.id,
      title: row.title,
      applicant: row.applicant,
      reference: row.reference,
      round: row.round,
      asked: formatMoney(row.asked, language),
      sent: formatShortDay(dayOf(row.submittedAt), language),
      due: dueOf(row, language),
      state: row.state,
      word: stateWord('proposal', row.state, 'staff', language) ?? row.state,
    })),
  }
}

/** The last day to answer; a word while the clock stands still, nothing once the answer was given. */
function dueOf({ state, decisionDue }: OfficeProposal, language: Language): string {
  if (filters.done.some((done) => done === state)) return '–'
  return decisionDue ? formatDay(decisionDue, language) : m.manager_panel_clock_stands()
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

export default function Proposals() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <h1>{m.manager_panel_proposals_title()}</h1>
      <p>
        <Link href="/manager/drafts">{m.together_drafts_title()}</Link>
      </p>
      <Filters
        filters={page.filters.map(({ key, count }) => ({
          key,
          label: `${filterWords[key]()} (${count})`,
          href: key === 'all' ? '/manager/proposals' : `/manager/proposals?show=${key}`,
          current: key === page.shown,
        }))}
      />
      {page.rows.length === 0 ? (
        <Empty title={m.manager_panel_proposals_empty()}>{m.manager_panel_proposals_empty_text()}</Empty>
      ) : (
        <Table
          caption={m.manager_panel_proposals_title()}
          captionHidden
          columns={columns()}
          rows={page.rows}
          rowKey={(row) => row.id}
          turn={(row) => row.state === 'submitted' || row.state === 'awaiting-decision'}
        />
      )}
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

const filterWords: Record<FilterKey, () => string> = {
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
        <StateTag machine="proposal" state={row.state}>
          {row.word}
        </StateTag>
      ),
    },
  ]
}
