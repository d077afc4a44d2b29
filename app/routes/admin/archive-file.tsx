import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { handOutArchive } from '#app/commands/hand-out-archive.server.ts'
import { stepUpPath } from '#app/components/granting/step-up-first.tsx'
import { notFound } from '#app/server/answers.server.ts'
import { archiveAnswer } from '#app/server/archive/archive-answer.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

/** A made archive, to be saved by the browser; who took it along is recorded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  const verdict = await handOutArchive(actor, params.archiveId, clock(request))
  if (verdict.ok) return archiveAnswer(verdict)
  const { code } = verdict.reason
  if (code === 'not-found') throw notFound()
  return redirect(code === 'step-up-needed' ? stepUpPath('/admin/archives') : '/admin/archives')
}
