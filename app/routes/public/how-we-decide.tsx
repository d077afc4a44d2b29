import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Criteria } from '#app/components/block/criteria.tsx'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { Thread } from '#app/components/state/thread.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { howPage } from '#app/server/public/how-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.public_how_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  return howPage(clock(request), currentLocale())
}

/** Who decides, on what, in which steps, and how a conflict of interest is handled. */
export default function HowWeDecide() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/how-we-decide">
      <div className="db-stack db-column">
        <h1>{m.public_how_title()}</h1>
        <Lead>{m.public_how_lead()}</Lead>
        <Thread steps={page.steps} />
      </div>
      <Section id="criteria" title={m.public_how_criteria()} intro={m.public_how_criteria_text()}>
        {page.weighed ? (
          <Criteria criteria={page.criteria} />
        ) : (
          <ul className="db-plain">
            {page.criteria.map(({ key, name, asks }) => (
              <li key={key}>
                <strong>{name}</strong> <span className="db-soft">{asks}</span>
              </li>
            ))}
          </ul>
        )}
        {page.round && (
          <p className="db-small db-soft db-after">{m.public_how_weights({ round: page.round })}</p>
        )}
      </Section>
      <Section
        id="panel"
        title={
          <>
            {m.public_how_panel()} {page.example && <ExampleWord />}
          </>
        }
        intro={page.how}
      >
        {page.panel.length > 0 && (
          <ul className="db-plain db-column">
            {page.panel.map(({ key, name, from }) => (
              <li key={key}>
                {name} <span className="db-soft">{from}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="conflict" title={m.public_how_conflict()}>
        <div className="db-stack-s db-column">
          <p>{m.public_how_conflict_text()}</p>
          <ul className="db-list">
            <li>{m.public_how_conflict_known()}</li>
            <li>{m.public_how_conflict_close()}</li>
            <li>{m.public_how_conflict_interest()}</li>
          </ul>
        </div>
      </Section>
      <Section id="disagree" title={m.public_how_disagree()}>
        <p className="db-column">
          {m.public_how_disagree_text()} <Link href="/contact">{m.public_how_disagree_link()}</Link>
        </p>
      </Section>
    </PublicShell>
  )
}
