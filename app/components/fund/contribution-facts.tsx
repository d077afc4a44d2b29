import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'
import { Table } from '../block/table.tsx'

type ContributionFactsProps = {
  page: {
    amount: string
    pot: string
    dueOn: string
    share: string
    source: string | null
    state: string
    receipts: { key: string; on: string; amount: string }[]
    withdrawn: { on: string; reason: string } | null | ''
  }
}

/** What was promised, what came in of it, and why the rest will not. */
export function ContributionFacts({ page }: ContributionFactsProps) {
  const { amount, pot, dueOn, share, source, state, receipts, withdrawn } = page
  return (
    <>
      <DataList
        items={[
          { key: 'amount', label: m.fund_in_amount(), value: amount },
          { key: 'pot', label: m.fund_in_pot(), value: pot },
          { key: 'due', label: m.fund_in_due(), value: dueOn },
          { key: 'share', label: m.fund_in_share(), value: share },
          { key: 'source', label: m.fund_in_source(), value: source ?? undefined },
          { key: 'state', label: m.fund_in_state(), value: state },
          ...(withdrawn
            ? [
                {
                  key: 'withdrawn',
                  label: m.fund_in_withdrawn_on({ day: withdrawn.on }),
                  value: withdrawn.reason,
                },
              ]
            : []),
        ]}
      />
      {receipts.length > 0 && (
        <Table
          caption={m.fund_in_receipts()}
          narrow
          rows={receipts}
          rowKey={({ key }) => key}
          columns={[
            { key: 'on', head: m.manager_fund_on(), cell: ({ on }) => on },
            { key: 'amount', head: m.fund_in_amount(), number: true, cell: (row) => row.amount },
          ]}
        />
      )}
    </>
  )
}
