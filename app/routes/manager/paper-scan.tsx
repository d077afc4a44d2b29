import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepScan } from '#app/commands/keep-scan.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { ScanForm, ScanList } from '#app/components/together/scans.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary } from '#app/panel-error.tsx'
import { notFound, refused } from '#app/server/answers.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { fileViews } from '#app/server/files/file-views.server.ts'
import { typedOver } from '#app/server/office/paper-guard.server.ts'
import { receiveScan } from '#app/server/office/receive-scan.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'
import { pathOf } from '#app/server/together/group-guard.server.ts'
import { db } from '#db/client.server.ts'
import { scansOf } from '#db/queries/files.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.together_scan_title(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const proposal = await typedOver(actor, params.proposalId)
  const path = proposalPath(proposal.id)
  return {
    title: proposal.title,
    path,
    scans: Object.values(fileViews(await scansOf(db(), actor, proposal.id), path)),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const proposal = await typedOver(actor, params.proposalId)
  const answer = await receiveScan(request, (file, operation) =>
    keepScan(actor, proposal.id, file, { operation }, clock(request)),
  )
  if ('problem' in answer) {
    formWasWrong(context)
    return data({ problem: answer.problem, form: null, refusal: null }, { status: 400 })
  }
  if (answer.verdict.ok) return redirect(pathOf(request))
  if (answer.verdict.reason.code === 'not-found') throw notFound()
  return refused(answer.verdict, undefined, await forStaff(actor))
}

/** The sheets of a form on paper, kept as proof beside what was typed over. */
export default function PaperScan() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problem = answer && 'problem' in answer ? answer.problem : null
  return (
    <OfficeShell current="/manager/proposals">
      <Link href="/manager/paper-forms" look="back">
        ‹ {m.together_paper_title()}
      </Link>
      <div className="db-stack db-column">
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <p className="db-over">{page.title}</p>
        <h1>{m.together_scan_title()}</h1>
        <Lead>{m.together_scan_lead()}</Lead>
        <ScanList scans={page.scans} />
        <ScanForm operation={page.operation} problem={problem} />
        <Buttons>
          <ButtonLink look="second" href={page.path}>
            {m.together_scan_to_form()}
          </ButtonLink>
        </Buttons>
      </div>
    </OfficeShell>
  )
}
