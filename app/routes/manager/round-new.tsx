import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { prepareRound } from '#app/commands/prepare-round.server.ts'
import { AdminEdit } from '#app/components/admin/admin-edit.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { RoundForm, roundFieldNames } from '#app/components/office/round-form.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { newRoundPage, RoundPost } from '#app/server/office/round-form.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.setup_round_add(), data?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const asked = new URL(request.url).searchParams.get('route')
  const track = asked === 'small-start' ? 'small-start' : 'full'
  return {
    ...(await newRoundPage(actor, track, clock(request), currentLocale())),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const form = parseWithZod(await request.formData(), { schema: RoundPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { seen: _, ...plan } = form.value
  const verdict = await prepareRound(actor, plan, clock(request))
  if (verdict.ok) return redirect(`/manager/rounds/${verdict.round}`)
  formWasWrong(context)
  return refused(verdict, form)
}

/** A round that nobody outside knows of yet. */
export default function RoundNew() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <AdminEdit
      place="rounds"
      title={m.setup_round_add()}
      back={{ href: '/manager/rounds', label: m.manager_rounds_title() }}
      answer={answer}
      fields={roundFieldNames}
    >
      <Lead>{m.setup_round_add_lead()}</Lead>
      <RoundForm page={page} answer={answer} />
    </AdminEdit>
  )
}
