import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ComplaintStoryView } from '#app/components/complaint/complaint-story.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { isComplaintToken } from '#app/effects/codes.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { storyOf } from '#app/server/complaining/complaint-view.server.ts'
import { db } from '#db/client.server.ts'
import { complaintByKey } from '#db/queries/complaints.server.ts'

/** What the link shows is for who got it, so the page is never kept. */
export const handle = { script: false, kept: false }
export const meta: MetaFunction<typeof loader> = ({ data: story }) => [
  { title: story?.kind ?? m.complaint_unknown() },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ params }: LoaderFunctionArgs) {
  const { complaintId = '', token = '' } = params
  const complaint = isComplaintToken(complaintId, token) ? await complaintByKey(db(), complaintId) : null
  const path = `/complaints/${complaintId}/${token}`
  const story = complaint && (await storyOf(complaint, 'applicant', path, currentLocale()))
  return data(story, { status: story ? 200 : 404 })
}

/** What somebody without an account sees who follows the link in the mail about their complaint. */
export default function ComplaintOfLink() {
  const story = useLoaderData<typeof loader>()
  return (
    <PlainShell>
      {story ? (
        <>
          <p className="db-over">{story.about}</p>
          <h1>{story.kind}</h1>
          <Lead>{story.state}</Lead>
          <ComplaintStoryView story={story} wordsTitle={m.complaint_words()} />
        </>
      ) : (
        <>
          <h1>{m.complaint_unknown()}</h1>
          <Refusal what={m.complaint_unknown()} whatNow={m.complaint_unknown_text()} />
        </>
      )}
    </PlainShell>
  )
}
