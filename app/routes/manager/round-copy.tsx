import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { copyRound } from '#app/commands/prepare-round.server.ts'
import { AdminEdit, fieldsOf } from '#app/components/admin/admin-edit.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { CopyPost } from '#app/server/office/round-form.server.ts'
import { officeRoundPage } from '#app/server/office/round-page.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(`${m.setup_round_copy()} – ${page?.name ?? ''}`, page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const { id, name, operation } = await officeRoundPage(
    actor,
    params.roundId,
    clock(request),
    currentLocale(),
  )
  return { id, name, operation, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const form = parseWithZod(await request.formData(), { schema: CopyPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await copyRound(actor, params.roundId ?? '', form.value, clock(request))
  return verdict.ok ? redirect(`/manager/rounds/${verdict.round}`) : refused(verdict, form)
}

export default function RoundCopy() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = fieldsOf<'name'>(answer, { name: m.setup_round_copy_of({ name: page.name }) })
  return (
    <AdminEdit
      place="rounds"
      title={m.setup_round_copy()}
      back={{ href: `/manager/rounds/${page.id}`, label: page.name }}
      answer={answer}
      fields={['name']}
    >
      <Lead>{m.setup_round_copy_lead()}</Lead>
      <Form operation={page.operation}>
        <TextField {...field('name')} label={m.setup_round_name()} />
        <Buttons>
          <Button>{m.setup_round_copy_go()}</Button>
        </Buttons>
      </Form>
    </AdminEdit>
  )
}
