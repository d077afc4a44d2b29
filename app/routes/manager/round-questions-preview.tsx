import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PreviewedPage } from '#app/components/asking/previewed-page.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { AnswerList } from '#app/components/proposal/answer-list.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { askingPreview } from '#app/server/office/asking/asking-preview.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${titleOf(page.reading)} – ${page.name}` : '' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return askingPreview(actor, params.roundId, new URL(request.url).searchParams, clock(request))
}

function titleOf(reading: boolean): string {
  return reading ? m.asking_preview_reviewer() : m.asking_preview_applicant()
}

/** The questions of a round as who writes and who reads will see them; nothing that is typed here is kept. */
export default function RoundQuestionsPreview() {
  const page = useLoaderData<typeof loader>()
  const path = `/manager/rounds/${page.id}/questions`
  const version = page.version === null ? '' : `version=${page.version}`
  return (
    <OfficeShell current="/manager/proposals">
      <div className="db-stack db-column">
        <Link href={path} look="back">
          ‹ {m.asking_title()}
        </Link>
        <p className="db-over">
          {page.version === null ? page.name : m.asking_version({ version: page.version })}
        </p>
        <h1>{titleOf(page.reading)}</h1>
        <Lead>{page.reading ? m.asking_preview_reads() : m.asking_preview_writes()}</Lead>
        <p>
          <Link
            href={`${path}/preview?${page.reading ? version : [version, 'as=reviewer'].filter(Boolean).join('&')}`}
          >
            {titleOf(!page.reading)}
          </Link>
        </p>
        {page.reading ? (
          <Section id="extra" title={page.section.title}>
            <AnswerList items={page.pages.flatMap(({ read }) => read)} />
          </Section>
        ) : (
          page.pages.map(({ key, read: _read, ...one }) => <PreviewedPage key={key} name={key} {...one} />)
        )}
      </div>
    </OfficeShell>
  )
}
