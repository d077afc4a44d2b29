import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { type Column, Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { RoomCard } from '#app/components/office/room-card.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { roomFor } from '#app/server/office/decision-view.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { closedToEach } from '#db/queries/closed.server.ts'
import { roundOfList, waitingList } from '#db/queries/waiting-list.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.manager_waiting_title()} – ${data.name}` : '' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const round = await roundOfList(db(), actor.fund, params.roundId ?? '')
  if (!round) throw notFound()
  const today = dayOf(clock(request))
  const [waiting, closed, room] = await Promise.all([
    waitingList(db(), round.round),
    closedToEach(db(), actor.fund, [actor.person]),
    roomFor(round, today, today),
  ])
  const shown = waiting.filter(({ proposal }) => !closed(actor.person).has(proposal))
  return {
    name: round.name,
    room,
    hidden: waiting.length - shown.length,
    rows: shown.map(({ proposal, title, reference, asked, place, until, taken }) => ({
      proposal,
      title,
      reference,
      asked: formatMoney(asked, currentLocale()),
      place: String(place),
      until: until && formatDay(until, currentLocale()),
      past: until !== null && until < today,
      taken,
    })),
  }
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

/** Who waits for money in a round, in their order, beside what is free now. */
export default function WaitingList() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href="/manager/rounds" look="back">
        ‹ {m.manager_rounds_title()}
      </Link>
      <Columns side={<RoomCard room={page.room} />} sideLabel={m.manager_panel_room()}>
        <div className="db-stack-s">
          <h1>{m.manager_waiting_title()}</h1>
          <Lead>{page.name}</Lead>
        </div>
        {page.hidden > 0 && <p>{m.manager_waiting_hidden({ count: page.hidden })}</p>}
        {page.rows.length === 0 ? (
          <Empty title={m.manager_waiting_empty()}>{m.manager_waiting_empty_text()}</Empty>
        ) : (
          <Table
            caption={m.manager_waiting_title()}
            captionHidden
            columns={columns()}
            rows={page.rows}
            rowKey={({ proposal }) => proposal}
          />
        )}
      </Columns>
    </OfficeShell>
  )
}

function columns(): Column<Row>[] {
  return [
    {
      key: 'title',
      head: m.manager_panel_col_proposal(),
      cell: ({ proposal, title, reference }) => (
        <>
          <Link href={`/manager/proposals/${proposal}`}>{title}</Link> <small>{reference}</small>
        </>
      ),
    },
    { key: 'place', head: m.manager_waiting_place(), number: true, cell: ({ place }) => place },
    { key: 'asked', head: m.manager_panel_col_asked(), number: true, cell: ({ asked }) => asked },
    {
      key: 'until',
      head: m.manager_waiting_until(),
      cell: ({ until, past }) => (past ? m.manager_waiting_past({ day: until ?? '' }) : (until ?? '–')),
    },
    {
      key: 'taken',
      head: m.manager_panel_col_state(),
      cell: ({ taken }) => (taken ? m.manager_waiting_taken() : m.manager_waiting_prepared()),
    },
  ]
}
