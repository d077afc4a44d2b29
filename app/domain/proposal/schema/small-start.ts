import {
  choice,
  choicesFrom,
  countedFigure,
  date,
  email,
  iban,
  kvk,
  longText,
  money,
  onlyIf,
  optional,
  phone,
  text,
} from '../fields.ts'
import { applicantKinds, groupKinds, organisationKinds } from './about-us.ts'
import { question } from './question.ts'
import { rows } from './rows.ts'

const organisation = { field: 'applicantKind', is: organisationKinds }
const group = { field: 'applicantKind', is: groupKinds }

/** An account may come later, before the readers begin; then both fields are left open. */
function wholeAccount({ iban, accountHolder }: { iban: string | null; accountHolder: string | null }) {
  if (iban !== null && accountHolder === null) return [{ path: ['accountHolder'], code: 'empty' }]
  return iban === null && accountHolder !== null ? [{ path: ['iban'], code: 'empty' }] : []
}

/** The short form: eight pages, kept under the names and in the sections of the whole plan, so that it can grow. */
export const smallStart = {
  aboutUs: {
    who: question({
      initiativeName: text(80),
      contactName: text(100),
      contactPhone: phone(),
      applicantKind: choice(applicantKinds),
      organisationName: onlyIf(organisation, text(140)),
      kvkNumber: onlyIf(organisation, kvk()),
      fiscalHostName: onlyIf(group, optional(text(140))),
      fiscalHostKvkNumber: onlyIf(group, optional(kvk())),
      fiscalHostContactName: onlyIf(group, optional(text(100))),
      fiscalHostEmail: onlyIf(group, optional(email())),
    }),
  },
  voornemen: {
    plan: question({ plan: longText(150) }),
    whereWhen: question(
      { neighbourhoods: choicesFrom('neighbourhoods'), startDate: date(), endDate: date() },
      {
        check: ({ startDate, endDate }, { today }) => [
          ...(today && startDate <= today ? [{ path: ['startDate'], code: 'tooEarly' }] : []),
          ...(endDate <= startDate ? [{ path: ['endDate'], code: 'beforeStart' }] : []),
        ],
      },
    ),
    whyNotRegular: question({ whyNotRegular: longText(80) }),
  },
  verbinding: { residentsRole: question({ residentsRole: longText(100) }) },
  vooruitgang: {
    change: question({
      changeAtEnd: longText(80),
      indicators: rows(
        {
          indicatorName: text(140),
          baselineValue: optional(countedFigure()),
          targetValue: countedFigure(),
        },
        { minRows: 1, maxRows: 2 },
      ),
    }),
  },
  money: {
    costs: question(
      {
        budgetLines: rows(
          { budgetLineTitle: text(120), budgetLineAmount: money() },
          { minRows: 1, maxRows: 8 },
        ),
        amountAsked: money({ withinRound: true }),
      },
      {
        check: ({ budgetLines, amountAsked }) => {
          const costs = budgetLines.reduce((sum, { budgetLineAmount }) => sum + budgetLineAmount, 0)
          return amountAsked > costs ? [{ path: ['amountAsked'], code: 'aboveCosts' }] : []
        },
      },
    ),
    bankAccount: question(
      { iban: optional(iban()), accountHolder: optional(text(70)) },
      { check: wholeAccount },
    ),
  },
}
