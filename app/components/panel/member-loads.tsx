import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'

export type MemberLoad = { key: string; name: string; now: number; proposed: number; most: number }

/** How much each member of the panel reads: now, with what is proposed, and at most. */
export function MemberLoads({ rows }: { rows: MemberLoad[] }) {
  return <Table caption={m.manager_panel_loads()} columns={columns()} rows={rows} rowKey={(row) => row.key} />
}

function columns(): Column<MemberLoad>[] {
  return [
    { key: 'name', head: m.manager_panel_col_member(), cell: (row) => row.name },
    { key: 'now', head: m.manager_panel_load_now(), number: true, cell: (row) => String(row.now) },
    { key: 'proposed', head: m.manager_panel_load_then(), number: true, cell: (row) => String(row.proposed) },
    { key: 'most', head: m.manager_panel_load_most(), number: true, cell: (row) => String(row.most) },
  ]
}
