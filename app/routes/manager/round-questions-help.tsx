import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { askingHelpPage } from '#app/server/office/asking/asking-help.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${m.asking_help_title()} – ${page.name}` : '' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  return askingHelpPage(actor, params.roundId, clock(request))
}

/** The usual questions of a round, each a link to what helps with it. */
export default function RoundQuestionsHelp() {
  const page = useLoaderData<typeof loader>()
  const path = `/manager/rounds/${page.id}/questions`
  return (
    <OfficeShell current="/manager/proposals">
      <div className="db-stack db-column">
        <Link href={path} look="back">
          ‹ {m.asking_title()}
        </Link>
        <h1>{m.asking_help_title()}</h1>
        <Lead>{m.asking_help_lead()}</Lead>
        {page.sections.map(({ key, title, questions }) => (
          <Section key={key} id={key} title={title}>
            <ul>
              {questions.map((one) => (
                <li key={one.place}>
                  <Link href={`${path}/help/${one.place}`}>{one.title}</Link>
                  {one.own && <p className="db-soft">{one.own}</p>}
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </OfficeShell>
  )
}
