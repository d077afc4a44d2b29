import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { FundDecisionData } from '#app/domain/ledger/fund-decision.ts'
import { movable } from '#app/domain/ledger/transfer.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { givingOf } from '#db/queries/ledger.server.ts'
import { day, maybeWords, words } from '../granting/course-form.server.ts'
import { someMoney } from './money-form.server.ts'

/** Stands in the form for the money that no pot holds. */
const noPot = 'none'

/** A pot by its id; empty is the money that no pot holds. */
const potOrNone = z
  .string({ error: 'empty' })
  .min(1, { error: 'empty' })
  .transform((typed) => (typed === noPot ? null : typed))
  .pipe(z.uuid({ error: 'empty' }).nullable())

export const TransferPost = z
  .strictObject({
    operation: z.uuid(),
    from: potOrNone,
    to: potOrNone,
    amount: someMoney,
    on: day,
    consent: maybeWords,
    reason: words,
  })
  .transform(({ operation, reason, amount, ...transfer }) => ({
    operation,
    reason,
    data: { kind: 'transfer', ...transfer, cents: amount } satisfies FundDecisionData,
  }))

/** The pots to choose from, with what of each is free to move from today on. */
export async function transferPage(actor: Person, now: Date) {
  const language = currentLocale()
  const today = dayOf(now)
  const pots = await potsOf(db(), actor.fund)
  const choices = [
    ...pots.map(({ id, name }) => ({ id, key: id, name })),
    { id: null, key: noPot, name: m.fund_transfer_no_pot() },
  ]
  return {
    today: formatDay(today, language),
    pots: choices.map(({ key, name }) => ({ value: key, label: name })),
    balances: await Promise.all(
      choices.map(async ({ id, key, name }) => {
        const { free, agreed } = movable(await givingOf(db(), actor.fund, id), today)
        return { key, name, free: formatMoney(free, language), agreed: formatMoney(agreed, language) }
      }),
    ),
    operation: randomUUID(),
  }
}
export type TransferPage = Awaited<ReturnType<typeof transferPage>>
