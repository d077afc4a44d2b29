import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { tagLesson } from '#app/commands/tag-lesson.server.ts'
import { Paragraphs } from '#app/components/block/lines.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { CheckboxGroup } from '#app/components/form/choices.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { keptLessonPage, LessonTagsPost } from '#app/server/lessons/kept-lessons.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? m.shell_error_404_title() },
]

type Page = Awaited<ReturnType<typeof keptLessonPage>>

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'see-programme')
  return { ...(await keptLessonPage(actor, params.lessonId)), operation: randomUUID() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'keep-lessons')
  const form = parseWithZod(await request.formData(), { schema: LessonTagsPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await tagLesson(actor, params.lessonId ?? '', form.value, clock(request))
  return verdict.ok ? redirect('/manager/lessons') : refused(verdict, form)
}

/** One lesson: what it says, what it is about, who may read it, and what was done to it. */
export default function Lesson() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/programme">
      <div className="db-stack db-column">
        <Link href="/manager/lessons" look="back">
          ‹ {m.lessons_keep_title()}
        </Link>
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{page.title}</h1>
        <Paragraphs texts={[page.text]} />
        <p className="db-small db-soft">{[page.source, page.seen].join(' · ')}</p>
        {page.keeps ? <Tags page={page} operation={page.operation} /> : page.about && <p>{page.about}</p>}
        {page.keeps && (
          <p>
            <Link href={`${page.href}/showing`}>
              {page.published ? m.lessons_hide_link() : m.lessons_show_link()}
            </Link>
          </p>
        )}
      </div>
      {page.history.length > 0 && (
        <Section id="history" title={m.lessons_history()}>
          <ul className="db-list">
            {page.history.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
    </OfficeShell>
  )
}

function Tags({ page, operation }: { page: Page; operation: string }) {
  return (
    <Form operation={operation}>
      {page.ofGrant && <p className="db-soft">{m.lessons_of_grant({ about: page.ofGrant })}</p>}
      <SelectField
        name="criterion"
        label={m.lessons_criterion()}
        options={page.criteria}
        empty={m.lessons_no_criterion()}
        defaultValue={page.chosen.criterion}
      />
      <CheckboxGroup
        name="pillars"
        label={m.lessons_pillar()}
        choices={page.pillars}
        defaultValue={page.chosen.pillars}
        optional
      />
      <CheckboxGroup
        name="neighbourhoods"
        label={m.lessons_place()}
        choices={page.neighbourhoods}
        defaultValue={page.chosen.neighbourhoods}
        optional
      />
      <Buttons>
        <Button>{m.lessons_keep_button()}</Button>
      </Buttons>
    </Form>
  )
}
