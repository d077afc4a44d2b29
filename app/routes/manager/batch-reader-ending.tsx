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
import { takeOffReader } from '#app/commands/take-off-reader.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Link } from '#app/components/link.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
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
  { title: data ? `${m.manager_panel_take_off_title({ name: data.reader })} – ${data.name}` : '' },
]

const EndingPost = z.strictObject({
  operation: z.uuid(),
  why: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(300, { error: 'tooLong' }),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const batch = await batchById(db(), actor.fund, params.batchId ?? '')
  if (!batch) throw notFound()
  const { rows } = await readersPage(batch, dayOf(clock(request)))
  const row = rows.find(({ key }) => key === params.proposalId)
  const reader = row?.readers.find(({ member }) => member === params.memberId)
  if (!row || !reader) throw notFound()
  return { id: batch.id, name: batch.name, title: row.title, reader: reader.name, operation: randomUUID() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: EndingPost })
  if (form.status !== 'success') return invalid(form)
  const taken = { ...form.value, proposal: params.proposalId ?? '', member: params.memberId ?? '' }
  const verdict = await takeOffReader(actor, params.batchId ?? '', taken, clock(request))
  return verdict.ok
    ? redirect(savedAt(`/manager/batches/${verdict.batch}/readers`, 'taken-off'))
    : refused(verdict, form, await forStaff(actor))
}

export default function ReaderEnding() {
  const { id, title, reader, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    why: firstError(answer?.form, 'why', {
      empty: m.manager_panel_take_off_why_empty(),
      tooLong: m.manager_panel_take_off_why_too_long(),
    }),
  }
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/batches/${id}/readers`} look="back">
        ‹ {m.manager_panel_by_hand_title()}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.manager_panel_take_off_title({ name: reader })}</h1>
        <p>{m.manager_panel_take_off_text({ title })}</p>
        <Form operation={operation}>
          <TextArea
            name="why"
            small
            label={m.manager_panel_take_off_why()}
            hint={m.manager_panel_take_off_why_hint()}
            defaultValue={typedText(answer?.form, 'why')}
            error={errors.why}
          />
          <Buttons>
            <Button>{m.manager_panel_take_off_button()}</Button>
            <ButtonLink look="second" href={`/manager/batches/${id}/readers`}>
              {m.manager_panel_take_off_not()}
            </ButtonLink>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
