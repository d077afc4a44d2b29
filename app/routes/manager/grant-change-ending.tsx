import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { withdrawChange } from '#app/commands/withdraw-change.server.ts'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

/** Takes back what one's own side wanted to change. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await withdrawChange(
    actor,
    params.grantId ?? '',
    params.changeId ?? '',
    'fund',
    form.value,
    clock(request),
  )
  if (verdict.ok) return redirect(`/manager/grants/${params.grantId}/change`)
  return refused(verdict, form, await forStaff(actor))
}
