import { type Reason, refused, type Verdict } from '../verdict.ts'
import { balances } from './budget.ts'
import { declarationFields, type SectionKey } from './schema.ts'
import { canSubmit, type Submittable } from './submission.ts'

/** One reason why a proposal cannot be sent now, and the pages where it can be mended, if there are any. */
export type Obstacle = { reason: Reason; at: { section: SectionKey; question?: string }[] }

/**
 * Everything that stands in the way of sending, as far as it can be known now, for the page before the declarations:
 * what `canSubmit` would refuse first, and what is wrong with the money beside it.
 * Empty when only the declarations are left.
 */
export function obstacles(proposal: Omit<Submittable, 'declaration'>, now: Date): Obstacle[] {
  const declaration = Object.fromEntries(Object.keys(declarationFields).map((key) => [key, true]))
  const { money } = proposal.answers
  const first = canSubmit({ ...proposal, declaration }, now)
  const sums = money.budgetLines && money.amountAsked !== undefined ? balances(money) : null
  const found = [...reasonsOf(first), ...reasonsOf(sums), ...reasonsOf(amountOf(proposal))]
  const seen = new Set<string>()
  return found
    .filter(({ code }) => !seen.has(code) && seen.add(code))
    .map((reason) => ({ reason, at: placesOf(reason) }))
}

function reasonsOf(verdict: Verdict | null): Reason[] {
  return verdict && !verdict.ok ? [verdict.reason] : []
}

function amountOf({ answers, round }: Omit<Submittable, 'declaration'>): Verdict | null {
  const asked = answers.money.amountAsked
  if (asked === undefined) return null
  if (asked < round.minCents) return refused('amount-below-minimum', { minimum: round.minCents })
  return asked > round.maxCents ? refused('amount-above-maximum', { maximum: round.maxCents }) : null
}

function placesOf({ code, sections }: Reason): Obstacle['at'] {
  if (code === 'sections-not-done') return (sections as SectionKey[]).map((section) => ({ section }))
  if (code === 'fiscal-host-missing') return [{ section: 'aboutUs', question: 'fiscalHost' }]
  if (code === 'dates-out-of-order') return [{ section: 'voornemen', question: 'period' }]
  const money = ['budget-unbalanced', 'amount-below-minimum', 'amount-above-maximum'].includes(code)
  return money ? [{ section: 'money', question: 'amountAsked' }] : []
}
