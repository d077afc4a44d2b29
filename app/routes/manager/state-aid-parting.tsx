import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { partUndertakings } from '#app/commands/part-undertakings.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { ReasonForm } from '#app/components/fund/reason-form.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { PartPost } from '#app/server/aid/forms.server.ts'
import { linkPage } from '#app/server/aid/register-page.server.ts'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.aid_part()} – ${data.link.names}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const link = await linkPage(actor, params.linkId)
  if (!link) throw notFound()
  return { link, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: PartPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await partUndertakings(actor, params.linkId ?? '', form.value, clock(request))
  return verdict.ok ? redirect('/manager/state-aid') : refused(verdict, form, await forStaff(actor))
}

/** Ends a link between two organisations, with the reason. */
export default function StateAidParting() {
  const { link, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <FundFrame back={{ href: '/manager/state-aid', label: m.aid_title() }}>
      <h1>{m.aid_part()}</h1>
      <p>
        <strong>{link.names}</strong>: {link.reason}
      </p>
      <ReasonForm label={m.aid_part_why()} button={m.aid_part()} operation={operation} answer={answer} />
    </FundFrame>
  )
}
