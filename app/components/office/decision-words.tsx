import type { DeclineGround, WaitingGround } from '#app/domain/panel/ground.ts'
import type { DecisionOutcome } from '#app/domain/panel/says.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'
import { Lines } from '../block/lines.tsx'

export type DecisionWords = {
  outcome: DecisionOutcome
  amount: string | null
  conditions: string[]
  reasons: { key: string; name: string; text: string }[]
  anotherWay: string | null
  strengths: string[]
  /** Why not, in words. */
  ground: string | null
  waiting: { place: string; until: string; ground: string | null } | null
  /** Why less than was asked. */
  lowerReason: string | null
  departureReason: string | null
  preparedBy: string
  preparedOn: string
  decidedOn: string | null
  dropped: boolean
}

/** What a decision comes to: a yes with its amount, a no, or a place on the waiting list. */
export function outcomeWord(outcome: DecisionOutcome, amount: string | null): string {
  if (outcome === 'award') return m.manager_panel_award_of({ amount: amount ?? '' })
  return outcome === 'wait' ? m.manager_decision_wait() : m.manager_panel_decline()
}

/** Why not, in a few words. */
export function groundWord(ground: DeclineGround): string {
  const words = {
    panel: m.manager_decision_ground_panel,
    ceiling: m.manager_decision_ground_ceiling,
    rules: m.manager_decision_ground_rules,
    board: m.manager_decision_ground_board,
  }
  return words[ground]()
}

/** Why not yet, in a few words. */
export function waitingWord(ground: WaitingGround): string {
  return ground === 'money' ? m.manager_decision_waiting_money() : m.manager_decision_waiting_panel()
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
          value: outcomeWord(decision.outcome, decision.amount),
        },
        ...(decision.waiting
          ? [
              {
                key: 'waiting',
                label: m.manager_decision_waiting(),
                value: m.manager_decision_waiting_place(decision.waiting),
              },
            ]
          : []),
        ...(decision.waiting?.ground
          ? [
              {
                key: 'waiting-ground',
                label: m.manager_decision_waiting_ground(),
                value: decision.waiting.ground,
              },
            ]
          : []),
        ...(decision.lowerReason
          ? [{ key: 'lower', label: m.manager_decision_lower(), value: decision.lowerReason }]
          : []),
        ...(decision.ground
          ? [{ key: 'ground', label: m.manager_decision_ground(), value: decision.ground }]
          : []),
        ...(conditions.length > 0
          ? [{ key: 'conditions', label: m.manager_panel_conditions(), value: <Lines lines={conditions} /> }]
          : []),
        ...reasons.map(({ key, name, text }) => ({ key, label: name, value: text })),
        ...(decision.strengths.length > 0
          ? [
              {
                key: 'strengths',
                label: m.manager_decision_strengths(),
                value: <Lines lines={decision.strengths} />,
              },
            ]
          : []),
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
