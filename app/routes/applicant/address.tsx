import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { applying, stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { safeBack } from '#app/server/back.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.applicant_apply_address_title() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await applying(applicant, params.proposalId ?? '')
  const path = proposalPath(here.proposal.id)
  const next = safeBack(new URL(request.url).searchParams.get('next')) ?? path
  if (!here.proposal.anonymous) throw redirect(next)
  return {
    strip: stripOf(here, clock(request), currentLocale()),
    next,
    signIn: `/account/sign-in?back=${encodeURIComponent(next)}`,
  }
}

/** After the first save, once: with an address the text can be found again from anywhere. Going on without is fine too. */
export default function Address() {
  const { strip, next, signIn } = useLoaderData<typeof loader>()
  return (
    <ApplyingShell strip={strip}>
      <div className="db-stack db-column">
        <h1>{m.applicant_apply_address_title()}</h1>
        <p>{m.applicant_apply_address_text()}</p>
        <Buttons>
          <ButtonLink href={signIn}>{m.applicant_apply_keep_button()}</ButtonLink>
          <Link href={next} look="alone">
            {m.applicant_apply_address_later()}
          </Link>
        </Buttons>
        <p className="db-soft db-small">{m.applicant_apply_address_use()}</p>
      </div>
    </ApplyingShell>
  )
}
