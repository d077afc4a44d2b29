import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { ChangeOverview } from '#app/components/terms/change-overview.tsx'
import { can } from '#app/domain/access.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { changePage } from '#app/server/granting/change-page.server.ts'
import { ownRunningGrant } from '#app/server/granting/own-running-grant.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.terms_change_page()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const grant = await ownRunningGrant(actor, params.grantId)
  return {
    head: { path: `/applicant/grants/${grant.id}`, name: grant.initiativeName, reference: grant.reference },
    page: await changePage(grant, 'grantee', clock(request), currentLocale()),
    mayChange: can(actor, 'propose-change', { relation: grant.relation }).ok,
  }
}

/** Changing an agreement that is in force: what has to be different, and what that means. */
export default function GrantChange() {
  const { head, page, mayChange } = useLoaderData<typeof loader>()
  return (
    <OwnGrantFrame head={head}>
      <h1>{m.terms_change_page()}</h1>
      <p className="db-lead">{m.terms_change_page_intro()}</p>
      <ChangeOverview path={head.path} page={page} mayChange={mayChange} />
    </OwnGrantFrame>
  )
}
