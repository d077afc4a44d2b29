import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { StateTag } from '../state/state-tag.tsx'

type Row = {
  key: string
  part: string
  due: string
  principal: string
  interest: string
  pay: string
  paid: string
  state: 'planned' | 'received' | 'arrears' | 'waived'
  word: string
}
type LoanTableProps = {
  rows: Row[]
  totals: { principal: string; interest: string; pay: string; paid: string }
  side: 'staff' | 'applicant'
}

/** The schedule of a loan with what was paid of each part. */
export function LoanTable({ rows, totals, side }: LoanTableProps) {
  return (
    <Table
      caption={m.loan_schedule()}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'part', head: m.loan_part(), cell: ({ part }) => part },
        { key: 'due', head: m.loan_due(), cell: ({ due }) => due },
        { key: 'principal', head: m.loan_principal(), number: true, cell: ({ principal }) => principal },
        { key: 'interest', head: m.loan_interest(), number: true, cell: ({ interest }) => interest },
        { key: 'pay', head: m.loan_pay(), number: true, cell: ({ pay }) => pay },
        { key: 'paid', head: m.loan_paid(), number: true, cell: ({ paid }) => paid },
        {
          key: 'state',
          head: m.loan_state(),
          cell: ({ state, word }) => (
            <StateTag machine="repayment" state={state} side={side}>
              {word}
            </StateTag>
          ),
        },
      ]}
      foot={{ label: m.loan_total(), cells: totals }}
    />
  )
}
