import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { ViewForm } from '#app/components/learning/view-form.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { fundSide } from '#app/server/granting/agreement-side.server.ts'
import { reviewViewPage, writeOwnView } from '#app/server/granting/learning-acts.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.learning_write()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireManager(args.request)
  return reviewViewPage(args, fundSide(actor))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireManager(args.request)
  return writeOwnView(args, fundSide(actor))
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
