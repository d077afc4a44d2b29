import type { ActionFunctionArgs } from '@remix-run/node'
import { clock } from '#app/server/clock.server.ts'
import { findOpportunities, notHere } from '#app/server/open/opportunities.server.ts'

/** A search is sent, not read. */
export async function loader() {
  return notHere()
}

/** The rounds that a question of CommonGrants asks for; nothing is changed or kept. */
export async function action({ request }: ActionFunctionArgs) {
  return findOpportunities(request, clock(request))
}
