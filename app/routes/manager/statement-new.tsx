import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { importStatement } from '#app/commands/import-statement.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { StatementForm } from '#app/components/payments/statement-form.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { receiveStatement } from '#app/server/payments/receive-statement.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.payments_import_title(), page?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAction(request, 'import-statement')
  return { operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'import-statement')
  const answer = await receiveStatement(request, (file, operation) =>
    importStatement(actor, { operation }, file, clock(request)),
  )
  if ('problem' in answer) {
    formWasWrong(context)
    return data({ problem: answer.problem, form: null, refusal: null }, { status: 400 })
  }
  const { verdict } = answer
  if (!verdict.ok) return refused(verdict, undefined, await forStaff(actor))
  const again = verdict.again ? '?again=1' : ''
  return redirect(`/manager/payments/statements/${verdict.import}${again}`)
}

/** Takes in a statement of the bank. */
export default function StatementNew() {
  const { operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/tranches">
      <div className="db-stack">
        <Link href="/manager/payments" look="back">
          ‹ {m.payments_title()}
        </Link>
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.payments_import_title()}</h1>
        <Lead>{m.payments_import_lead()}</Lead>
        <StatementForm
          operation={operation}
          problem={answer && 'problem' in answer ? answer.problem : null}
        />
      </div>
    </OfficeShell>
  )
}
