import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
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
import { pdfAnswer } from '#app/server/granting/pdf-answer.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { latestSubmission } from '#db/queries/proposals.server.ts'
import { submissionFile } from '#db/queries/submission-copies.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.applicant_apply_pdf_wait_title() }]

/** The PDF of exactly what was sent last; a page that says so while it is still being made. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await applying(applicant, params.proposalId ?? '')
  const sent = await latestSubmission(db(), here.proposal.id)
  if (!sent?.document) throw notFound()
  const file = await submissionFile(db(), here.proposal.id, sent.number)
  if (file) throw pdfAnswer(file)
  return {
    strip: stripOf(here, clock(request), currentLocale()),
    path: proposalPath(here.proposal.id),
  }
}

export default function ProposalDocument() {
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
