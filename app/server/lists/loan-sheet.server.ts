import { amountOf } from '#app/domain/grant/instrument.ts'
import type { Sheet, SheetCell } from '#app/exchange/sheet.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { grantList } from '#db/queries/grants.server.ts'
import { isPaidOut, loansOfFund, standingOfLoan } from '#db/queries/loans.server.ts'
import type { ListAsked } from './list-sheets.server.ts'

/** Every loan of a grant that this person may see: lent, still open, behind, and what is due next. */
export async function loanSheet({ actor, today }: ListAsked): Promise<Sheet> {
  const grants = new Map((await grantList(db(), actor)).map((grant) => [grant.id, grant]))
  const rows = (await loansOfFund(db(), actor.fund)).flatMap((loan): SheetCell[][] => {
    const grant = grants.get(loan.grant)
    if (!grant) return []
    const service = isPaidOut(loan) ? standingOfLoan(loan, today) : null
    const state = service?.state ?? 'planned'
    return [
      [
        grant.reference,
        grant.initiativeName,
        stateWord('loan', state, 'staff', currentLocale()) ?? state,
        amountOf({ instruments: [loan.loan] }),
        service?.outstanding ?? loan.loan.amountCents,
        service?.arrears?.cents ?? null,
        service?.arrears?.since ?? null,
        service?.next?.cents ?? null,
        service?.next?.due ?? null,
      ],
    ]
  })
  return {
    columns: [
      { head: m.manager_grant_reference(), type: 'text' },
      { head: m.loan_initiative(), type: 'text', width: 40 },
      { head: m.loan_state(), type: 'text', width: 24 },
      { head: m.loan_lent(), type: 'money' },
      { head: m.loan_open(), type: 'money' },
      { head: m.loan_behind(), type: 'money' },
      { head: m.lists_behind_since(), type: 'day' },
      { head: m.loan_next(), type: 'money' },
      { head: m.lists_next_due(), type: 'day' },
    ],
    rows,
  }
}
