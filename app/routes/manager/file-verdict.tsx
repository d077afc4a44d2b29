import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FileVerdict } from '#app/components/file/file-verdict.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { fileVerdict } from '#app/server/files/file-answer.server.ts'
import { handledOrHelped, headOfSeen, officePath } from '#app/server/office/seen-guard.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { officeFiles } from '#db/queries/files.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? data.file.name : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const proposal = await handledOrHelped(actor, params.proposalId)
  const [file] = await officeFiles(db(), actor, proposal.id, params.fileId ?? '')
  return {
    file: fileVerdict(file, request),
    back: { href: officePath(proposal), label: headOfSeen(proposal).title },
  }
}

export default function SentFileVerdict() {
  const { file, back } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <FileVerdict file={file} back={back} forStaff />
    </OfficeShell>
  )
}
