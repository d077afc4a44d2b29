import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { roundStateWord } from '#app/server/office/round-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { allRounds } from '#db/queries/rounds.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_rounds_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const [rounds, now, language] = [await allRounds(db(), actor.fund), clock(request), currentLocale()]
  return {
    rounds: rounds.map((round) => ({
      id: round.id,
      name: round.name,
      opens: formatDay(dayOf(round.opensAt), language),
      state: roundStateWord(round, now, language),
    })),
    makes: can(actor, 'make-round').ok,
  }
}

export default function Rounds() {
  const { rounds, makes } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href="/manager/proposals" look="back">
        ‹ {m.manager_panel_proposals_title()}
      </Link>
      <div className="db-stack">
        <div className="db-stack-s">
          <h1>{m.manager_rounds_title()}</h1>
          <Lead>{m.manager_rounds_lead()}</Lead>
        </div>
        {makes && (
          <>
            <p>
              <Link href="/manager/rounds/new" look="alone">
                {m.setup_round_add()}
              </Link>
            </p>
            <p>
              <Link href="/manager/rounds/new?route=small-start" look="alone">
                {m.setup_round_add_small()}
              </Link>
            </p>
          </>
        )}
        {rounds.length === 0 ? (
          <Empty title={m.manager_rounds_empty()}>{m.manager_rounds_empty_text()}</Empty>
        ) : (
          <Table
            caption={m.manager_rounds_title()}
            captionHidden
            rows={rounds}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                head: m.manager_rounds_round(),
                cell: ({ id, name }) => <Link href={`/manager/rounds/${id}`}>{name}</Link>,
              },
              { key: 'opens', head: m.manager_rounds_opens(), cell: ({ opens }) => opens },
              { key: 'state', head: m.manager_rounds_state(), cell: ({ state }) => state },
              {
                key: 'waiting',
                head: m.manager_waiting_title(),
                action: true,
                cell: ({ id, name }) => (
                  <Link href={`/manager/rounds/${id}/waiting-list`}>
                    {m.manager_waiting_title()}
                    <span className="db-vh">: {name}</span>
                  </Link>
                ),
              },
            ]}
          />
        )}
        {rounds.length > 0 && <ListFiles list="rounds" />}
      </div>
    </OfficeShell>
  )
}
