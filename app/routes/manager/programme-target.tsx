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
import { NumberField } from '#app/components/form/number-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { EditFrame, errorAt, typedIn } from '#app/components/programme/edit-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { TargetPost } from '#app/server/programme/forms.server.ts'
import { numberPage } from '#app/server/programme/pages.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: titleWithError(`${m.results_programme_add_target()} – ${page?.name ?? ''}`, page?.failed ?? false),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  return { ...(await numberPage(actor, params.key)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const { key } = await numberPage(actor, params.key)
  const form = parseWithZod(await request.formData(), { schema: TargetPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, value, period, source } = form.value
  const edit = { what: 'target', indicator: key, value: value ?? 0, period, source } as const
  const verdict = await editProgramme(actor, { operation, edit }, clock(request))
  return verdict.ok
    ? redirect(`/manager/programme/indicators/${encodeURIComponent(key)}`)
    : refused(verdict, form)
}

const fields = ['value', 'period', 'source'] as const

export default function TargetAdd() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const back = {
    href: `/manager/programme/indicators/${encodeURIComponent(page.key)}`,
    label: `${page.key} ${page.name}`,
  }
  const field = (name: (typeof fields)[number]) => ({
    name,
    defaultValue: typedIn(answer, name, ''),
    error: errorAt(answer, name),
  })
  return (
    <EditFrame title={m.results_programme_add_target()} back={back} answer={answer} fields={fields}>
      <Lead>{m.results_programme_about({ name: page.name, type: page.typeWord })}</Lead>
      <Form operation={page.operation}>
        <NumberField {...field('value')} label={m.results_public_target()} unit={page.unit} />
        <TextField
          {...field('period')}
          width="short"
          label={m.results_programme_by_when()}
          hint={m.results_programme_by_when_hint()}
          optional
        />
        <TextField
          {...field('source')}
          label={m.results_public_source()}
          hint={m.results_programme_source_hint()}
        />
        <Buttons>
          <Button>{m.results_programme_save()}</Button>
        </Buttons>
      </Form>
    </EditFrame>
  )
}
