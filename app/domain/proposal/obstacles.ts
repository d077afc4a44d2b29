import { type Reason, refused, type Verdict } from '../verdict.ts'
import { balances } from './budget.ts'
import { declarationsOf, type SectionKey } from './schema.ts'
import { type Form, saysReady } from './sections.ts'
import { canSubmit, type Submittable } from './submission.ts'

/** One reason why a proposal cannot be sent now, and the pages where it can be mended, if there are any. */
export type Obstacle = { reason: Reason; at: { section: SectionKey; question?: string }[] }

/**
 * Everything that stands in the way of sending, as far as it can be known now, for the page before the declarations:
 * what `canSubmit` would refuse first, and what is wrong with the money beside it.
 * Empty when only the declarations are left.
 */
export function obstacles(proposal: Omit<Submittable, 'declaration'>, now: Date): Obstacle[] {
  const { form, answers } = proposal
  const declaration = Object.fromEntries(Object.keys(declarationsOf(form.track)).map((key) => [key, true]))
  const { money } = answers
  const first = canSubmit({ ...proposal, declaration }, now)
  const known = money.budgetLines && isAsked(money.amountAsked)
  const sums = known && form.track === 'full' ? balances(money) : null
  const found = [...reasonsOf(first), ...reasonsOf(sums), ...reasonsOf(amountOf(proposal))]
  const seen = new Set<string>()
  return found
    .filter(({ code }) => !seen.has(code) && seen.add(code))
    .map((reason) => ({ reason, at: placesOf(reason, form) }))
}

function reasonsOf(verdict: Verdict | null): Reason[] {
  return verdict && !verdict.ok ? [verdict.reason] : []
}

function amountOf({ answers, round }: Omit<Submittable, 'declaration'>): Verdict | null {
  const asked = answers.money.amountAsked
  if (!isAsked(asked)) return null
  if (asked < round.minCents) return refused('amount-below-minimum', { minimum: round.minCents })
  return asked > round.maxCents ? refused('amount-above-maximum', { maximum: round.maxCents }) : null
}

/** Where it can be mended: the page of this form on which the field stands; open questions of a short form one by one. */
function placesOf({ code, sections, missing }: Reason, form: Form): Obstacle['at'] {
  if (code === 'sections-not-done') {
    if (saysReady(form)) return (sections as SectionKey[]).map((section) => ({ section }))
    return missing as { section: SectionKey; question: string }[]
  }
  if (code === 'fiscal-host-missing') return pageOf(form, 'fiscalHostName')
  if (code === 'dates-out-of-order') return pageOf(form, 'endDate')
  const money = ['budget-unbalanced', 'amount-below-minimum', 'amount-above-maximum'].includes(code)
  return money ? pageOf(form, 'amountAsked') : []
}

function pageOf(form: Form, field: string): Obstacle['at'] {
  return form.sections.flatMap(({ key, questions }) =>
    questions.filter(({ fields }) => field in fields).map((asked) => ({ section: key, question: asked.key })),
  )
}

function isAsked(amount: number | null | undefined): amount is number {
  return amount !== undefined && amount !== null
}
