import { money as amount, choice, iban, text } from '../fields.ts'
import { question, rows } from './question.ts'

export const budgetCategories = [
  'people',
  'volunteers',
  'place',
  'materials',
  'communication',
  'measuring',
  'other',
] as const
export const funderKinds = ['own', 'government', 'fund', 'company', 'other'] as const
export const vatAnswers = ['no', 'yes', 'partly', 'unknown'] as const

export const money = {
  budgetLines: question({
    budgetLines: rows(
      {
        budgetLineTitle: text(120),
        budgetLineCategory: choice(budgetCategories),
        budgetLineAmount: amount(),
      },
      { minRows: 1, maxRows: 40 },
    ),
  }),
  coFunding: question({
    coFunding: rows(
      { funderName: text(120), funderKind: choice(funderKinds), funderAmount: amount() },
      { minRows: 0, maxRows: 15 },
    ),
  }),
  amountAsked: question({ amountAsked: amount({ withinRound: true }) }),
  vatReclaimable: question({ vatReclaimable: choice(vatAnswers) }),
  bankAccount: question({ iban: iban(), accountHolder: text(70) }),
}
