import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { ChangeOverview } from '#app/components/terms/change-overview.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { changePage } from '#app/server/granting/change-page.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.terms_change_page()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const grant = await officeGrant(actor, params.grantId)
  return {
    head: { path: `/manager/grants/${grant.id}`, name: grant.initiativeName, reference: grant.reference },
    page: await changePage(grant, 'fund', clock(request), currentLocale()),
    mayChange: actor.roles.includes('manager'),
  }
}

/** Changing an agreement that is in force: what has to be different, and what that means. */
export default function GrantChange() {
  const { head, page, mayChange } = useLoaderData<typeof loader>()
  return (
    <GrantFrame head={head}>
      <h1>{m.terms_change_page()}</h1>
      <p className="db-lead">{m.terms_change_page_intro()}</p>
      <ChangeOverview path={head.path} page={page} mayChange={mayChange} />
    </GrantFrame>
  )
}
