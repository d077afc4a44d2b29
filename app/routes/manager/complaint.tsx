import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { ComplaintStoryView } from '#app/components/complaint/complaint-story.tsx'
import { headWords } from '#app/components/complaint/office-frame.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { clock } from '#app/server/clock.server.ts'
import { complaintPage } from '#app/server/complaining/office-complaint.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? headWords(data.head) : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return complaintPage(actor, params.complaintId, clock(request))
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** One complaint or objection, and what can be done about it now. */
export default function Complaint() {
  const page = useLoaderData<typeof loader>()
  const { head, story, involved } = page
  return (
    <OfficeShell current="/manager">
      <div className="db-stack db-column">
        <Link href="/manager/complaints" look="back">
          ‹ {m.complaint_office_title()}
        </Link>
        <div className="db-stack-s">
          <p className="db-over">{story.about}</p>
          <h1>{headWords(head)}</h1>
          <Lead>{story.state}</Lead>
        </div>
        {involved && (
          <Notice tone="turn" title={m.complaint_involved()}>
            {involved.what} {involved.whatNow}
          </Notice>
        )}
        {page.unreachable && <Notice tone="wait" title={m.complaint_no_email()} />}
        <Acts page={page} />
        <ComplaintStoryView story={story} wordsTitle={m.complaint_their_words()} />
        <DataList
          items={[
            { key: 'way', label: m.complaint_way(), value: page.way },
            ...(page.contact ? [{ key: 'contact', label: m.complaint_contact(), value: page.contact }] : []),
            ...(page.grant
              ? [
                  {
                    key: 'grant',
                    label: m.complaint_grant(),
                    value: <Link href={`/manager/grants/${page.grant}`}>{m.complaint_to_grant()}</Link>,
                  },
                ]
              : []),
            ...(page.proposal
              ? [
                  {
                    key: 'proposal',
                    label: m.complaint_proposal(),
                    value: <Link href={`/manager/proposals/${page.proposal.id}`}>{page.proposal.title}</Link>,
                  },
                ]
              : []),
          ]}
        />
      </div>
    </OfficeShell>
  )
}

function Acts({ page: { head, may, planned, anew, change, proposal } }: { page: Page }) {
  const here = `/manager/complaints/${head.id}`
  const plan = planned ? m.complaint_plan_again() : m.complaint_plan()
  return (
    <>
      {(may.decide || anew || change) && (
        <Buttons>
          {may.decide && <ButtonLink href={`${here}/answer`}>{m.complaint_decide()}</ButtonLink>}
          {anew && (
            <ButtonLink href={`/manager/proposals/${proposal?.id}/decision`}>
              {m.complaint_to_decision()}
            </ButtonLink>
          )}
          {change && (
            <ButtonLink href={`/manager/grants/${change}/change`}>{m.complaint_to_change()}</ButtonLink>
          )}
        </Buttons>
      )}
      <ul className="db-plain">
        {may.plan && <Act href={`${here}/hearing`}>{plan}</Act>}
        {may.hear && <Act href={`${here}/report`}>{m.complaint_hear()}</Act>}
        {may.ask && <Act href={`${here}/asking`}>{m.complaint_ask()}</Act>}
        {may.add && <Act href={`${here}/addition`}>{m.complaint_add()}</Act>}
        {may.committee && <Act href={`${here}/committee`}>{m.complaint_committee()}</Act>}
        {may.advice && <Act href={`${here}/advice`}>{m.complaint_note_advice()}</Act>}
        {may.extend && <Act href={`${here}/extension`}>{m.complaint_extend()}</Act>}
        {may.withdraw && <Act href={`${here}/withdrawal`}>{m.complaint_withdraw()}</Act>}
      </ul>
    </>
  )
}

function Act({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <Link href={href} look="alone">
        {children}
      </Link>
    </li>
  )
}
