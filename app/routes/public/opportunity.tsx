import type { LoaderFunctionArgs } from '@remix-run/node'
import { clock } from '#app/server/clock.server.ts'
import { readOpportunity } from '#app/server/open/opportunities.server.ts'

export const handle = { script: false, file: true }

/** One round as CommonGrants tells it. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  context.renderedBy = 'routes/public/opportunity'
  return readOpportunity(params.oppId, clock(request))
}
