import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Paragraphs } from '#app/components/block/lines.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { lessonRegister } from '#app/server/lessons/register-page.server.ts'

export const handle = { script: false, query: ['q', 'v', 'pillar', 'neighbourhood'] }
export const meta: MetaFunction = () => [{ title: `${m.lessons_title()} – Dichtbij` }]

export async function loader({ request }: LoaderFunctionArgs) {
  return lessonRegister(new URL(request.url), currentLocale())
}

/** What the programme and its initiatives learned, to search by word, V, pillar and neighbourhood. */
export default function LessonsRegister() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/lessons">
      <h1>{m.lessons_title()}</h1>
      <Lead>{m.lessons_lead()}</Lead>
      <Search page={page} />
      <p className="db-soft">{m.lessons_count({ count: page.count })}</p>
      {page.count === 0 ? (
        <Empty
          title={m.lessons_none()}
          action={page.searches && <ButtonLink href="/lessons">{m.lessons_all()}</ButtonLink>}
        >
          {m.lessons_none_text()}
        </Empty>
      ) : (
        <div className="db-stack">
          {page.lessons.map(({ key, title, text, source, about, href }) => (
            <article key={key} className="db-stack-s">
              <h2 className="db-h3">{title}</h2>
              <Paragraphs texts={[text]} />
              <p className="db-small db-soft">
                {href ? <Link href={href}>{source}</Link> : source}
                {about && ` · ${about}`}
              </p>
            </article>
          ))}
        </div>
      )}
    </PublicShell>
  )
}

function Search({ page }: { page: Awaited<ReturnType<typeof lessonRegister>> }) {
  const { chosen, criteria, pillars, neighbourhoods } = page
  const all = m.lessons_any()
  return (
    <Form method="get" action="/lessons">
      <TextField name="q" label={m.lessons_words()} defaultValue={chosen.q} />
      <SelectField
        name="v"
        label={m.lessons_criterion()}
        options={criteria}
        empty={all}
        defaultValue={chosen.v}
      />
      <SelectField
        name="pillar"
        label={m.lessons_pillar()}
        options={pillars}
        empty={all}
        defaultValue={chosen.pillar}
      />
      <SelectField
        name="neighbourhood"
        label={m.lessons_place()}
        options={neighbourhoods}
        empty={all}
        defaultValue={chosen.neighbourhood}
      />
      <Buttons>
        <Button>{m.lessons_search()}</Button>
      </Buttons>
    </Form>
  )
}
