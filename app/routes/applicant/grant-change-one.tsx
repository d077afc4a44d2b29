import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { ChangeOne } from '#app/components/terms/change-one.tsx'
import { can } from '#app/domain/access.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { oneChange } from '#app/server/granting/change-page.server.ts'
import { ownRunningGrant } from '#app/server/granting/own-running-grant.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.terms_change_one()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const grant = await ownRunningGrant(actor, params.grantId)
  return {
    head: { path: `/applicant/grants/${grant.id}`, name: grant.initiativeName, reference: grant.reference },
    change: await oneChange(grant, params.changeId, 'grantee', currentLocale()),
    mayAct: can(actor, 'propose-change', { relation: grant.relation }).ok,
  }
}

/** One change of the agreement, as it was proposed. */
export default function GrantChangeOne() {
  const { head, change, mayAct } = useLoaderData<typeof loader>()
  return (
    <OwnGrantFrame head={head}>
      <h1>{m.terms_change_one()}</h1>
      <ChangeOne path={head.path} change={change} mayAct={mayAct} />
    </OwnGrantFrame>
  )
}
