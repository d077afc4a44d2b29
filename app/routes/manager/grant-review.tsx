import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { LearningOverview } from '#app/components/learning/learning-overview.tsx'
import { can } from '#app/domain/access.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { learningPage } from '#app/server/granting/learning-page.server.ts'
import { grantHead, officeGrant } from '#app/server/granting/office-grant.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.learning_title()} – ${data.head.name}` : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const grant = await officeGrant(actor, params.grantId)
  return {
    head: grantHead(grant),
    page: await learningPage(grant, 'fund', clock(request), currentLocale()),
    mayWrite: can(actor, 'make-agreement').ok,
  }
}

/** Looking back on an experiment together. */
export default function GrantReview() {
  const { head, page, mayWrite } = useLoaderData<typeof loader>()
  return (
    <GrantFrame head={head}>
      <LearningOverview path={head.path} {...{ page, mayWrite }} office={true} />
    </GrantFrame>
  )
}
