import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showLesson } from '#app/commands/show-lesson.server.ts'
import { Paragraphs } from '#app/components/block/lines.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { keptLessonPage, LessonShowPost } from '#app/server/lessons/kept-lessons.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(data.published ? m.lessons_hide_link() : m.lessons_show_link(), data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'keep-lessons')
  const page = await keptLessonPage(actor, params.lessonId)
  return { ...page, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'keep-lessons')
  const { published, href } = await keptLessonPage(actor, params.lessonId)
  const form = parseWithZod(await request.formData(), {
    schema: published
      ? LessonShowPost.refine(({ reason }) => reason !== '', { path: ['reason'], error: 'empty' })
      : LessonShowPost,
  })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await showLesson(
    actor,
    params.lessonId ?? '',
    { ...form.value, show: !published },
    clock(request),
  )
  return verdict.ok ? redirect(href) : refused(verdict, form)
}

/** Shows a lesson to everybody, or takes it off with a reason. */
export default function LessonShowing() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'reason', {
    empty: m.lessons_hide_empty(),
    tooLong: m.lessons_hide_long(),
  })
  return (
    <OfficeShell current="/manager/programme">
      <div className="db-stack db-column">
        <Link href={page.href} look="back">
          ‹ {page.title}
        </Link>
        <ErrorSummary problems={problemsIn({ reason: error }, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{page.published ? m.lessons_hide_link() : m.lessons_show_link()}</h1>
        <p>{page.published ? m.lessons_hide_intro() : m.lessons_show_intro()}</p>
        <Paragraphs texts={[page.text]} />
        <Form operation={page.operation}>
          {page.published && (
            <TextArea
              name="reason"
              label={m.lessons_hide_reason()}
              defaultValue={typedText(answer?.form, 'reason')}
              error={error}
              small
            />
          )}
          <Buttons>
            <Button>{page.published ? m.lessons_hide_button() : m.lessons_show_button()}</Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
