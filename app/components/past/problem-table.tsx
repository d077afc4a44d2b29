import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'

type Problem = { key: string; line: number; column: string; found: string; what: string }

/** What is not right yet, line by line: the column, what was there, and what to do. */
export function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  return (
    <Table
      caption={m.past_check_problems()}
      captionHidden
      rows={problems}
      rowKey={({ key }) => key}
      columns={[
        { key: 'line', head: m.past_problem_line(), cell: ({ line }) => `${m.past_problem_line()} ${line}` },
        { key: 'column', head: m.past_problem_column(), cell: ({ column }) => column },
        {
          key: 'found',
          head: m.past_problem_found(),
          text: true,
          cell: ({ found }) => found || <span className="db-soft">{m.past_problem_nothing()}</span>,
        },
        { key: 'what', head: m.past_problem_what(), text: true, cell: ({ what }) => what },
      ]}
    />
  )
}
