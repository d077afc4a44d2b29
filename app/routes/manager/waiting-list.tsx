import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { offerFreedMoney } from '#app/commands/offer-freed-money.server.ts'
import { Empty } from '#app/components/block/empty.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { type Column, Table } from '#app/components/block/table.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { NextInLine } from '#app/components/office/next-in-line.tsx'
import { RoomCard } from '#app/components/office/room-card.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { roomFor } from '#app/server/office/decision-view.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { closedToEach } from '#db/queries/closed.server.ts'
import { nextOnList, roundOfList, waitingList } from '#db/queries/waiting-list.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.manager_waiting_title()} – ${data.name}` : '' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const round = await roundOfList(db(), actor.fund, params.roundId ?? '')
  if (!round) throw notFound()
  const today = dayOf(clock(request))
  const [waiting, next, closed, room] = await Promise.all([
    waitingList(db(), round.round),
    nextOnList(db(), round, today),
    closedToEach(db(), actor.fund, [actor.person]),
    roomFor(round, today, today),
  ])
  const shown = waiting.filter(({ proposal }) => !closed(actor.person).has(proposal))
  const offers = can(actor, 'prepare-decision').ok && !closed(actor.person).has(next?.proposal ?? '')
  return {
    name: round.name,
    room,
    next: next && {
      ...next,
      offers: offers && !next.prepared,
      words: {
        free: formatMoney(next.free, currentLocale()),
        amount: formatMoney(next.amount, currentLocale()),
        asked: formatMoney(next.asked, currentLocale()),
        title: closed(actor.person).has(next.proposal) ? '–' : next.title,
      },
    },
    operation: randomUUID(),
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

const OfferPost = z.strictObject({
  operation: z.uuid(),
  proposal: z.uuid(),
  amount: z.coerce.number().int().min(1),
  lowerReason: z.string().trim().max(2_000).optional(),
})

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: OfferPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await offerFreedMoney(actor, params.roundId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/decisions/${verdict.decision}/approval`)
    : refused(verdict, form, await forStaff(actor))
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

/** Who waits for money in a round, in their order, beside what is free now; what is free goes to the first of them. */
export default function WaitingList() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href="/manager/rounds" look="back">
        ‹ {m.manager_rounds_title()}
      </Link>
      <Columns side={<RoomCard room={page.room} />} sideLabel={m.manager_panel_room()}>
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{m.manager_waiting_title()}</h1>
          <Lead>{page.name}</Lead>
        </div>
        {page.hidden > 0 && <p>{m.manager_waiting_hidden({ count: page.hidden })}</p>}
        {page.next && <NextInLine next={page.next} operation={page.operation} />}
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
