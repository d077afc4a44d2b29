import { DataList } from '../block/data-list.tsx'
import { Lines } from '../block/lines.tsx'
import { type AnswerEntry, Entries } from './entries.tsx'

/**
 * A question with what was answered; no lines when nothing was. `rows`: each line is one row of a list. `links`: where the
 * file of each line can be opened. `entries`: the same rows, part by part. `long`: a text of more than a line.
 */
export type AnswerItem = {
  key: string
  label: string
  lines: string[]
  links?: readonly (string | null)[]
  rows: boolean
  entries?: AnswerEntry[]
  /** What the amounts of the rows make together: "Samen: € 1.200". */
  total?: string
  long: boolean
  change?: string
}

/** Question and answer under each other, each with its way to change it. */
export function AnswerList({ items }: { items: AnswerItem[] }) {
  return (
    <DataList
      items={items.map((item) => ({
        key: item.key,
        label: item.label,
        change: item.change,
        value: item.lines.length === 0 ? undefined : item.rows ? <AnswerRows item={item} /> : item.lines[0],
      }))}
    />
  )
}

/** An answer that is a list: rows part by part, or the name of a file. */
export function AnswerRows({ item: { lines, links, entries, total } }: { item: AnswerItem }) {
  return entries ? <Entries entries={entries} total={total} /> : <Lines lines={lines} links={links} />
}
