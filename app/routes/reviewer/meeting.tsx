import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type Column, Table } from '#app/components/block/table.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { decimal } from '#app/components/panel/decimal.ts'
import { agendaWord, meetingAdviceWord } from '#app/components/panel/meeting-words.ts'
import { PlaceTag } from '#app/components/panel/ranking.tsx'
import { PanelShell } from '#app/components/shell.tsx'
import type { MeetingAdvice } from '#app/domain/panel/meeting.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { meetingAgenda } from '#app/server/panel/meeting-page.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = () => [{ title: m.reviewer_agenda_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const { seen, rows } = await meetingAgenda(reviewer, params.batchId, clock(request))
  const chair = reviewer.roles.includes('chair')
  return { id: seen.batch.id, name: seen.batch.name, rows, chair }
}

/** What the meeting speaks of, in its order; the chair steps through it on a screen for the room. */
export default function Meeting() {
  const page = useLoaderData<typeof loader>()
  type Row = (typeof page.rows)[number]
  const [first] = page.rows
  const room = (row: Row) => `/reviewer/batches/${page.id}/meeting/${row.id}`
  const columns: Column<Row>[] = [
    {
      key: 'title',
      head: m.reviewer_ranking_proposal(),
      cell: (row) => (page.chair ? <Link href={room(row)}>{row.title}</Link> : row.title),
    },
    { key: 'why', head: m.reviewer_agenda_why(), cell: (row) => row.why.map(agendaWord).join(', ') },
    { key: 'mean', head: m.reviewer_ranking_mean(), number: true, cell: (row) => decimal(row.mean) },
    { key: 'place', head: m.reviewer_ranking_place(), cell: (row) => <PlaceTag place={row.place} /> },
    {
      key: 'advice',
      head: m.reviewer_meeting_advice(),
      cell: (row) => (row.advice ? meetingAdviceWord(row.advice as MeetingAdvice) : '–'),
    },
  ]
  return (
    <PanelShell current="/reviewer">
      <Link href={`/reviewer/batches/${page.id}`} look="back">
        ‹ {page.name}
      </Link>
      <div className="db-stack">
        <div className="db-stack-s">
          <h1>{m.reviewer_agenda_title()}</h1>
          <Lead>{m.reviewer_agenda_lead()}</Lead>
        </div>
        {page.chair && first && (
          <Buttons>
            <ButtonLink href={room(first)}>{m.reviewer_agenda_start()}</ButtonLink>
            <ButtonLink look="second" href={`/reviewer/batches/${page.id}/lottery`}>
              {m.reviewer_lottery_title()}
            </ButtonLink>
          </Buttons>
        )}
        <Table
          caption={m.reviewer_agenda_title()}
          captionHidden
          columns={columns}
          rows={page.rows}
          rowKey={(row) => row.id}
        />
      </div>
    </PanelShell>
  )
}
