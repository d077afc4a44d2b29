import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editRound } from '#app/commands/edit-round.server.ts'
import { AdminEdit } from '#app/components/admin/admin-edit.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { RoundForm, roundFieldNames } from '#app/components/office/round-form.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { RoundPost, roundEditPage } from '#app/server/office/round-form.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(`${m.components_change()} – ${page?.name ?? ''}`, page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const page = await roundEditPage(actor, params.roundId, clock(request), currentLocale())
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const form = parseWithZod(await request.formData(), { schema: RoundPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const round = params.roundId ?? ''
  const verdict = await editRound(actor, round, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/rounds/${round}`)
  formWasWrong(context)
  return refused(verdict, form)
}

export default function RoundEdit() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <AdminEdit
      place="rounds"
      title={`${m.components_change()}: ${page.name}`}
      back={{ href: `/manager/rounds/${page.id}`, label: page.name }}
      answer={answer}
      fields={roundFieldNames}
    >
      <RoundForm page={page} open={page.open} answer={answer} />
    </AdminEdit>
  )
}
