import type { PositionPart } from '#app/domain/ledger/position.ts'
import { m } from '#app/i18n/paraglide/messages.js'

const words: Record<PositionPart, () => string> = {
  received: m.manager_fund_received,
  expected: m.manager_fund_expected,
  committed: m.manager_fund_committed,
  paid: m.manager_fund_paid,
}

/** What one figure of the fund's position is called. */
export function partWord(part: PositionPart): string {
  return words[part]()
}
