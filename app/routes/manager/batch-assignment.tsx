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
import { assignReviewers } from '#app/commands/assign-reviewers.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { SavedNotice } from '#app/components/block/saved-notice.tsx'
import { type Column, Table } from '#app/components/block/table.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { LackingReaders } from '#app/components/panel/lacking-readers.tsx'
import { MemberLoads } from '#app/components/panel/member-loads.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { isAssigning } from '#app/domain/panel/batch.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { assignmentPreview } from '#app/server/office/assignment-preview.server.ts'
import { pair } from '#app/server/office/pair-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.manager_panel_assign_title()} – ${data.name}` : '' },
]

const AssignmentPost = z.strictObject({
  operation: z.uuid(),
  pairs: z
    .union([z.array(pair), pair.transform((one) => [one])])
    .optional()
    .default([]),
  apart: z.stringbool().optional().default(false),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const batch = await batchById(db(), actor.fund, params.batchId ?? '')
  if (!batch) throw notFound()
  return {
    id: batch.id,
    name: batch.name,
    open: isAssigning(batch.stage),
    extra: batch.stage === 'extra-reviews',
    preview: await assignmentPreview(actor, batch, dayOf(clock(request))),
    operation: randomUUID(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: AssignmentPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await assignReviewers(actor, params.batchId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/batches/${verdict.batch}`)
    : refused(verdict, form, await forStaff(actor))
}

type Row = Awaited<ReturnType<typeof assignmentPreview>>['rows'][number]

export default function Assignment() {
  const { id, name, open, extra, preview, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/batches/${id}`} look="back">
        ‹ {name}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <SavedNotice answered={Boolean(answer)} />
        <div className="db-stack-s">
          <h1>{m.manager_panel_assign_title()}</h1>
          <Lead>{extra ? m.manager_panel_assign_extra_lead() : m.manager_panel_assign_lead()}</Lead>
        </div>
        {!open && <Notice tone="calm" title={m.manager_panel_assign_closed()} />}
        {preview.undeclared.length > 0 && (
          <Notice
            tone="wait"
            title={preview.waits ? m.manager_panel_waits_declared() : m.reviewer_waits_undeclared()}
          >
            <ul className="db-list">
              {preview.undeclared.map(({ key, ...one }) => (
                <li key={key}>{m.reviewer_waits_undeclared_of(one)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {preview.gaps.length > 0 && (
          <Notice tone="wait" title={m.manager_panel_gaps()}>
            <ul className="db-list">
              {preview.gaps.map(({ key, title, needs, missing }) => (
                <li key={key}>{gapWords(needs)({ title, missing: String(missing) })}</li>
              ))}
            </ul>
          </Notice>
        )}
        <LackingReaders rows={preview.lacking} />
        {preview.apart && <Refusal {...preview.apart} />}
        {preview.linked && <p>{preview.linked}</p>}
        <Table
          caption={m.manager_panel_assign_title()}
          captionHidden
          columns={columns()}
          rows={preview.rows}
          rowKey={(row) => row.key}
        />
        {open && preview.pairs.length > 0 && (
          <Form operation={operation}>
            {preview.pairs.map((value) => (
              <input key={value} type="hidden" name="pairs" value={value} />
            ))}
            {preview.apart && <input type="hidden" name="apart" value="true" />}
            <p>{preview.apart ? m.manager_panel_assign_confirm_apart() : m.manager_panel_assign_confirm()}</p>
            <Buttons>
              <Button>{m.manager_panel_assign_button({ readings: preview.readings })}</Button>
            </Buttons>
          </Form>
        )}
        {open && preview.pairs.length === 0 && preview.gaps.length === 0 && !preview.waits && (
          <p>{m.manager_panel_assign_done()}</p>
        )}
        <MemberLoads rows={preview.loads} />
      </div>
    </OfficeShell>
  )
}

function gapWords(needs: 'resident' | 'professional' | 'anyone') {
  if (needs === 'resident') return m.manager_panel_gap_resident
  return needs === 'professional' ? m.manager_panel_gap_professional : m.manager_panel_gap_anyone
}

function columns(): Column<Row>[] {
  return [
    { key: 'title', head: m.manager_panel_col_proposal(), cell: (row) => row.title },
    { key: 'given', head: m.manager_panel_assign_given(), cell: (row) => row.given.join(', ') || '–' },
    {
      key: 'proposed',
      head: m.manager_panel_assign_proposed(),
      cell: (row) => row.proposed.join(', ') || '–',
    },
  ]
}
