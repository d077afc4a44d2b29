import type { GrantColumn } from '#app/exchange/open/grants-sheet.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** What each column of the register is called, and what it says. */
export const columnWords = {
  reference: { head: m.open_col_reference, about: m.open_about_reference },
  recipient: { head: m.open_col_recipient, about: m.open_about_recipient },
  recipientKvk: { head: m.open_col_recipient_kvk, about: m.open_about_recipient_kvk },
  fiscalHost: { head: m.open_col_fiscal_host, about: m.open_about_fiscal_host },
  fiscalHostKvk: { head: m.open_col_fiscal_host_kvk, about: m.open_about_fiscal_host_kvk },
  ground: { head: m.open_col_ground, about: m.open_about_ground },
  round: { head: m.open_col_round, about: m.open_about_round },
  pot: { head: m.open_col_pot, about: m.open_about_pot },
  activity: { head: m.open_col_activity, about: m.open_about_activity },
  purpose: { head: m.open_col_purpose, about: m.open_about_purpose },
  neighbourhoods: { head: m.open_col_neighbourhoods, about: m.open_about_neighbourhoods },
  pillars: { head: m.open_col_pillars, about: m.open_about_pillars },
  kinds: { head: m.open_col_kinds, about: m.open_about_kinds },
  awarded: { head: m.open_col_awarded, about: m.open_about_awarded },
  awardedOn: { head: m.open_col_awarded_on, about: m.open_about_awarded_on },
  agreed: { head: m.open_col_agreed, about: m.open_about_agreed },
  agreedOn: { head: m.open_col_agreed_on, about: m.open_about_agreed_on },
  settled: { head: m.open_col_settled, about: m.open_about_settled },
  settledOn: { head: m.open_col_settled_on, about: m.open_about_settled_on },
  stoppedOn: { head: m.open_col_stopped_on, about: m.open_about_stopped_on },
  paid: { head: m.open_col_paid, about: m.open_about_paid },
  startsOn: { head: m.open_col_starts_on, about: m.open_about_starts_on },
  endsOn: { head: m.open_col_ends_on, about: m.open_about_ends_on },
  state: { head: m.open_col_state, about: m.open_about_state },
  example: { head: m.open_col_example, about: m.open_about_example },
  page: { head: m.open_col_page, about: m.open_about_page },
  imported: { head: m.open_col_imported, about: m.open_about_imported },
  changedOn: { head: m.open_col_changed_on, about: m.open_about_changed_on },
} satisfies Record<GrantColumn, unknown>
