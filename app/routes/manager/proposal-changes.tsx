import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { ChangedAnswers } from '#app/components/changes/changed-text.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { wholeText } from '#app/domain/opening.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { changesBetween } from '#app/server/applying/changes.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { fileViews } from '#app/server/files/file-views.server.ts'
import { handledProposal } from '#app/server/office/proposal-guard.server.ts'
import { headOf } from '#app/server/office/proposal-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { filesOf } from '#db/queries/files.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'
import { frozenCopies } from '#db/queries/screening.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? `${m.components_changes_title()} – ${data.head.title}` : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const { proposal } = await handledProposal(actor, params.proposalId)
  await noteOpenings(actor, [wholeText(proposal.id, 'office')], clock(request))
  const copies = await frozenCopies(db(), proposal.id)
  const [before, after] = copies.slice(-2)
  const language = currentLocale()
  const lists = await formLists(db(), actor.fund)
  const files = fileViews(await filesOf(db(), proposal.id), null)
  return {
    head: headOf(proposal),
    since: before ? formatDateTime(before.submittedAt, language) : '',
    answers:
      before?.document && after?.document
        ? changesBetween(before.document, after.document, { lists, language, files })
        : [],
  }
}

/** What the applicant changed between the last two times that they sent it. */
export default function ProposalChanges() {
  const { head, since, answers } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/proposals/${head.id}`} look="back">
        ‹ {head.title}
      </Link>
      <div className="db-stack db-column">
        <h1>{m.components_changes_title()}</h1>
        {since && <Lead>{m.components_changes_since({ when: since })}</Lead>}
        <ChangedAnswers answers={answers} />
      </div>
    </OfficeShell>
  )
}
