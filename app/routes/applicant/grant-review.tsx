import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { LearningOverview } from '#app/components/learning/learning-overview.tsx'
import { can } from '#app/domain/access.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { learningPage } from '#app/server/granting/learning-page.server.ts'
import { ownRunningGrant } from '#app/server/granting/own-running-grant.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.learning_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const grant = await ownRunningGrant(actor, params.grantId)
  return {
    head: { path: `/applicant/grants/${grant.id}`, name: grant.initiativeName, reference: grant.reference },
    page: await learningPage(grant, 'grantee', clock(request), currentLocale()),
    mayWrite: can(actor, 'propose-change', { relation: grant.relation }).ok,
  }
}

/** Looking back on an experiment together. */
export default function GrantReview() {
  const { head, page, mayWrite } = useLoaderData<typeof loader>()
  return (
    <OwnGrantFrame head={head}>
      <LearningOverview path={head.path} {...{ page, mayWrite }} office={false} />
    </OwnGrantFrame>
  )
}
