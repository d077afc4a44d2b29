import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { unsubscribe } from '#app/commands/unsubscribe.server.ts'
import { refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'

/** There is nothing to see here but the page with the buttons. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/unsubscribe/${params.mailId}/${params.token}`)
}

/** One mail a day instead of one each time. */
export async function action({ request, params: { mailId: mail = '', token = '' } }: ActionFunctionArgs) {
  const verdict = await unsubscribe({ mail, token }, 'digest', clock(request))
  return verdict.ok ? redirect(`/unsubscribe/${mail}/${token}`) : refused(verdict)
}
