import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { withdrawChange } from '#app/commands/withdraw-change.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

/** Takes back what one's own side wanted to change. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await withdrawChange(
    actor,
    params.grantId ?? '',
    params.changeId ?? '',
    'grantee',
    form.value,
    clock(request),
  )
  if (verdict.ok) return redirect(`/applicant/grants/${params.grantId}/change`)
  return refused(verdict, form)
}
