import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { sumCents } from '#app/domain/money.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import {
  type Contribution,
  contributionById,
  contributionsOf,
  donorsOf,
} from '#db/queries/contributions.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { notFound } from '../answers.server.ts'
import { day, maybeDay, maybeWords, words } from '../granting/course-form.server.ts'
import { share, someMoney } from './money-form.server.ts'

export const ContributionPost = z
  .strictObject({
    operation: z.uuid(),
    donor: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(200, { error: 'tooLong' }),
    amount: someMoney,
    pot: z
      .string()
      .optional()
      .transform((typed) => typed || null),
    dueOn: day,
    receivedOn: maybeDay,
    share,
    source: maybeWords,
  })
  .transform(({ amount, share: acceptedShareBp, ...rest }) => ({
    ...rest,
    amountCents: amount,
    acceptedShareBp,
  }))

export const ReceiptPost = z.strictObject({ operation: z.uuid(), amount: someMoney, valueDate: day })
export const WithdrawalPost = z.strictObject({ operation: z.uuid(), reason: words })

/** Everything that donors promised and gave, and the form for more. */
export async function contributionsPage(actor: Person, now: Date) {
  const language = currentLocale()
  const pots = await potsOf(db(), actor.fund)
  const rows = await contributionsOf(db(), actor.fund)
  const today = dayOf(now)
  const donors = await donorsOf(db(), actor.fund)
  return {
    groups: donors.map(({ id, name }) => {
      const own = rows.filter(({ donor }) => donor === id)
      const received = sumCents(own.flatMap(({ receipts }) => receipts.map(({ cents }) => cents)))
      return {
        key: id,
        name,
        href: `/manager/fund/donors/${id}`,
        note: m.fund_in_donor_note({
          received: formatMoney(received, language),
          due: formatMoney(sumCents(own.map(({ due }) => due)), language),
        }),
        rows: own.map((one) => lineOf(one, pots, today)),
      }
    }),
    donors: donors.map(({ name }) => name),
    pots: pots.map(({ key, name }) => ({ value: key, label: name })),
    writes: actor.roles.includes('manager'),
    operation: randomUUID(),
  }
}

/** One promise with what came in of it. */
export async function contributionPage(actor: Person, id: string | undefined, now: Date) {
  const one = await contributionById(db(), actor.fund, id)
  if (!one) throw notFound()
  const language = currentLocale()
  const pots = await potsOf(db(), actor.fund)
  return {
    path: `/manager/contributions/${one.id}`,
    donor: one.donorName,
    ...lineOf(one, pots, dayOf(now)),
    share: `${one.acceptedShareBp / 100} %`,
    source: one.source,
    due: one.due > 0 ? formatMoney(one.due, language) : null,
    receipts: one.receipts.map(({ id: key, cents, valueOn }) => ({
      key,
      on: formatDay(valueOn, language),
      amount: formatMoney(cents, language),
    })),
    withdrawn: one.withdrawnOn && {
      on: formatDay(one.withdrawnOn, language),
      reason: one.withdrawnReason ?? '',
    },
    writes: actor.roles.includes('manager'),
    operation: randomUUID(),
  }
}

function lineOf(one: Contribution, pots: readonly { id: string; name: string }[], today: string) {
  const language = currentLocale()
  return {
    id: one.id,
    href: `/manager/contributions/${one.id}`,
    amount: formatMoney(one.amountCents, language),
    dueOn: formatDay(one.dueOn, language),
    pot: pots.find(({ id }) => id === one.pot)?.name ?? m.fund_in_whole(),
    received: formatMoney(sumCents(one.receipts.map(({ cents }) => cents)), language),
    state: stateOf(one, today),
    late: one.due > 0 && one.dueOn < today,
  }
}

function stateOf(one: Contribution, today: string): string {
  if (one.withdrawnOn) return m.fund_in_state_withdrawn()
  if (one.due === 0) return m.fund_in_state_received()
  const due = formatMoney(one.due, currentLocale())
  return one.dueOn < today ? m.fund_in_state_late({ due }) : m.fund_in_state_due({ due })
}
