import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { ContributionFacts } from '#app/components/fund/contribution-facts.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { contributionPage } from '#app/server/fund/contributions-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.fund_in_one({ donor: data.donor }) : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return contributionPage(actor, params.contributionId, clock(request))
}

/** One promise of a donor, and what came in of it. */
export default function Contribution() {
  const page = useLoaderData<typeof loader>()
  return (
    <FundFrame back={{ href: '/manager/contributions', label: m.fund_in_title() }}>
      <h1>{m.fund_in_one({ donor: page.donor })}</h1>
      <ContributionFacts page={page} />
      {page.writes && (
        <Buttons>
          <ButtonLink href={`${page.path}/receipt`}>{m.fund_in_receive()}</ButtonLink>
          {page.due && (
            <ButtonLink href={`${page.path}/withdrawal`} look="second">
              {m.fund_in_withdraw()}
            </ButtonLink>
          )}
        </Buttons>
      )}
    </FundFrame>
  )
}
