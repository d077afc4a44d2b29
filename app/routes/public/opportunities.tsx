import type { LoaderFunctionArgs } from '@remix-run/node'
import { clock } from '#app/server/clock.server.ts'
import { listOpportunities } from '#app/server/open/opportunities.server.ts'

export const handle = { script: false, file: true, query: ['page', 'pageSize'] }

/** The rounds of the fund as CommonGrants lists them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  context.renderedBy = 'routes/public/opportunities'
  return listOpportunities(new URL(request.url).searchParams, clock(request))
}
