import { Fold } from '../block/fold.tsx'
import { Table } from '../block/table.tsx'

export type Schedule = {
  title: string
  columns: readonly { head: string; right?: boolean }[]
  rows: readonly (readonly string[])[]
  foot?: readonly string[]
}

/** What belongs to the articles, table by table and folded: in Dutch, as the document prints it. */
export function AgreementSchedules({ schedules }: { schedules: readonly Schedule[] }) {
  return (
    <div lang="nl">
      {schedules.map((schedule) => (
        <Fold key={schedule.title} title={schedule.title}>
          <ScheduleTable schedule={schedule} />
        </Fold>
      ))}
    </div>
  )
}

type Row = { key: string; cells: readonly string[] }

function ScheduleTable({ schedule: { title, columns, rows, foot } }: { schedule: Schedule }) {
  const numbered: Row[] = rows.map((cells, at) => ({ key: String(at), cells }))
  const [label = '', ...sums] = foot ?? []
  return (
    <Table
      caption={title}
      captionHidden
      rows={numbered}
      rowKey={({ key }) => key}
      columns={columns.map(({ head, right }, at) => ({
        key: String(at),
        head,
        cell: ({ cells }: Row) => cells[at] ?? '',
        ...(right ? { number: true } : {}),
      }))}
      {...(foot
        ? { foot: { label, cells: Object.fromEntries(sums.map((sum, at) => [String(at + 1), sum])) } }
        : {})}
    />
  )
}
