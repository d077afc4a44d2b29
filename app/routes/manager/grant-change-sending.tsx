import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { ChangeSending } from '#app/components/terms/change-sending.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { fundSide } from '#app/server/granting/agreement-side.server.ts'
import { changeSendingPage, sendOwnChange } from '#app/server/granting/change-steps.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.terms_change_send_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireManager(args.request)
  return changeSendingPage(args, fundSide(actor))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireManager(args.request)
  return sendOwnChange(args, fundSide(actor))
}

/** The last look at a change before it is sent. */
export default function GrantChangeSending() {
  const { head, page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head} back={{ href: `${head.path}/change`, label: m.terms_change_back() }}>
      <h1>{m.terms_change_send_title()}</h1>
      <ChangeSending
        back={`${head.path}/change`}
        page={page}
        reply={answer?.form}
        refusal={answer?.refusal ?? null}
      />
    </GrantFrame>
  )
}
