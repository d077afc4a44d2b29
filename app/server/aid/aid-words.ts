import type { AidInstrument } from '#app/domain/aid/grant-aid.ts'
import { kvkOf } from '#app/domain/aid/undertaking.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { AidSource } from '#db/queries/aid.server.ts'

/** The form that aid has, in a word. */
export function instrumentWord(instrument: AidInstrument): string {
  return {
    gift: m.aid_instrument_gift,
    loan: m.aid_instrument_loan,
    'loan-let-go': m.aid_instrument_let_go,
  }[instrument]()
}

/** Where the fund knows aid from. */
export function fromWord(from: AidSource): string {
  if (from.kind === 'own' || from.kind === 'past') return from.reference
  if (from.kind === 'recorded') return from.source
  return from.reference ? m.aid_from_told({ reference: from.reference }) : m.aid_from_proposal()
}

/** The number of an undertaking in the trade register, or that it has none. */
export function undertakingWord(key: string): string {
  const kvk = kvkOf(key)
  return kvk ? m.aid_kvk({ number: kvk }) : m.aid_no_kvk()
}
