import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { leaveBatch } from '#app/commands/leave-batch.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { isAssigning } from '#app/domain/panel/batch.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { readersPage } from '#app/server/office/readers-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.manager_panel_leave_title()} – ${data.name}` : '' },
]

const LeavingPost = z.strictObject({ operation: z.uuid(), member: z.uuid({ error: 'empty' }) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const batch = await batchById(db(), actor.fund, params.batchId ?? '')
  if (!batch) throw notFound()
  const { leavable } = await readersPage(batch, dayOf(clock(request)))
  return { id: batch.id, name: batch.name, open: isAssigning(batch.stage), leavable, operation: randomUUID() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: LeavingPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await leaveBatch(actor, params.batchId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(savedAt(`/manager/batches/${verdict.batch}/assignment`, 'left'))
    : refused(verdict, form, await forStaff(actor))
}

export default function BatchLeaving() {
  const { id, name, open, leavable, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { member: firstError(answer?.form, 'member', { empty: m.manager_panel_leave_empty() }) }
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/batches/${id}`} look="back">
        ‹ {name}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{m.manager_panel_leave_title()}</h1>
          <Lead>{m.manager_panel_leave_lead()}</Lead>
        </div>
        {!open && <Notice tone="calm" title={m.manager_panel_assign_closed()} />}
        {open && leavable.length === 0 && <p>{m.manager_panel_leave_nobody()}</p>}
        {open && leavable.length > 0 && (
          <Form operation={operation}>
            <SelectField
              name="member"
              label={m.manager_panel_leave_who()}
              options={leavable.map(({ id: value, name: who, open: count, locked }) => ({
                value,
                label: m.manager_panel_leave_of({ name: who, open: String(count), locked: String(locked) }),
              }))}
              defaultValue={typedText(answer?.form, 'member')}
              error={errors.member}
            />
            <Buttons>
              <Button>{m.manager_panel_leave_button()}</Button>
            </Buttons>
          </Form>
        )}
      </div>
    </OfficeShell>
  )
}
