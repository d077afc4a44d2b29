import { DataList } from '../block/data-list.tsx'
import { Lines } from '../block/lines.tsx'

/**
 * A question with what was answered; no lines when nothing was. `rows`: each line is one row of a list. `links`: where the
 * file of each line can be opened.
 */
export type AnswerItem = {
  key: string
  label: string
  lines: string[]
  links?: readonly (string | null)[]
  rows: boolean
  change?: string
}

/** Question and answer under each other, each with its way to change it. */
export function AnswerList({ items }: { items: AnswerItem[] }) {
  return (
    <DataList
      items={items.map(({ key, label, lines, links, rows, change }) => ({
        key,
        label,
        change,
        value: lines.length === 0 ? undefined : rows ? <Lines lines={lines} links={links} /> : lines[0],
      }))}
    />
  )
}
