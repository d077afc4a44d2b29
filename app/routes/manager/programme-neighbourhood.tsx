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
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { EditFrame, errorAt, typedIn } from '#app/components/programme/edit-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { NeighbourhoodPost } from '#app/server/programme/forms.server.ts'
import { neighbourhoodEditPage } from '#app/server/programme/pages.server.ts'
import { newKey } from '#app/server/programme/row-form.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: titleWithError(
      page?.isNew ? m.results_programme_add_neighbourhood() : (page?.name ?? ''),
      page?.failed ?? false,
    ),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  return { ...(await neighbourhoodEditPage(actor, params.key)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const form = parseWithZod(await request.formData(), { schema: NeighbourhoodPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, ...row } = form.value
  const key = params.key === newKey ? null : (params.key ?? '')
  const verdict = await editProgramme(
    actor,
    { operation, edit: { what: 'neighbourhood', key, ...row } },
    clock(request),
  )
  return verdict.ok ? redirect('/manager/programme#neighbourhoods') : refused(verdict, form)
}

export default function NeighbourhoodEdit() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <EditFrame
      title={page.isNew ? m.results_programme_add_neighbourhood() : page.name}
      answer={answer}
      fields={['name', 'parent']}
    >
      <Form operation={page.operation} hidden={{ seen: page.seen }}>
        <TextField
          name="name"
          label={m.results_programme_name()}
          defaultValue={typedIn(answer, 'name', page.name)}
          error={errorAt(answer, 'name')}
        />
        <SelectField
          name="parent"
          label={m.results_programme_lies_in()}
          optional
          empty={m.results_programme_nowhere()}
          options={page.parents}
          defaultValue={typedIn(answer, 'parent', page.parent)}
          error={errorAt(answer, 'parent')}
        />
        <Buttons>
          <Button>{m.results_programme_save()}</Button>
        </Buttons>
      </Form>
    </EditFrame>
  )
}
