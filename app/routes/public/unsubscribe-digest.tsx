import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { unsubscribe } from '#app/commands/unsubscribe.server.ts'
import { notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { unsubscribePage } from '#app/server/public/unsubscribe-page.server.ts'

/** There is nothing to see here but the page with the buttons. */
export async function loader({ params: { mailId: mail = '', token = '' } }: LoaderFunctionArgs) {
  if (!(await unsubscribePage({ mail, token })).known) throw notFound()
  return redirect(`/unsubscribe/${mail}/${token}`)
}

/** One mail a day instead of one each time. */
export async function action({ request, params: { mailId: mail = '', token = '' } }: ActionFunctionArgs) {
  const verdict = await unsubscribe({ mail, token }, 'digest', clock(request))
  return verdict.ok ? redirect(`/unsubscribe/${mail}/${token}`) : refused(verdict)
}
