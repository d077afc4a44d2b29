import type { NotAsked } from '#app/domain/panel/extra-readers.ts'
import { formatCounted } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { type Column, Table } from '../block/table.tsx'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'

export type ExtraRow = {
  key: string
  title: string
  given: string[]
  proposed: string[]
  free: string[]
  notAsked: { reason: NotAsked; members: number }[]
}
export type ExtraReadersView = {
  batch: string
  most: number
  rows: ExtraRow[]
  /** What the button asks for; none when who looks does not assign, or when everybody was asked. */
  pairs: string[]
  operation: string
  /** Something in the grey zone is closed to who would assign. */
  byAnother: boolean
}

/** The grey zone: who reads it more with one button, who can still be asked, and why nobody can where that is so. */
export function ExtraReaders({ view }: { view: ExtraReadersView }) {
  const asks = view.pairs.length > 0
  return (
    <>
      <Notice
        tone={asks ? 'turn' : 'calm'}
        title={m.manager_panel_extra_title()}
        action={asks && <Ask view={view} />}
      >
        <p>{whatNow(view)}</p>
      </Notice>
      <Table
        caption={m.manager_panel_extra_title()}
        captionHidden
        columns={columns()}
        rows={view.rows}
        rowKey={(row) => row.key}
      />
    </>
  )
}

function Ask({ view: { batch, pairs, operation } }: { view: ExtraReadersView }) {
  return (
    <Form action={`/manager/batches/${batch}/assignment`} operation={operation} look="inline">
      {pairs.map((pair) => (
        <input key={pair} type="hidden" name="pairs" value={pair} />
      ))}
      <Button small>
        {m.manager_panel_assign_button({
          readings: formatCounted(pairs.length, 'reading', currentLocale()),
        })}
      </Button>
    </Form>
  )
}

function whatNow({ pairs, most, byAnother, rows }: ExtraReadersView): string {
  if (byAnother) return m.manager_panel_extra_other()
  const waits = pairs.length > 0 || rows.some((row) => row.proposed.length > 0)
  return waits ? m.manager_panel_extra_ask({ most: String(most) }) : m.manager_panel_extra_done()
}

function columns(): Column<ExtraRow>[] {
  return [
    { key: 'title', head: m.manager_panel_col_proposal(), cell: (row) => row.title },
    { key: 'given', head: m.manager_panel_assign_given(), cell: (row) => row.given.join(', ') || '–' },
    {
      key: 'proposed',
      head: m.manager_panel_assign_proposed(),
      cell: (row) => row.proposed.join(', ') || '–',
    },
    { key: 'more', head: m.manager_panel_extra_more(), cell: whoCan },
  ]
}

function whoCan({ free, notAsked }: ExtraRow): string {
  if (free.length > 0) return free.join(', ')
  const reasons = notAsked.map(({ reason, members }) => words[reason]({ count: String(members) }))
  return m.manager_panel_extra_nobody({ reasons: reasons.join('. ') })
}

const words: Record<NotAsked, (data: { count: string }) => string> = {
  reads: m.manager_panel_extra_reads,
  undeclared: m.manager_panel_extra_undeclared,
  near: m.manager_panel_extra_near,
  'gave-back': m.manager_panel_extra_gave_back,
  'taken-off': m.manager_panel_extra_taken_off,
  left: m.manager_panel_extra_left,
  full: m.manager_panel_extra_full,
}
