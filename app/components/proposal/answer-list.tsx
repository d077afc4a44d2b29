import { DataList } from '../block/data-list.tsx'

/** A question with what was answered; no lines when nothing was. `rows`: each line is one row of a list. */
export type AnswerItem = { key: string; label: string; lines: string[]; rows: boolean; change?: string }

/** Question and answer under each other, each with its way to change it. */
export function AnswerList({ items }: { items: AnswerItem[] }) {
  return (
    <DataList
      items={items.map(({ key, label, lines, rows, change }) => ({
        key,
        label,
        change,
        value: lines.length === 0 ? undefined : rows ? <Lines lines={lines} /> : lines[0],
      }))}
    />
  )
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul className="db-list">
      {lines.map((line, index) => (
        <li key={`${index}-${line}`}>{line}</li>
      ))}
    </ul>
  )
}
