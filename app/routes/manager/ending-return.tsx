import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { returnEnding } from '#app/commands/return-ending.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { EndingFacts } from '#app/components/granting/ending-facts.tsx'
import { GiveBack } from '#app/components/granting/give-back.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { hasWrongForm } from '#app/server/failed-form.server.ts'
import { fundSide } from '#app/server/granting/agreement-side.server.ts'
import { takeStep } from '#app/server/granting/agreement-step.server.ts'
import { GiveBackPost } from '#app/server/granting/course-form.server.ts'
import { openEndingPage } from '#app/server/granting/ending-page.server.ts'
import { requireApprover } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.course_end_return_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireApprover(request)
  return {
    ...(await openEndingPage(actor, params.grantId, clock(request))),
    failed: hasWrongForm(context),
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireApprover(args.request)
  return takeStep(args, fundSide(actor), {
    schema: GiveBackPost,
    act: ({ grant, now }, form) => returnEnding(actor, grant.id, form, now),
    next: () => '#course',
  })
}

/** Says no to an ending that was prepared, with a reason. */
export default function EndingReturn() {
  const page = useLoaderData<typeof loader>()
  return (
    <GiveBack
      page={page}
      back={{ href: `${page.head.path}/ending/decision`, label: m.course_end_decide_title() }}
      title={m.course_end_return_title()}
      intro={m.course_end_return_intro({ name: page.preparer })}
      answer={useActionData<typeof action>()}
    >
      <EndingFacts {...page} />
    </GiveBack>
  )
}
