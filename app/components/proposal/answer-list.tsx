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
      {numbered(lines).map(([key, line]) => (
        <li key={key}>{line}</li>
      ))}
    </ul>
  )
}

/** Two rows may say the same; their place tells them apart. */
function numbered(lines: string[]): [key: string, line: string][] {
  return lines.map((line, at) => [`${at} ${line}`, line])
}
