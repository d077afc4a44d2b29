import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/block/notice.tsx'
import { ComplaintStoryView } from '#app/components/complaint/complaint-story.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stripOf } from '#app/server/applying/here.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { storyOf } from '#app/server/complaining/complaint-view.server.ts'
import { ownComplaint } from '#app/server/complaining/own-complaint.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { inGroup, pathOf } from '#app/server/together/group-guard.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.story.kind ?? '' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const { here } = await inGroup(applicant, params.proposalId, pathOf(request))
  const complaint = await ownComplaint(applicant, here.proposal, params.complaintId)
  const path = proposalPath(here.proposal.id)
  const own = `${path}/complaints/${complaint.id}`
  return {
    strip: stripOf(here, clock(request), currentLocale()),
    path,
    story: await storyOf(complaint, 'applicant', own, currentLocale()),
    addition: complaint.mayAdd ? `${own}/addition` : null,
    withdrawal: complaint.mayWithdraw ? `${own}/withdrawal` : null,
  }
}

/** What somebody complained about, what happens with it and when, and the answer. */
export default function ComplaintPage() {
  const { strip, path, story, addition, withdrawal } = useLoaderData<typeof loader>()
  return (
    <ApplyingShell strip={strip} back={{ href: path, label: m.applicant_apply_where_title() }}>
      <div className="db-stack db-column">
        <p className="db-over">{story.about}</p>
        <h1>{story.kind}</h1>
        <Lead>{story.state}</Lead>
        {addition && (
          <Notice
            tone="turn"
            title={m.complaint_more_asked()}
            action={<ButtonLink href={addition}>{m.complaint_more()}</ButtonLink>}
          >
            <p>{m.complaint_more_asked_text()}</p>
          </Notice>
        )}
        <ComplaintStoryView story={story} wordsTitle={m.complaint_words()} />
        {withdrawal && (
          <p>
            <Link href={withdrawal} look="alone">
              {m.complaint_withdraw()}
            </Link>
          </p>
        )}
      </div>
    </ApplyingShell>
  )
}
