import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'
import { Notice } from '../block/notice.tsx'

type SettlementFactsProps = {
  settlement: {
    ground: string
    explanation: string
    heardOn: string | null
    award: string
    spent: string
    paid: string
    final: string
    toPay: string | null
    asked: string | null
    waived: string | null
    waiverReason: string | null
    lesson: string | null
    due: string | null
    plan: string[]
    reclaimableUntil: string | null
  }
  prepared?: string
}

/** Who gave a settlement back, and why. */
export function SettlementReturned({ returned }: { returned: { by: string; reason: string } }) {
  return (
    <Notice tone="info" title={m.course_settle_returned({ name: returned.by })}>
      <p className="db-lines">{returned.reason}</p>
    </Notice>
  )
}

/** The amounts of a settlement, and why. */
export function SettlementFacts({ settlement, prepared }: SettlementFactsProps) {
  const maybe = (key: string, label: string, value: string | null | undefined) =>
    value ? [{ key, label, value }] : []
  return (
    <DataList
      items={[
        { key: 'award', label: m.course_settle_award(), value: settlement.award },
        { key: 'spent', label: m.course_settle_spent(), value: settlement.spent },
        { key: 'paid', label: m.course_settle_paid(), value: settlement.paid },
        { key: 'final', label: m.course_settle_final(), value: settlement.final },
        ...maybe('pay', m.course_settle_to_pay(), settlement.toPay),
        ...maybe('asked', m.course_settle_asked(), settlement.asked),
        ...maybe('due', m.course_settle_due(), settlement.asked || settlement.toPay ? settlement.due : null),
        ...maybe(
          'plan',
          m.course_settle_plan(),
          settlement.plan.length > 1 ? settlement.plan.join('\n') : null,
        ),
        ...maybe('waived', m.course_settle_waived(), settlement.waived),
        ...maybe('waiver', m.course_settle_waiver_reason(), settlement.waiverReason),
        { key: 'ground', label: m.course_settle_why(), value: settlement.ground },
        { key: 'words', label: m.course_settle_explanation(), value: settlement.explanation },
        ...maybe('lesson', m.lessons_settle_title(), settlement.lesson),
        ...maybe('heard', m.course_end_heard(), settlement.heardOn),
        ...maybe('prepared', m.course_prepared(), prepared),
        ...maybe('reclaim', m.course_settle_reclaimable(), settlement.reclaimableUntil),
      ]}
    />
  )
}
