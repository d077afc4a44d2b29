import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'
import { Lines } from '../block/lines.tsx'

export type DecisionWords = {
  outcome: 'award' | 'decline' | 'wait'
  amount: string | null
  conditions: string[]
  reasons: { key: string; name: string; text: string }[]
  anotherWay: string | null
  departureReason: string | null
  preparedBy: string
  preparedOn: string
  decidedOn: string | null
  dropped: boolean
}

/** A prepared or taken decision: what it says, per V why, and who prepared it. */
export function DecisionText({ decision }: { decision: DecisionWords }) {
  const { conditions, reasons } = decision
  return (
    <DataList
      items={[
        {
          key: 'outcome',
          label: m.manager_panel_decision_what(),
          value:
            decision.outcome === 'award'
              ? m.manager_panel_award_of({ amount: decision.amount ?? '' })
              : m.manager_panel_decline(),
        },
        ...(conditions.length > 0
          ? [{ key: 'conditions', label: m.manager_panel_conditions(), value: <Lines lines={conditions} /> }]
          : []),
        ...reasons.map(({ key, name, text }) => ({ key, label: name, value: text })),
        ...(decision.anotherWay
          ? [{ key: 'way', label: m.manager_panel_another_way(), value: decision.anotherWay }]
          : []),
        ...(decision.departureReason
          ? [{ key: 'departure', label: m.manager_panel_departure(), value: decision.departureReason }]
          : []),
        {
          key: 'prepared',
          label: m.manager_panel_prepared_by(),
          value: m.manager_panel_by_on({ name: decision.preparedBy, day: decision.preparedOn }),
        },
      ]}
    />
  )
}
