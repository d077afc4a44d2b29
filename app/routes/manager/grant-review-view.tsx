import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { writeReview } from '#app/commands/write-review.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { ViewForm } from '#app/components/learning/view-form.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { ReviewPost } from '#app/server/granting/learning-form.server.ts'
import { viewPage } from '#app/server/granting/learning-steps.server.ts'
import { reviewTexts } from '#app/server/granting/learning-words.server.ts'
import { grantHead, officeGrant } from '#app/server/granting/office-grant.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.learning_write()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const grant = await officeGrant(actor, params.grantId)
  return {
    head: grantHead(grant),
    page: await viewPage(grant, 'fund', clock(request), currentLocale()),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ReviewPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await writeReview(
    actor,
    params.grantId ?? '',
    'fund',
    form.value,
    reviewTexts,
    clock(request),
  )
  if (verdict.ok) return redirect(`/manager/grants/${params.grantId}/review`)
  formWasRefused(context)
  return refused(verdict, form, await forStaff(actor))
}

/** One side says what it saw and what should follow. */
export default function GrantReviewView() {
  const { head, page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/review`, label: m.learning_back() }}>
      <ViewForm page={page} answer={answer} />
    </GrantFrame>
  )
}
