import { sumCents } from '#app/domain/money.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { contributionsOf } from '#db/queries/contributions.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import type { ListAsked } from './list-sheets.server.ts'

/** Everything that donors promised, with what came of it and what is still to come. */
export async function contributionSheet({ actor }: ListAsked): Promise<Sheet> {
  const pots = new Map((await potsOf(db(), actor.fund)).map(({ id, name }) => [id, name]))
  return {
    columns: [
      { head: m.lists_donor(), type: 'text', width: 30 },
      { head: m.fund_in_amount(), type: 'money' },
      { head: m.fund_in_received(), type: 'money' },
      { head: m.lists_still_due(), type: 'money' },
      { head: m.fund_in_due(), type: 'day' },
      { head: m.manager_fund_pot(), type: 'text', width: 24 },
      { head: m.lists_withdrawn(), type: 'day' },
    ],
    rows: (await contributionsOf(db(), actor.fund)).map((one) => [
      one.donorName,
      one.amountCents,
      sumCents(one.receipts.map(({ cents }) => cents)),
      one.due,
      one.dueOn,
      (one.pot && pots.get(one.pot)) || m.fund_in_whole(),
      one.withdrawnOn,
    ]),
  }
}
