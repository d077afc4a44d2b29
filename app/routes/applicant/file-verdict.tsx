import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FileVerdict } from '#app/components/file/file-verdict.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { applying, stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { fileVerdict } from '#app/server/files/file-answer.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.file.name ?? '' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await applying(applicant, params.proposalId ?? '')
  const [file] = await ownFiles(db(), applicant, here.proposal.id, params.fileId ?? '')
  return {
    file: fileVerdict(file, request),
    strip: stripOf(here, clock(request), currentLocale()),
    back: proposalPath(here.proposal.id),
  }
}

export default function OwnFileVerdict() {
  const { file, strip, back } = useLoaderData<typeof loader>()
  return (
    <ApplyingShell strip={strip}>
      <FileVerdict file={file} back={{ href: back, label: m.applicant_apply_back_to_list() }} />
    </ApplyingShell>
  )
}
