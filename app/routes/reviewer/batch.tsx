import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Fold } from '#app/components/block/fold.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { SavedNotice } from '#app/components/block/saved-notice.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { Outcome } from '#app/components/panel/outcome.tsx'
import { ReadersTable } from '#app/components/panel/readers-table.tsx'
import { SeenReviews } from '#app/components/panel/seen-reviews.tsx'
import { StageSteps } from '#app/components/panel/stage-steps.tsx'
import { Summary } from '#app/components/panel/summary.tsx'
import { PanelShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { chairView } from '#app/server/panel/chair-view.server.ts'
import { panelOutcome } from '#app/server/panel/panel-outcome.server.ts'
import { inWords, summaryOf } from '#app/server/panel/seen-reviews.server.ts'
import { stagesOf, stageWord } from '#app/server/panel/stages.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { seenBatch } from '#db/queries/reviewer/batch.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? '' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const seen = await seenBatch(db(), reviewer, params.batchId ?? '')
  if (!seen) throw notFound()
  const { batch, proposals } = seen
  return {
    id: batch.id,
    name: batch.name,
    stage: batch.stage,
    stageWord: stageWord(batch.stage),
    stages: await stagesOf(batch),
    proposals: proposals.map(({ id, title, reference, mine, declared, reviews }) => ({
      id,
      title,
      reference,
      mine,
      declared,
      reviews: reviews && inWords(reviews, reviewer.person),
      summary: reviews && summaryOf(reviews, batch.weights),
    })),
    chair: reviewer.roles.includes('chair') ? await chairView(seen, clock(request)) : null,
    outcome: await panelOutcome(reviewer, seen, clock(request)),
  }
}

export default function Batch() {
  const page = useLoaderData<typeof loader>()
  return (
    <PanelShell current="/reviewer">
      <Link href="/reviewer" look="back">
        ‹ {m.reviewer_back_to_list()}
      </Link>
      <div className="db-stack">
        <div className="db-stack-s">
          <h1>{page.name}</h1>
          <Lead>{m.reviewer_batch_lead({ stage: page.stageWord })}</Lead>
        </div>
        <SavedNotice />
        <StageSteps stages={page.stages} now={page.stage} />
        {page.chair && (
          <>
            <Notice
              tone={page.chair.moves > 0 ? 'turn' : 'calm'}
              title={m.reviewer_chair_title()}
              action={
                page.chair.moves > 0 && (
                  <ButtonLink small href={`/reviewer/batches/${page.id}/stage`}>
                    {m.reviewer_chair_button()}
                  </ButtonLink>
                )
              }
            >
              <p>{page.chair.says}</p>
            </Notice>
            {page.chair.undeclared && (
              <p>
                <Link href={`/reviewer/batches/${page.id}/reminder`} look="alone">
                  {m.reviewer_remind_title()}
                </Link>
              </p>
            )}
            <p>
              <Link href={`/reviewer/batches/${page.id}/conflicts`} look="alone">
                {m.reviewer_register_link()}
              </Link>
            </p>
            {(page.stage === 'meeting' || page.stage === 'decided') && (
              <p>
                <Link href={`/reviewer/batches/${page.id}/presence`} look="alone">
                  {m.allowance_presence_title()}
                </Link>
              </p>
            )}
            <ReadersTable rows={page.chair.readers} />
          </>
        )}
        {page.outcome && (
          <p>
            <Link href={`/reviewer/batches/${page.id}/meeting`} look="alone">
              {m.reviewer_agenda_title()}
            </Link>
          </p>
        )}
        {page.outcome && <Outcome view={page.outcome} />}
        {page.proposals.map((proposal) => (
          <Section key={proposal.id} id={`proposal-${proposal.id}`} title={proposal.title}>
            <p className="db-soft">{proposal.reference}</p>
            <WhatIsSeen proposal={proposal} alone={page.proposals.length === 1} />
          </Section>
        ))}
      </div>
    </PanelShell>
  )
}

type Seen = ReturnType<typeof useLoaderData<typeof loader>>['proposals'][number]

function WhatIsSeen({ proposal, alone }: { proposal: Seen; alone: boolean }) {
  if (proposal.reviews && proposal.reviews.length > 0)
    return (
      <>
        {proposal.summary && <Summary summary={proposal.summary} />}
        <Fold title={m.reviewer_seen_title()} open={alone}>
          <SeenReviews title={proposal.title} reviews={proposal.reviews} />
        </Fold>
      </>
    )
  if (!proposal.declared) {
    return (
      <p>
        <Link href={`/reviewer/proposals/${proposal.id}/conflict`}>{m.reviewer_declare_first()}</Link>
      </p>
    )
  }
  if (proposal.mine === 'open') {
    return (
      <p>
        <Link href={`/reviewer/proposals/${proposal.id}`}>{m.reviewer_to_read()}</Link>
      </p>
    )
  }
  return <p>{m.reviewer_blind()}</p>
}
