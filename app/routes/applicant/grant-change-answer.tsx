import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { ChangeAnswer } from '#app/components/terms/change-answer.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { granteeSide } from '#app/server/granting/agreement-side.server.ts'
import { changeAnswerPage, giveChangeAnswer } from '#app/server/granting/change-steps.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.terms_change_verdict()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requirePerson(args.request)
  return changeAnswerPage(args, granteeSide(actor))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requirePerson(args.request)
  return giveChangeAnswer(args, granteeSide(actor))
}

/** Yes or no to a change of the other side. */
export default function GrantChangeAnswer() {
  const { head, change } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OwnGrantFrame head={head}>
      <h1>{m.terms_change_verdict()}</h1>
      <ChangeAnswer change={change} reply={answer?.form} refusal={answer?.refusal ?? null} />
    </OwnGrantFrame>
  )
}
