import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { returnWork } from '#app/commands/mark-work.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { WorkInstead } from '#app/components/office/work-instead.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { homeOf, placeOf, WorkReturnPost, workPage } from '#app/server/office/work-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? titleWithError(data.item.what, data.failed) : m.shell_error_404_title() },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'lay-work')
  return { ...(await workPage(actor, params, dayOf(clock(request)))), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'lay-work')
  const form = parseWithZod(await request.formData(), { schema: WorkReturnPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await returnWork(actor, placeOf(params), form.value, clock(request))
  return verdict.ok ? redirect(homeOf(params)) : refused(verdict, form, await forStaff(actor))
}

/** Puts a piece of work back on everybody's desk. */
export default function WorkReturn() {
  return <WorkInstead page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
