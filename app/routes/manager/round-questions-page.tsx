import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editRoundForm } from '#app/commands/edit-round-form.server.ts'
import { AdminEdit, fieldsOf } from '#app/components/admin/admin-edit.tsx'
import { DependsField } from '#app/components/asking/depends-field.tsx'
import { RemoveForm } from '#app/components/asking/remove-form.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { PagePost, pageForm } from '#app/server/office/asking/asking-forms.server.ts'
import { askingOf } from '#app/server/office/asking/asking-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(titleOf(page?.key ?? null), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const asking = await askingOf(actor, params.roundId, clock(request))
  return { ...pageForm(asking, params.pageKey), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const form = parseWithZod(await request.formData(), { schema: PagePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { roundId: round = '', pageKey = '' } = params
  const { text, ...same } = form.value
  const change =
    pageKey === 'new'
      ? { act: 'add-page' as const, text }
      : { act: 'edit-page' as const, page: pageKey, text }
  const verdict = await editRoundForm(actor, round, { ...same, change }, clock(request))
  if (!verdict.ok) return refused(verdict, form)
  const path = `/manager/rounds/${round}/questions`
  return redirect(verdict.added ? `${path}/${verdict.added}/new` : path)
}

function titleOf(key: string | null): string {
  return key === null ? m.asking_add_page() : m.asking_edit_page()
}

/** The heading of a page of questions, and for whom it is. */
export default function RoundQuestionsPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = fieldsOf(answer, page.fields)
  const path = `/manager/rounds/${page.id}/questions`
  return (
    <AdminEdit
      place="rounds"
      title={titleOf(page.key)}
      back={{ href: path, label: m.asking_title() }}
      answer={answer}
      fields={['title', 'hint']}
    >
      <Form operation={page.operation} hidden={{ seen: page.seen }}>
        <TextField {...field('title')} label={m.asking_page_name()} hint={m.asking_page_name_hint()} />
        <TextArea {...field('hint')} label={m.asking_hint()} hint={m.asking_hint_hint()} small optional />
        <DependsField answers={page.answers} dependsOn={page.dependsOn} answer={answer} />
        <Buttons>
          <Button>{m.setup_save()}</Button>
        </Buttons>
      </Form>
      {page.key && (
        <RemoveForm
          path={path}
          act="remove-page"
          target={page.key}
          operation={page.operation}
          seen={page.seen}
        />
      )}
    </AdminEdit>
  )
}
