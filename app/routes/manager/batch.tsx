import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Fold } from '#app/components/block/fold.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { SavedNotice } from '#app/components/block/saved-notice.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { RoomCard } from '#app/components/office/room-card.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ExtraReaders } from '#app/components/panel/extra-readers.tsx'
import { ManageReaders } from '#app/components/panel/manage-readers.tsx'
import { NamedWaits } from '#app/components/panel/named-waits.tsx'
import { Outcome } from '#app/components/panel/outcome.tsx'
import { countPlaces } from '#app/components/panel/ranking.tsx'
import { ReadersTable } from '#app/components/panel/readers-table.tsx'
import { SeenReviews } from '#app/components/panel/seen-reviews.tsx'
import { StageSteps } from '#app/components/panel/stage-steps.tsx'
import { WentOn } from '#app/components/panel/went-on.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { officeBatch } from '#app/server/office/batch-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? '' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const batch = await batchById(db(), actor.fund, params.batchId ?? '')
  if (!batch) throw notFound()
  return officeBatch(actor, batch, clock(request))
}

export default function Batch() {
  const page = useLoaderData<typeof loader>()
  const side = (
    <>
      <RoomCard room={page.room} />
      {page.assign && (
        <Notice
          tone="turn"
          title={m.manager_panel_your_turn()}
          action={
            <ButtonLink small href={`/manager/batches/${page.id}/assignment`}>
              {m.manager_panel_assign_link()}
            </ButtonLink>
          }
        >
          <p>{m.manager_panel_assign_text()}</p>
        </Notice>
      )}
      {page.manage && <ManageReaders batch={page.id} until={page.manage.until} remind={page.undeclared} />}
      <NamedWaits named={page.named} />
      {page.deciding && (
        <p>
          <Link href={`/manager/batches/${page.id}/decisions`} look="alone">
            {m.manager_decisions_title()}
          </Link>
        </p>
      )}
      {page.apart > 0 && <Notice tone="calm" title={m.manager_panel_apart({ count: String(page.apart) })} />}
    </>
  )
  return (
    <OfficeShell
      current="/manager/proposals"
      strip={{ where: <strong>{page.roundName}</strong>, end: <span>{page.decideBy}</span> }}
    >
      <Link href="/manager/proposals" look="back">
        ‹ {m.manager_panel_proposals_title()}
      </Link>
      <SavedNotice />
      <StageSteps stages={page.stages} now={page.stage} />
      <Columns side={side} sideLabel={m.manager_panel_room()}>
        <div className="db-stack-s">
          <h1>{page.outcome ? m.manager_panel_ranking_title() : page.name}</h1>
          <Lead>
            {page.outcome
              ? rankingLead(page.outcome.ranking.rows)
              : m.manager_panel_batch_lead({ stage: page.stageWord })}
          </Lead>
        </div>
        <WentOn view={page.wentOn} />
        {page.extra && <ExtraReaders view={page.extra} />}
        {page.stage === 'revealed' &&
          page.outcome?.ranking.rows.some(({ place }) => place === 'grey-zone') && (
            <Notice tone="calm" title={m.manager_panel_extra_title()}>
              <p>{m.manager_panel_extra_chair()}</p>
            </Notice>
          )}
        {page.outcome ? (
          <Outcome view={page.outcome} />
        ) : (
          <Notice tone="wait" title={m.manager_panel_blind()} />
        )}
        <h2>{m.reviewer_readers_caption()}</h2>
        {page.readers.length === 0 ? (
          <Empty title={m.manager_panel_batch_empty()}>{m.manager_panel_batch_empty_text()}</Empty>
        ) : (
          <ReadersTable rows={page.readers} />
        )}
        {page.reviews.map(({ key, title, reviews }) => (
          <Fold key={key} title={m.manager_panel_reviews({ title })}>
            <SeenReviews title={title} reviews={reviews} />
          </Fold>
        ))}
      </Columns>
    </OfficeShell>
  )
}

function rankingLead(rows: Parameters<typeof countPlaces>[0]): string {
  const { above, grey, below } = countPlaces(rows)
  const counted = { above: String(above), grey: String(grey), below: String(below) }
  return grey > 0 ? m.manager_panel_ranking_lead_grey(counted) : m.manager_panel_ranking_lead(counted)
}
