import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { headOfSeen } from '#app/server/office/seen-guard.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { helpedDrafts } from '#db/queries/seen-by-fund.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.together_drafts_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const drafts = await helpedDrafts(db(), actor)
  return drafts.map((draft) => ({
    id: draft.id,
    title: headOfSeen(draft).title,
    round: draft.round,
    since: draft.helpAskedAt ? formatDay(dayOf(draft.helpAskedAt), currentLocale()) : '',
  }))
}

/** The drafts that the fund may read, because their writers asked for help; no other draft is ever shown. */
export default function Drafts() {
  const drafts = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href="/manager/proposals" look="back">
        ‹ {m.manager_panel_proposals_title()}
      </Link>
      <h1>{m.together_drafts_title()}</h1>
      {drafts.length === 0 ? (
        <Empty title={m.together_drafts_none()}>{m.together_drafts_none_text()}</Empty>
      ) : (
        <>
          <Lead>{m.together_drafts_lead()}</Lead>
          <ul className="db-plain">
            {drafts.map(({ id, title, round, since }) => (
              <li key={id}>
                <Link href={`/manager/drafts/${id}`}>{title}</Link>{' '}
                <small className="db-soft">{`${round}, ${m.together_drafts_since({ day: since })}`}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </OfficeShell>
  )
}
