import {
  money as amount,
  choice,
  date,
  file,
  iban,
  longText,
  onlyIf,
  optional,
  since,
  text,
} from '../fields.ts'
import { question } from './question.ts'
import { rows } from './rows.ts'

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
export const funderStatuses = ['promised', 'asked', 'to-ask'] as const
export const instrumentWishes = ['gift', 'loan', 'outcome', 'unknown'] as const
export const sellsAnswers = ['yes', 'no', 'unknown'] as const
const sells = { field: 'sellsGoodsOrServices', is: ['yes', 'unknown'] }
export const vatAnswers = ['no', 'yes', 'partly', 'unknown'] as const

export const money = {
  budgetLines: question({
    budgetLines: rows(
      {
        budgetLineTitle: text(120),
        budgetLineCategory: choice(budgetCategories),
        budgetLineNote: since(2, optional(text(200))),
        budgetLineAmount: amount(),
      },
      { minRows: 1, maxRows: 40 },
    ),
  }),
  coFunding: question({
    coFunding: rows(
      {
        funderName: text(120),
        funderKind: choice(funderKinds),
        funderAmount: amount(),
        funderStatus: since(2, choice(funderStatuses)),
      },
      { minRows: 0, maxRows: 15 },
    ),
  }),
  amountAsked: question({ amountAsked: amount({ withinRound: true }) }),
  instrumentWish: question({
    instrument: since(2, choice(instrumentWishes)),
    repaymentPlan: since(2, onlyIf({ field: 'instrument', is: ['loan'] }, longText(100))),
  }),
  vatReclaimable: question({ vatReclaimable: choice(vatAnswers) }),
  stateAid: question({
    sellsGoodsOrServices: since(2, choice(sellsAnswers)),
    deMinimisAid: since(
      2,
      onlyIf(
        sells,
        rows(
          {
            aidGiver: text(120),
            aidDate: date(),
            aidAmount: amount(),
            aidRegulation: optional(text(120)),
          },
          { minRows: 0, maxRows: 20 },
        ),
      ),
    ),
    relatedCompanies: since(2, onlyIf(sells, optional(text(250)))),
  }),
  bankAccount: question({ iban: iban(), accountHolder: text(70), accountProof: since(2, optional(file())) }),
}
