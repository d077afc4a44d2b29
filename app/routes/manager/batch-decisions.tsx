import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { planBulk } from '#app/commands/plan-bulk.server.ts'
import { Empty } from '#app/components/block/empty.tsx'
import { Fold } from '#app/components/block/fold.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Checkbox } from '#app/components/form/choices.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { outcomeWord } from '#app/components/office/decision-words.tsx'
import { LetterView } from '#app/components/office/letter-view.tsx'
import { RoomCard } from '#app/components/office/room-card.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { WentOn } from '#app/components/panel/went-on.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { formatMoney, sumCents } from '#app/domain/money.ts'
import { firstStart } from '#app/domain/panel/room.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { batchDecisions } from '#app/server/office/batch-decisions.server.ts'
import { BulkPost } from '#app/server/office/bulk-page.server.ts'
import { roomFor } from '#app/server/office/decision-view.server.ts'
import { wentOnView } from '#app/server/panel/went-on.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover, requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { batchById, proposalsIn } from '#db/queries/batches.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${m.manager_decisions_title()} – ${page.name}` : '' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const batch = await batchById(db(), actor.fund, params.batchId ?? '')
  if (!batch) throw notFound()
  const now = clock(request)
  const day = dayOf(now)
  const { rows, ...page } = await batchDecisions(actor, batch, now)
  const asked = sumCents(rows.map(({ cents }) => cents))
  return {
    id: batch.id,
    name: batch.name,
    ...page,
    rows,
    together: formatMoney(asked, currentLocale()),
    room: {
      ...(await roomFor(batch, firstStart(await proposalsIn(db(), batch.id), day), day)),
      award: asked,
    },
    wentOn: await wentOnView(batch.id, batch.track === 'small-start'),
    operation: randomUUID(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: BulkPost })
  const batch = await batchById(db(), actor.fund, params.batchId ?? '')
  if (!batch) throw notFound()
  if (form.status !== 'success') return data({ refusal: null, empty: true }, { status: 400 })
  const verdict = await planBulk(actor, 'decisions', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/bulk/${verdict.bulk}`)
  const { data: answer, init } = refused(verdict, form, await forStaff(actor))
  return data({ refusal: answer.refusal, empty: false }, init ?? undefined)
}

/** All that is prepared in a batch, each with exactly the letter that will be sent, and one button. */
export default function BatchDecisions() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/batches/${page.id}`} look="back">
        ‹ {page.name}
      </Link>
      <Columns side={<RoomCard room={page.room} />} sideLabel={m.manager_panel_room()}>
        {answer?.empty && (
          <ErrorSummary problems={[{ id: 'decision', text: m.manager_decisions_empty_choice() }]} />
        )}
        <h1>{m.manager_decisions_title()}</h1>
        <Lead>{m.manager_decisions_lead({ count: String(page.rows.length), amount: page.together })}</Lead>
        {answer?.refusal && <Refusal {...answer.refusal} />}
        {page.ready.map(({ id, title, names }) => (
          <Notice key={id} tone="good" title={m.manager_decisions_ready({ title })}>
            <p>
              {m.manager_decision_waits_for({ names })}{' '}
              <Link href={`/manager/decisions/${id}/approval`}>
                {m.manager_decisions_ready_look({ title })}
              </Link>
            </p>
          </Notice>
        ))}
        {page.undeclared.map(({ id, title }) => (
          <Notice key={id} tone="wait" title={m.manager_decisions_declare({ title })}>
            <p>
              <Link href={`/manager/proposals/${id}/conflict`}>
                {m.manager_decisions_declare_link({ title })}
              </Link>
            </p>
          </Notice>
        ))}
        <WentOn view={page.wentOn} />
        {page.others > 0 && (
          <Notice tone="calm" title={m.manager_decisions_others({ count: String(page.others) })} />
        )}
        {page.rows.length + page.ready.length + page.undeclared.length === 0 ? (
          <Empty title={m.manager_decisions_none()}>{m.manager_decisions_none_text()}</Empty>
        ) : page.rows.length === 0 ? null : (
          <Form operation={page.operation}>
            {page.rows.map((row) => (
              <div key={row.id} className="db-stack-s">
                <h2>{row.title}</h2>
                <p>
                  <strong>{outcomeWord(row.outcome, row.amount)}</strong>
                </p>
                {row.departs && (
                  <Notice tone="info" title={m.manager_decisions_departs()}>
                    <p>{row.departureReason ?? m.manager_decisions_departs_why()}</p>
                  </Notice>
                )}
                <Fold title={m.manager_decisions_letter()} open={page.rows.length <= 3}>
                  <LetterView letter={row.preview.letter} language={row.preview.language} />
                </Fold>
                {page.mayTake && (
                  <Checkbox
                    name="item"
                    id={`decision-${row.id}`}
                    value={`${row.id}:${row.preview.hash}`}
                    defaultChecked
                    label={m.manager_decisions_tick({ title: row.title })}
                  />
                )}
              </div>
            ))}
            {page.mayTake && (
              <>
                <p>
                  {m.manager_bulk_mail_decisions()} {m.manager_bulk_plan_text()}
                </p>
                <Buttons>
                  <Button>{m.manager_bulk_plan()}</Button>
                </Buttons>
              </>
            )}
          </Form>
        )}
      </Columns>
    </OfficeShell>
  )
}
