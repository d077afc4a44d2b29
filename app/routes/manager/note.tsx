import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readMention } from '#app/commands/read-mention.server.ts'
import { Card } from '#app/components/block/card.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { clock } from '#app/server/clock.server.ts'
import { notedPage } from '#app/server/near/note-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? `${data.how} – ${data.head.title}` : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const now = clock(request)
  const page = await notedPage(actor, params.noteId, dayOf(now))
  await readMention(actor, params.noteId ?? '', now)
  return page
}

/** Something the office noted, with what stood there before; who is mentioned in it has read it now. */
export default function Note() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <div className="db-stack db-column">
        <Link href={page.whole} look="back">
          ‹ {m.near_case_link()}
        </Link>
        <div className="db-stack-s">
          <p className="db-over">{page.head.title}</p>
          <h1>{page.how}</h1>
          <Lead>{page.when}</Lead>
        </div>
        <p className="db-lines">{page.words}</p>
        <p className="db-small db-soft">{page.noted}</p>
        {(page.correct || page.remove) && (
          <p className="db-row">
            {page.correct && (
              <Link href={page.correct} look="alone">
                {m.near_note_correct()}
              </Link>
            )}
            {page.remove && (
              <Link href={page.remove} look="alone">
                {m.near_note_remove()}
              </Link>
            )}
          </p>
        )}
        {page.before.length > 0 && (
          <Card quiet title={m.near_note_before()}>
            <ol className="db-plain">
              {page.before.map(({ key, words, was, changed }) => (
                <li key={key} className="db-stack-s">
                  <p className="db-small db-soft">{was}</p>
                  <p className="db-lines">{words}</p>
                  <p className="db-small db-soft">{changed}</p>
                </li>
              ))}
            </ol>
          </Card>
        )}
      </div>
    </OfficeShell>
  )
}
