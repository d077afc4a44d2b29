import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { OwnGrantFrame } from '#app/components/granting/own-grant-frame.tsx'
import { ViewForm } from '#app/components/learning/view-form.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { granteeSide } from '#app/server/granting/agreement-side.server.ts'
import { reviewViewPage, writeOwnView } from '#app/server/granting/learning-acts.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.learning_write()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requirePerson(args.request)
  return reviewViewPage(args, granteeSide(actor))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requirePerson(args.request)
  return writeOwnView(args, granteeSide(actor))
}

/** One side says what it saw and what should follow. */
export default function GrantReviewView() {
  const { head, page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OwnGrantFrame head={head} back={{ href: `${head.path}/review`, label: m.learning_back() }}>
      <ViewForm page={page} answer={answer} />
    </OwnGrantFrame>
  )
}
