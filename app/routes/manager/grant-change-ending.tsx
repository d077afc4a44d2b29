import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Refusal } from '#app/components/block/refusal.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { fundSide } from '#app/server/granting/agreement-side.server.ts'
import { changeEndingPage, takeChangeBack } from '#app/server/granting/change-steps.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireManager(args.request)
  return changeEndingPage(args, fundSide(actor))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireManager(args.request)
  return takeChangeBack(args, fundSide(actor))
}

export default function GrantChangeEnding() {
  const head = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head}>
      <h1>{m.terms_change_withdraw()}</h1>
      {answer?.refusal && <Refusal {...answer.refusal} />}
    </GrantFrame>
  )
}
