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
import { setScoringDeadline } from '#app/commands/set-scoring-deadline.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { parseDay } from '#app/domain/calendar.ts'
import { isAssigning } from '#app/domain/panel/batch.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.manager_panel_deadline_title()} – ${data.name}` : '' },
]

const DeadlinePost = z.strictObject({
  operation: z.uuid(),
  until: z.string({ error: 'empty' }).transform((typed, ctx) => {
    const day = parseDay(typed)
    if (day) return day
    ctx.issues.push({ code: 'custom', message: 'empty', input: typed })
    return z.NEVER
  }),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const batch = await batchById(db(), actor.fund, params.batchId ?? '')
  if (!batch) throw notFound()
  return {
    id: batch.id,
    name: batch.name,
    open: isAssigning(batch.stage),
    until: batch.scoringUntil ?? '',
    operation: randomUUID(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: DeadlinePost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await setScoringDeadline(actor, params.batchId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(savedAt(`/manager/batches/${verdict.batch}`, 'deadline'))
    : refused(verdict, form, await forStaff(actor))
}

export default function BatchDeadline() {
  const { id, name, open, until, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { until: firstError(answer?.form, 'until', { empty: m.manager_panel_deadline_empty() }) }
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/batches/${id}`} look="back">
        ‹ {name}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{m.manager_panel_deadline_title()}</h1>
          <Lead>{m.manager_panel_deadline_lead()}</Lead>
        </div>
        {!open && <Notice tone="calm" title={m.manager_panel_assign_closed()} />}
        {open && (
          <Form operation={operation}>
            <DateField
              name="until"
              label={m.manager_panel_deadline_label()}
              defaultValue={typedText(answer?.form, 'until', until)}
              error={errors.until}
            />
            <Buttons>
              <Button>{m.manager_panel_deadline_button()}</Button>
            </Buttons>
          </Form>
        )}
      </div>
    </OfficeShell>
  )
}
