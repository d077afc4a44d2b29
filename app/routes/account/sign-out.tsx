import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { clock } from '#app/server/clock.server.ts'
import { endSession, visitor } from '#app/server/session.server.ts'

export async function loader() {
  return redirect('/')
}

export async function action({ request }: ActionFunctionArgs) {
  const now = clock(request)
  const here = await visitor(request, now)
  return redirect('/', { headers: here ? await endSession(here.session.idHash, now) : new Headers() })
}
