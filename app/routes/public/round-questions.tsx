import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PaperQuestion } from '#app/components/proposal/paper-question.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { questionsPage } from '#app/server/public/questions-page.server.ts'
import { isInside } from '#app/server/session.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${m.public_questions_title()} – ${page.name}` : '' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const inside = await isInside(request, clock(request))
  return questionsPage(params.slug ?? '', inside, currentLocale())
}

export default function RoundQuestions() {
  const page = useLoaderData<typeof loader>()
  const { person } = useRootData()
  return (
    <PublicShell current="/check">
      <Link href={`/rounds/${page.slug}`} look="back">
        ‹ {page.name}
      </Link>
      <div className="db-column db-stack">
        <p className="db-over">
          {page.name} · {page.track}
        </p>
        <h1>{m.public_questions_title()}</h1>
        <Lead>{page.lead}</Lead>
        <p>{m.public_questions_how()}</p>
        <p>{m.public_questions_until({ when: page.closes })}</p>
        {person && <p>{m.public_questions_give({ name: person.name, phone: person.phone })}</p>}
        {page.sections.map(({ key, title, intro, questions }) => (
          <section key={key} className="db-stack" aria-labelledby={`part-${key}`}>
            <h2 id={`part-${key}`}>{title}</h2>
            <p>{intro}</p>
            {questions.map(({ key: question, ...asked }) => (
              <PaperQuestion key={question} {...asked} />
            ))}
          </section>
        ))}
        <section className="db-paper">
          <h2>{m.public_questions_sign()}</h2>
          <p>{m.public_questions_name()}</p>
          <div className="db-paper__room db-paper__room--s" />
          <p>{m.public_questions_day()}</p>
          <div className="db-paper__room db-paper__room--s" />
          <p>{m.public_questions_signature()}</p>
          <div className="db-paper__room db-paper__room--m" />
        </section>
      </div>
    </PublicShell>
  )
}
