import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { bringPastFile } from '#app/commands/bring-past-file.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PastFileForm } from '#app/components/past/past-file-form.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { receivePast } from '#app/server/past/receive-past.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.past_bring(), page?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAction(request, 'bring-past')
  return { operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'bring-past')
  const answer = await receivePast(request, (file, operation) =>
    bringPastFile(actor, { operation }, file, clock(request)),
  )
  if ('problem' in answer) {
    formWasWrong(context)
    return data({ problem: answer.problem, form: null, refusal: null }, { status: 400 })
  }
  const { verdict } = answer
  if (!verdict.ok) return refused(verdict, undefined, await forStaff(actor))
  return redirect(`/manager/past/batches/${verdict.batch}/sheet`)
}

/** Brings a file with the past of the fund, to be looked at first. */
export default function PastNew() {
  const { operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack db-column">
        <Link href="/manager/past" look="back">
          ‹ {m.past_title()}
        </Link>
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.past_bring()}</h1>
        <Lead>{m.past_new_lead()}</Lead>
        <p>{m.past_new_order()}</p>
        <p>{m.past_new_people()}</p>
        <PastFileForm operation={operation} problem={answer && 'problem' in answer ? answer.problem : null} />
      </div>
    </OfficeShell>
  )
}
