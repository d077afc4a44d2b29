import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound } from '#app/server/answers.server.ts'
import { applying, stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { latestSubmission } from '#db/queries/proposals.server.ts'
import { submissionFile } from '#db/queries/submission-copies.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.applicant_apply_pdf_wait_title() }]

/** Says that the PDF of what was sent is still being made; leads to it once it is there. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await applying(applicant, params.proposalId ?? '')
  const sent = await latestSubmission(db(), here.proposal.id)
  if (!sent?.document) throw notFound()
  const path = proposalPath(here.proposal.id)
  if (await submissionFile(db(), here.proposal.id, sent.number)) throw redirect(`${path}/document`)
  return { strip: stripOf(here, clock(request), currentLocale()), path }
}

export default function DocumentWaiting() {
  const { strip, path } = useLoaderData<typeof loader>()
  return (
    <ApplyingShell strip={strip}>
      <div className="db-stack db-column">
        <h1>{m.applicant_apply_pdf_wait_title()}</h1>
        <p>{m.applicant_apply_pdf_wait_text()}</p>
        <Buttons>
          <ButtonLink href={`${path}/document`}>{m.applicant_apply_pdf_again()}</ButtonLink>
          <Link href={path} look="alone">
            {m.applicant_apply_where_title()}
          </Link>
        </Buttons>
      </div>
    </ApplyingShell>
  )
}
