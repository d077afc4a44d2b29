import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { returnSettlement } from '#app/commands/return-settlement.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { GiveBack } from '#app/components/granting/give-back.tsx'
import { SettlementFacts } from '#app/components/granting/settlement-facts.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { hasWrongForm } from '#app/server/failed-form.server.ts'
import { fundSide } from '#app/server/granting/agreement-side.server.ts'
import { takeStep } from '#app/server/granting/agreement-step.server.ts'
import { GiveBackPost } from '#app/server/granting/course-form.server.ts'
import { settlementDecisionPage } from '#app/server/granting/settlement-page.server.ts'
import { requireApprover } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${m.course_settle_return_title()} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireApprover(request)
  return {
    ...(await settlementDecisionPage(actor, params.grantId, clock(request))),
    failed: hasWrongForm(context),
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireApprover(args.request)
  return takeStep(args, fundSide(actor), {
    schema: GiveBackPost,
    act: ({ grant, now }, form) => returnSettlement(actor, grant.id, form, now),
    next: () => '#course',
  })
}

/** Gives a prepared settlement back to who prepared it, with a reason. */
export default function SettlementReturn() {
  const page = useLoaderData<typeof loader>()
  return (
    <GiveBack
      page={page}
      back={{ href: `${page.head.path}/settlement/decision`, label: m.course_settle_decide_title() }}
      title={m.course_settle_return_title()}
      intro={m.course_settle_return_intro({ name: page.preparer })}
      answer={useActionData<typeof action>()}
    >
      <SettlementFacts settlement={page.settlement} prepared={page.prepared} />
    </GiveBack>
  )
}
