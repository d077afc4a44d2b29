import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { ChangeOne } from '#app/components/terms/change-one.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { oneChange } from '#app/server/granting/change-page.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.terms_change_one()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const grant = await officeGrant(actor, params.grantId)
  return {
    head: { path: `/manager/grants/${grant.id}`, name: grant.initiativeName, reference: grant.reference },
    change: await oneChange(grant, params.changeId, 'fund', currentLocale()),
    mayAct: actor.roles.includes('manager'),
  }
}

/** One change of the agreement, as it was proposed. */
export default function GrantChangeOne() {
  const { head, change, mayAct } = useLoaderData<typeof loader>()
  return (
    <GrantFrame head={head}>
      <h1>{m.terms_change_one()}</h1>
      <ChangeOne path={head.path} change={change} mayAct={mayAct} />
    </GrantFrame>
  )
}
