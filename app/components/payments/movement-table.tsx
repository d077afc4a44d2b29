import type { EntryState } from '#app/domain/payment/entry.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { StateTag } from '../state/state-tag.tsx'

type Movement = {
  key: string
  href: string
  day: string
  amount: string
  who: string
  text: string
  state: EntryState
  word: string
  why: string
}
type MovementTableProps = { caption: string; movements: readonly Movement[]; why?: boolean }

/** Movements of a statement; with `why` those that wait, and why. */
export function MovementTable({ caption, movements, why = false }: MovementTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={[...movements]}
      rowKey={({ key }) => key}
      columns={[
        { key: 'day', head: m.payments_day(), cell: ({ day }) => day },
        { key: 'who', head: m.payments_who(), cell: ({ who }) => who },
        { key: 'text', head: m.payments_text(), text: true, cell: ({ text }) => text },
        { key: 'amount', head: m.payments_amount(), number: true, cell: ({ amount }) => amount },
        why
          ? { key: 'why', head: m.payments_why(), text: true, cell: ({ why: words }) => words }
          : {
              key: 'is',
              head: m.payments_is(),
              cell: ({ state, word }) => (
                <StateTag machine="movement" state={state} side="staff">
                  {word}
                </StateTag>
              ),
            },
        {
          key: 'look',
          head: m.payments_look(),
          action: true,
          cell: ({ href, amount }) => (
            <Link href={href} about={amount}>
              {m.payments_look()}
            </Link>
          ),
        },
      ]}
    />
  )
}
