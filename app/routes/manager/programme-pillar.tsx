import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editProgramme } from '#app/commands/edit-programme.server.ts'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { EditFrame, errorAt, typedIn } from '#app/components/programme/edit-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { PillarPost } from '#app/server/programme/forms.server.ts'
import { pillarEditPage } from '#app/server/programme/pages.server.ts'
import { newKey } from '#app/server/programme/row-form.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: titleWithError(
      page?.isNew ? m.results_programme_add_pillar() : (page?.name ?? ''),
      page?.failed ?? false,
    ),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  return { ...(await pillarEditPage(actor, params.key)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const form = parseWithZod(await request.formData(), { schema: PillarPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, ...row } = form.value
  const key = params.key === newKey ? null : (params.key ?? '')
  const verdict = await editProgramme(
    actor,
    { operation, edit: { what: 'pillar', key, ...row } },
    clock(request),
  )
  return verdict.ok ? redirect('/manager/programme#pillars') : refused(verdict, form)
}

export default function PillarEdit() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <EditFrame
      title={page.isNew ? m.results_programme_add_pillar() : page.name}
      answer={answer}
      fields={['name', 'goal']}
    >
      <Form operation={page.operation} hidden={{ seen: page.seen }}>
        <TextField
          name="name"
          label={m.results_programme_name()}
          defaultValue={typedIn(answer, 'name', page.name)}
          error={errorAt(answer, 'name')}
        />
        <TextArea
          name="goal"
          label={m.results_programme_goal()}
          words={120}
          small
          defaultValue={typedIn(answer, 'goal', page.goal)}
          error={errorAt(answer, 'goal')}
        />
        <Buttons>
          <Button>{m.results_programme_save()}</Button>
        </Buttons>
      </Form>
    </EditFrame>
  )
}
