import type { FewerReason } from '#app/domain/panel/missing.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** Why a batch goes on with fewer readers, in a sentence. */
export function fewerWord(reason: FewerReason): string {
  if (reason === 'nobody-left') return m.reviewer_fewer_nobody_left()
  return reason === 'dropped-out' ? m.reviewer_fewer_dropped_out() : m.reviewer_fewer_no_time()
}
