import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FileVerdict } from '#app/components/file/file-verdict.tsx'
import { PanelShell } from '#app/components/shell.tsx'
import { PanelErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { fileVerdict } from '#app/server/files/file-answer.server.ts'
import { openProposal } from '#app/server/panel/open-proposal.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { readableFiles } from '#db/queries/files.server.ts'

export const handle = { script: false }
export const ErrorBoundary = PanelErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? data.file.name : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const { id, title } = await openProposal(reviewer, params.proposalId)
  const [file] = await readableFiles(db(), reviewer, id, params.fileId ?? '')
  return { file: fileVerdict(file, request), id, title }
}

export default function ReadFileVerdict() {
  const { file, id, title } = useLoaderData<typeof loader>()
  return (
    <PanelShell current="/reviewer">
      <FileVerdict file={file} back={{ href: `/reviewer/proposals/${id}`, label: title }} forStaff />
    </PanelShell>
  )
}
