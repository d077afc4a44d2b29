import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Section } from '../page/section.tsx'

export type TransferBalancesProps = {
  page: { today: string; balances: { key: string; name: string; free: string; agreed: string }[] }
}

/** What of each pot is free to move: without asking anybody, and when the donor agrees. */
export function TransferBalances({ page: { today, balances } }: TransferBalancesProps) {
  return (
    <Section
      id="balances"
      title={m.fund_transfer_balances({ day: today })}
      intro={m.fund_transfer_balances_intro()}
    >
      <Table
        caption={m.fund_transfer_balances({ day: today })}
        captionHidden
        rows={balances}
        rowKey={({ key }) => key}
        columns={[
          { key: 'pot', head: m.fund_transfer_pot(), cell: ({ name }) => name },
          { key: 'free', head: m.fund_transfer_free(), number: true, cell: ({ free }) => free },
          { key: 'agreed', head: m.fund_transfer_agreed(), number: true, cell: ({ agreed }) => agreed },
        ]}
      />
    </Section>
  )
}
