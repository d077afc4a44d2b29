import { formatMoney } from '#app/domain/money.ts'
import type { BudgetTotals } from '#app/domain/proposal/budget.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'
import { DataList } from '../block/data-list.tsx'
import { Notice } from '../block/notice.tsx'

/** Costs and money beside each other, added up, and whether they are equal. Amounts in cents. */
export function BudgetSums({ totals }: { totals: BudgetTotals }) {
  const amount = (cents: number) => formatMoney(cents, getLocale())
  const balanced = totals.costs === totals.funding
  const items = [
    { key: 'costs', label: m.applicant_apply_costs(), value: amount(totals.costs) },
    { key: 'others', label: m.applicant_apply_others(), value: amount(totals.coFunding) },
    { key: 'asked', label: m.applicant_apply_asked(), value: amount(totals.asked) },
  ]
  return (
    <div className="db-balance">
      <DataList items={items} sums />
      {totals.costs > 0 && (
        <Notice
          tone={balanced ? 'good' : 'wait'}
          level={2}
          title={balanced ? m.applicant_apply_balanced() : m.applicant_apply_unbalanced()}
        >
          {balanced
            ? m.applicant_apply_balanced_more({ amount: amount(totals.costs) })
            : m.applicant_apply_unbalanced_more({
                costs: amount(totals.costs),
                funding: amount(totals.funding),
              })}{' '}
          {!balanced &&
            totals.suggestedAsk > 0 &&
            m.applicant_apply_suggested({ amount: amount(totals.suggestedAsk) })}
        </Notice>
      )}
    </div>
  )
}
