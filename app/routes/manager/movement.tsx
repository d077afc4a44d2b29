import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { matchMovement } from '#app/commands/match-movement.server.ts'
import { DataList } from '#app/components/block/data-list.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { MovementForm, type MovementName } from '#app/components/payments/movement-form.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { MovementPost, movementPage } from '#app/server/payments/movement-page.server.ts'
import { requireAction, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.payments_move_title(), data?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const page = await movementPage(actor, params.movementId)
  return { ...page, operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'import-statement')
  const form = parseWithZod(await request.formData(), { schema: MovementPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await matchMovement(actor, params.movementId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect('/manager/payments#open')
  return refused(verdict, form, await forStaff(actor))
}

/** One movement of a statement, and what it is. */
export default function Movement() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    as: firstError(answer?.form, 'as', { empty: m.payments_move_ask_empty() }),
    release: firstError(answer?.form, 'release', { empty: m.payments_move_which_empty() }),
    grant: firstError(answer?.form, 'grant', { empty: m.payments_move_grant_empty() }),
    loan: firstError(answer?.form, 'loan', { empty: m.payments_move_grant_empty() }),
    contribution: firstError(answer?.form, 'contribution', { empty: m.payments_move_promise_empty() }),
    donor: firstError(answer?.form, 'donor', { empty: m.payments_move_donor_empty() }),
    note: firstError(answer?.form, 'note', { empty: m.payments_move_note_empty() }),
  }
  const suggested: Partial<Record<MovementName, string>> = page.likely
    ? { as: 'promise', contribution: page.likely.contribution }
    : {}
  const field = (name: MovementName) => ({
    name,
    defaultValue: typedText(answer?.form, name) || (suggested[name] ?? ''),
    error: name === 'pot' ? undefined : errors[name],
  })
  const none = m.payments_move_none()
  return (
    <OfficeShell current="/manager/tranches">
      <div className="db-stack">
        <Link href="/manager/payments#open" look="back">
          ‹ {m.payments_title()}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.payments_move_title()}</h1>
        <DataList
          items={[
            { key: 'amount', label: m.payments_amount(), value: page.amount },
            { key: 'day', label: m.payments_day(), value: page.day },
            { key: 'name', label: m.payments_move_name(), value: page.name ?? none },
            { key: 'account', label: m.payments_account(), value: page.iban ?? none },
            { key: 'text', label: m.payments_text(), value: page.text || none },
            { key: 'id', label: m.payments_move_id(), value: page.endToEndId ?? none },
          ]}
        />
        {page.state === 'open' ? (
          <Notice tone="wait" title={page.why} />
        ) : (
          <Notice tone="good" title={page.word}>
            {page.note ?? page.who} {page.by}
          </Notice>
        )}
        {page.likely && page.acts && <Notice tone="info" title={page.likely.words} />}
        {page.state === 'open' && page.acts && <MovementForm page={page} field={field} />}
      </div>
    </OfficeShell>
  )
}
