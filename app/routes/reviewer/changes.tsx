import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { noteOpenings } from '#app/commands/note-openings.server.ts'
import { ChangedAnswers } from '#app/components/changes/changed-text.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PanelShell } from '#app/components/shell.tsx'
import { wholeText } from '#app/domain/opening.ts'
import { isForPanel } from '#app/domain/proposal/personal.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { PanelErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { changesBetween } from '#app/server/applying/changes.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { fileViews } from '#app/server/files/file-views.server.ts'
import { openProposal } from '#app/server/panel/open-proposal.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { filesOf } from '#db/queries/files.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'
import { readableCopies } from '#db/queries/reviewer/proposal.server.ts'

export const handle = { script: false }
export const ErrorBoundary = PanelErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? `${m.components_changes_title()} – ${data.title}` : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const { id, title } = await openProposal(reviewer, params.proposalId)
  await noteOpenings(reviewer, [wholeText(id, 'panel')], clock(request))
  const [before, after] = (await readableCopies(db(), reviewer, id)).slice(-2)
  const language = currentLocale()
  const lists = await formLists(db(), reviewer.fund)
  const files = fileViews(await filesOf(db(), id), null)
  return {
    id,
    title,
    since: before ? formatDateTime(before.submittedAt, language) : '',
    answers:
      before?.document && after?.document
        ? changesBetween(before.document, after.document, { lists, language, files, mayShow: isForPanel })
        : [],
  }
}

/** What the applicant changed after the fund's question, for who reads it now. */
export default function Changes() {
  const { id, title, since, answers } = useLoaderData<typeof loader>()
  return (
    <PanelShell current="/reviewer">
      <Link href={`/reviewer/proposals/${id}`} look="back">
        ‹ {title}
      </Link>
      <div className="db-stack db-column">
        <h1>{m.components_changes_title()}</h1>
        {since && <Lead>{m.components_changes_since({ when: since })}</Lead>}
        <ChangedAnswers answers={answers} />
      </div>
    </PanelShell>
  )
}
