import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Card } from '#app/components/block/card.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { PersonCard } from '#app/components/block/person-card.tsx'
import { Link } from '#app/components/link.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { Thread } from '#app/components/state/thread.tsx'
import { formatDateTime } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { sentAgain, stepsOf } from '#app/server/applying/course.server.ts'
import { applying, stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { readUntilOf, sendingsOf, timesOf } from '#db/queries/proposal-course.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await applying(applicant, params.proposalId ?? '')
  const { proposal, round } = here
  const { reference, submittedAt } = proposal
  if (!reference || !submittedAt) throw redirect(proposalPath(proposal.id))
  const language = currentLocale()
  const again = sentAgain(await sendingsOf(db(), proposal.id), language)
  const times = await timesOf(db(), proposal.id)
  const readUntil = await readUntilOf(db(), proposal.id)
  return {
    title: !again
      ? m.applicant_apply_confirmation_title()
      : times['proposal-returned']
        ? m.applicant_apply_confirmation_title_answer()
        : m.applicant_apply_confirmation_title_again(),
    strip: stripOf(here, clock(request), language),
    path: proposalPath(proposal.id),
    reference,
    sentOn: formatDateTime(submittedAt, language),
    again,
    steps:
      proposal.state === 'withdrawn' ? [] : stepsOf(proposal, round, { times, again, readUntil }, language),
  }
}

/** It is in: the reference, what happens when, and whom to call. It can be opened again at any time. */
export default function Confirmation() {
  const { title, strip, path, reference, sentOn, again, steps } = useLoaderData<typeof loader>()
  const { person } = useRootData()
  return (
    <ApplyingShell strip={strip}>
      <Columns
        sideLabel={m.applicant_apply_side_label()}
        side={person && <PersonCard person={person} title={m.applicant_apply_person_sent()} />}
      >
        <h1>{title}</h1>
        <Notice tone="good" title={m.applicant_apply_your_reference({ reference })}>
          {again ? (
            <>
              <p>{m.applicant_apply_confirmation_again({ when: again })}</p>
              <p>{m.applicant_apply_confirmation_first({ when: sentOn })}</p>
            </>
          ) : (
            m.applicant_apply_confirmation_text({ when: sentOn })
          )}
        </Notice>
        {steps.length > 0 && (
          <Card title={m.applicant_apply_road()}>
            <Thread steps={steps} />
          </Card>
        )}
        <p>{m.applicant_apply_confirmation_print()}</p>
        <p>
          <Link href={path} look="alone">
            {m.applicant_apply_where_title()}
          </Link>
        </p>
        <p>
          <Link href={`${path}/document`} look="alone">
            {m.applicant_apply_pdf()}
          </Link>
        </p>
        <p>
          <Link href={`${path}/check`} look="alone">
            {m.applicant_apply_read_sent()}
          </Link>
        </p>
      </Columns>
    </ApplyingShell>
  )
}
