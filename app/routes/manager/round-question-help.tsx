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
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { HelpPost } from '#app/server/office/asking/asking-forms.server.ts'
import { askingHelpForm, placeIn } from '#app/server/office/asking/asking-help.server.ts'
import { askingOf } from '#app/server/office/asking/asking-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(page?.title ?? '', page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const page = await askingHelpForm(actor, params.roundId, params.place ?? '', clock(request))
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const { roundId: round = '', place = '' } = params
  placeIn(await askingOf(actor, round, clock(request)), place)
  const form = parseWithZod(await request.formData(), { schema: HelpPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { text, ...same } = form.value
  const change = { act: 'help' as const, place, text }
  const verdict = await editRoundForm(actor, round, { ...same, change }, clock(request))
  return verdict.ok ? redirect(`/manager/rounds/${round}/questions/help`) : refused(verdict, form)
}

/** What a round says itself to help with one of the usual questions. */
export default function RoundQuestionHelp() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = fieldsOf(answer, { text: page.own })
  return (
    <AdminEdit
      place="rounds"
      title={page.title}
      back={{ href: `/manager/rounds/${page.id}/questions/help`, label: m.asking_help_title() }}
      answer={answer}
      fields={['text']}
    >
      <p>{page.usual ? m.asking_help_usual({ hint: page.usual }) : m.asking_help_no_usual()}</p>
      <Form operation={page.operation} hidden={{ seen: page.seen }}>
        <TextArea
          {...field('text')}
          label={m.asking_help_own()}
          hint={m.asking_help_own_hint()}
          small
          optional
        />
        <Buttons>
          <Button>{m.setup_save()}</Button>
        </Buttons>
      </Form>
    </AdminEdit>
  )
}
