import type { ComponentProps } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Refusal } from '../block/refusal.tsx'
import { type Column, Table } from '../block/table.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { Form } from '../form/form.tsx'
import { Link } from '../link.tsx'
import { Lead } from '../page/heading.tsx'
import { problemsIn } from '../panel/typed.ts'
import { OfficeShell } from '../shell.tsx'
import { outcomeWord } from './decision-words.tsx'

type Row = {
  id: string
  title: string
  to: string
  outcome: Parameters<typeof outcomeWord>[0] | null
  amount: string | null
  href: string
  refusal: { what: string; whatNow: string } | null
}
type Page = {
  title: string
  state: 'waits' | 'stopped' | 'runs' | 'done'
  at: string
  planned: string
  by: string
  stoppedBy: string | null
  refused: number
  kind: 'decisions' | 'payments'
  path: string
  total: string
  hidden: number
  rows: Row[]
  mayStop: boolean
  operation: string
}
type Answer = { form: unknown; refusal: ComponentProps<typeof Refusal> | null } | undefined

/** One press for many things: exactly what happens and when, with the button that stops it. */
export function BulkView({ page, answer }: { page: Page; answer?: Answer }) {
  return (
    <OfficeShell current="/manager">
      <Link href="/manager/bulk" look="back">
        ‹ {m.manager_bulk_list()}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={answer?.refusal === null ? problemsIn({}, answer) : []} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{page.title}</h1>
        <Lead>{m.manager_bulk_by({ name: page.by, when: page.planned })}</Lead>
        <Standing page={page} />
        {page.mayStop && (
          <Form action={`${page.path}/stop`} operation={page.operation} look="inline">
            <Buttons>
              <Button look="danger">{m.manager_bulk_stop()}</Button>
            </Buttons>
          </Form>
        )}
        <Table
          caption={m.manager_bulk_total({ amount: page.total })}
          rows={page.rows}
          rowKey={({ id }) => id}
          turn={({ refusal }) => refusal !== null}
          columns={columnsOf(page)}
        />
        {page.hidden > 0 && <p className="db-small db-soft">{m.manager_bulk_hidden()}</p>}
      </div>
    </OfficeShell>
  )
}

function Standing({ page }: { page: Page }) {
  if (page.state === 'waits') {
    return (
      <Notice tone="wait" title={m.manager_bulk_waits({ at: page.at })}>
        <p>{page.kind === 'decisions' ? m.manager_bulk_mail_decisions() : m.manager_bulk_mail_payments()}</p>
      </Notice>
    )
  }
  if (page.state === 'runs') return <Notice tone="info" title={m.manager_bulk_runs()} />
  if (page.state === 'stopped')
    return <Notice tone="calm" title={m.manager_bulk_stopped({ name: page.stoppedBy ?? '' })} />
  return page.refused === 0 ? (
    <Notice tone="good" title={m.manager_bulk_done()} />
  ) : (
    <Notice tone="bad" title={m.manager_bulk_done_but({ count: String(page.refused) })} />
  )
}

function columnsOf({ kind, state }: Page): Column<Row>[] {
  const columns: Column<Row>[] = [
    { key: 'what', head: m.manager_bulk_what(), cell: ({ title, href }) => <Link href={href}>{title}</Link> },
    { key: 'to', head: m.manager_bulk_to(), cell: ({ to }) => to },
    kind === 'decisions'
      ? {
          key: 'outcome',
          head: m.manager_bulk_amount(),
          cell: ({ outcome, amount }) => outcome && outcomeWord(outcome, amount),
        }
      : { key: 'amount', head: m.manager_bulk_amount(), number: true, cell: ({ amount }) => amount },
  ]
  if (state !== 'done') return columns
  return [
    ...columns,
    {
      key: 'came',
      head: m.manager_bulk_came(),
      text: true,
      cell: ({ refusal }) => (refusal ? `${refusal.what} ${refusal.whatNow}` : m.manager_bulk_went()),
    },
  ]
}
