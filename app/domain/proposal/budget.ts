import { type Cents, cents, sumCents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** The answers about money, as far as they are there; a row may still lack its amount. */
export type BudgetAnswers = {
  budgetLines?: readonly { budgetLineAmount?: number }[] | null
  coFunding?: readonly { funderAmount?: number }[] | null
  amountAsked?: number | null
}
export type BudgetTotals = {
  costs: Cents
  coFunding: Cents
  asked: Cents
  funding: Cents
  suggestedAsk: Cents
}

/**
 * Adds the budget up, in cents: all costs, what others and the applicant pay, what is asked, the last two together,
 * and what would have to be asked to make both sides equal (never below nought).
 */
export function budgetTotals(answers: BudgetAnswers): BudgetTotals {
  const costs = sumCents((answers.budgetLines ?? []).map(({ budgetLineAmount = 0 }) => budgetLineAmount))
  const coFunding = sumCents((answers.coFunding ?? []).map(({ funderAmount = 0 }) => funderAmount))
  const asked = cents(answers.amountAsked ?? 0)
  const suggestedAsk = cents(Math.max(0, costs - coFunding))
  return { costs, coFunding, asked, funding: sumCents([coFunding, asked]), suggestedAsk }
}

/** Costs equal own money, other money and what is asked. Refuses `budget-unbalanced` with both sums in cents. */
export function balances(answers: BudgetAnswers): Verdict {
  const { costs, funding } = budgetTotals(answers)
  return costs === funding ? allowed() : refused('budget-unbalanced', { costs, funding })
}
