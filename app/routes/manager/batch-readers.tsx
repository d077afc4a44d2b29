import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addReader } from '#app/commands/add-reader.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { SavedNotice, savedAt } from '#app/components/block/saved-notice.tsx'
import { type Column, Table } from '#app/components/block/table.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { LackingReaders } from '#app/components/panel/lacking-readers.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { isAssigning } from '#app/domain/panel/batch.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { PairPost } from '#app/server/office/pair-form.server.ts'
import { readersPage } from '#app/server/office/readers-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.manager_panel_by_hand_title()} – ${data.name}` : '' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const batch = await batchById(db(), actor.fund, params.batchId ?? '')
  if (!batch) throw notFound()
  const { rows, addable, lacking } = await readersPage(batch, dayOf(clock(request)))
  return {
    id: batch.id,
    name: batch.name,
    open: isAssigning(batch.stage),
    rows,
    addable,
    lacking,
    operation: randomUUID(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: PairPost })
  if (form.status !== 'success') return invalid(form)
  const { operation, pair } = form.value
  const verdict = await addReader(actor, params.batchId ?? '', { operation, ...pair }, clock(request))
  return verdict.ok
    ? redirect(savedAt(`/manager/batches/${verdict.batch}/readers`, 'added'))
    : refused(verdict, form, await forStaff(actor))
}

type Row = Awaited<ReturnType<typeof readersPage>>['rows'][number]

export default function BatchReaders() {
  const { id, name, open, rows, addable, lacking, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = { empty: m.manager_panel_pair_empty(), wrong: m.manager_panel_pair_empty() }
  const errors = { pair: firstError(answer?.form, 'pair', words) }
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/batches/${id}`} look="back">
        ‹ {name}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <SavedNotice answered={Boolean(answer)} />
        <div className="db-stack-s">
          <h1>{m.manager_panel_by_hand_title()}</h1>
          <Lead>{m.manager_panel_by_hand_lead()}</Lead>
        </div>
        {!open && <Notice tone="calm" title={m.manager_panel_assign_closed()} />}
        <Table
          caption={m.manager_panel_by_hand_title()}
          captionHidden
          columns={columns(id, open)}
          rows={rows}
          rowKey={(row) => row.key}
        />
        {open && <LackingReaders rows={lacking} />}
        {open && addable.length > 0 && (
          <Form operation={operation}>
            <SelectField
              name="pair"
              label={m.manager_panel_add_reader()}
              hint={m.manager_panel_add_reader_hint()}
              options={addable}
              defaultValue={typedText(answer?.form, 'pair')}
              error={errors.pair}
            />
            <Buttons>
              <Button>{m.manager_panel_add_reader_button()}</Button>
            </Buttons>
          </Form>
        )}
        {open && addable.length === 0 && (
          <p>{lacking.length > 0 ? m.manager_panel_nobody_to_add() : m.manager_panel_all_read()}</p>
        )}
      </div>
    </OfficeShell>
  )
}

function columns(batch: string, open: boolean): Column<Row>[] {
  return [
    { key: 'title', head: m.manager_panel_col_proposal(), cell: (row) => row.title },
    {
      key: 'readers',
      head: m.manager_panel_assign_given(),
      cell: ({ key, title, readers }) =>
        readers.length === 0 ? (
          '–'
        ) : (
          <ul className="db-list">
            {readers.map(({ member, name, mayTakeOff }) => (
              <li key={member}>
                {name}{' '}
                {open && mayTakeOff && (
                  <Link href={`/manager/batches/${batch}/readers/${key}/${member}`}>
                    {m.manager_panel_take_off()}
                    <span className="db-vh"> {`${name}, ${title}`}</span>
                  </Link>
                )}
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'ended',
      head: m.manager_ended_head(),
      cell: ({ ended }) =>
        ended.length === 0 ? (
          '–'
        ) : (
          <ul className="db-list">
            {ended.map(({ key, words }) => (
              <li key={key}>{words}</li>
            ))}
          </ul>
        ),
    },
  ]
}
