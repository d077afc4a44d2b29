import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { ProposalHead } from '#app/components/office/proposal-head.tsx'
import { Section } from '#app/components/page/section.tsx'
import { AnswerText } from '#app/components/panel/answer-text.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { clock } from '#app/server/clock.server.ts'
import { draftView } from '#app/server/office/draft-view.server.ts'
import { handledOrHelped, headOfSeen } from '#app/server/office/seen-guard.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? data.head.title : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const proposal = await handledOrHelped(actor, params.proposalId)
  if (proposal.submittedAt) throw redirect(`/manager/proposals/${proposal.id}`)
  const opened = { what: 'draft', row: proposal.id, proposal: proposal.id, side: 'office' } as const
  await noteOpenings(actor, [opened], clock(request))
  return { head: headOfSeen(proposal), ...(await draftView(actor, proposal, clock(request))) }
}

/** A draft that the fund reads along with: all that is in it now, and nothing to change. */
export default function HelpedDraft() {
  const { head, since, sections, reopen, reopenedUntil } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href="/manager/drafts" look="back">
        ‹ {m.together_drafts_title()}
      </Link>
      <div className="db-stack">
        <ProposalHead {...head} />
        <Notice tone="info" title={m.together_draft_banner()}>
          <p>{m.together_draft_banner_text({ day: since })}</p>
          {reopenedUntil && <p>{m.together_reopened_until({ day: reopenedUntil })}</p>}
          <Buttons>
            <ButtonLink small href={`/manager/proposals/${head.id}/messages`}>
              {m.together_thread_link()}
            </ButtonLink>
            {reopen && (
              <ButtonLink small look="second" href={`/manager/proposals/${head.id}/reopening`}>
                {m.together_reopen_link()}
              </ButtonLink>
            )}
          </Buttons>
        </Notice>
        {sections.length === 0 && <p>{m.together_draft_nothing()}</p>}
        {sections.map(({ key, title, answers }) => (
          <Section key={key} id={key} title={title}>
            <div className="db-stack">
              <AnswerText items={answers} />
            </div>
          </Section>
        ))}
      </div>
    </OfficeShell>
  )
}
