import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { AgreeForm } from '#app/components/learning/agree-form.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { fundSide } from '#app/server/granting/agreement-side.server.ts'
import { agreeWithView, reviewAgreementPage } from '#app/server/granting/learning-acts.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.learning_agree_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireManager(args.request)
  return reviewAgreementPage(args, fundSide(actor))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireManager(args.request)
  return agreeWithView(args, fundSide(actor))
}

/** One side agrees with what the other wrote. */
export default function GrantReviewAgreement() {
  const { head, page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/review`, label: m.learning_back() }}>
      <AgreeForm path={head.path} page={page} answer={answer} />
    </GrantFrame>
  )
}
