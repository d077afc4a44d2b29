import type { InstrumentKind } from '#app/domain/grant/instrument.ts'
import { m } from '#app/i18n/paraglide/messages.js'

export const instrumentWords: Record<InstrumentKind, () => string> = {
  gift: m.terms_kind_gift,
  loan: m.terms_kind_loan,
  outcome: m.terms_kind_outcome,
}
