import type { OpenReason } from '#app/domain/payment/matching.ts'
import { formatMoney, formatShortDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import type { EntryRow } from '#db/queries/statements.server.ts'

/** A movement in one row: when, how much, of whom, and what it is; of a grant that is closed to who looks, no name. */
export function movementLine(entry: EntryRow, names: ReadonlyMap<string, string>) {
  const language = currentLocale()
  const closed = entry.grant !== null && !names.has(entry.grant)
  return {
    key: entry.id,
    href: `/manager/payments/movements/${entry.id}`,
    day: formatShortDay(entry.valueOn, language),
    amount: formatMoney(entry.amountCents, language),
    who: closed ? '' : ((entry.grant && names.get(entry.grant)) ?? entry.name ?? ''),
    text: closed ? '' : (entry.remittance ?? ''),
    state: entry.state,
    word: stateWord('movement', entry.state, 'staff', language) ?? entry.state,
    why: entry.openReason ? openWord(entry.openReason) : '',
  }
}
export type MovementLine = ReturnType<typeof movementLine>

/** Why a movement waits, in a sentence. */
export function openWord(reason: OpenReason): string {
  const words = {
    unknown: m.payments_why_unknown,
    several: m.payments_why_several,
    'amount-differs': m.payments_why_amount,
    'account-differs': m.payments_why_account,
    'already-booked': m.payments_why_booked,
    'day-differs': m.payments_why_day,
    'not-paid': m.payments_why_unpaid,
    'more-than-due': m.payments_why_more,
  }
  return words[reason]()
}
