import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { DraftOverview } from '#app/components/proposal/draft-overview.tsx'
import { SentOverview } from '#app/components/proposal/sent-overview.tsx'
import { isWritable } from '#app/domain/proposal/state.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { applying, stripOf } from '#app/server/applying/here.server.ts'
import { draftOverview, sentOverview } from '#app/server/applying/overview.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: page?.sent
      ? m.applicant_apply_where_title()
      : m.applicant_apply_page_title({ title: page?.strip.title ?? '' }),
  },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await applying(applicant, params.proposalId ?? '')
  const now = clock(request)
  const language = currentLocale()
  const writable = isWritable(here.proposal.state)
  return {
    strip: stripOf(here, now, language),
    draft: writable ? await draftOverview(applicant, here, now, language) : null,
    sent: writable ? null : await sentOverview(applicant, here, now, language),
  }
}

/** One address for the whole life of a proposal: its task list while it is written, where it is once it is sent. */
export default function Proposal() {
  const { strip, draft, sent } = useLoaderData<typeof loader>()
  return (
    <ApplyingShell strip={strip}>
      {draft && <DraftOverview page={draft} />}
      {sent && <SentOverview page={sent} />}
    </ApplyingShell>
  )
}
