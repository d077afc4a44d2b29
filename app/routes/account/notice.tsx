import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { openNotice } from '#app/commands/read-notices.server.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requirePerson } from '#app/server/require.server.ts'
import { isUuid } from '#db/queries/ids.ts'

/** Leads from a notice to what it is about, and remembers that it was opened. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const opened = isUuid(params.noticeId) ? await openNotice(actor, params.noticeId, clock(request)) : null
  if (!opened) throw notFound()
  return redirect(opened.path ?? '/account/notices')
}
