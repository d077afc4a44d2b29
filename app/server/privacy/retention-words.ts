import type { FundSettings } from '#app/domain/fund.ts'
import { type DueSort, keptBySetting, type RetentionKind } from '#app/domain/privacy/retention.ts'
import { keptDays } from '#app/domain/proposal/deadline.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** What each kind is called, and from which moment its time counts. */
export const retentionWords: Record<RetentionKind, { name: () => string; from: () => string }> = {
  drafts: { name: m.privacy_keep_drafts, from: m.privacy_from_drafts },
  refused: { name: m.privacy_keep_refused, from: m.privacy_from_refused },
  granted: { name: m.privacy_keep_granted, from: m.privacy_from_granted },
  complaints: { name: m.privacy_keep_complaints, from: m.privacy_from_complaints },
  'call-backs': { name: m.privacy_keep_call_backs, from: m.privacy_from_call_backs },
  mails: { name: m.privacy_keep_mails, from: m.privacy_from_mails },
  bank: { name: m.privacy_keep_bank, from: m.privacy_from_bank },
  accounts: { name: m.privacy_keep_accounts, from: m.privacy_from_accounts },
  openings: { name: m.privacy_keep_openings, from: m.privacy_from_openings },
}

/** What goes of a row, and what stays of it, in words. */
export const erasedWords: Record<DueSort, { goes: () => string; stays: () => string }> = {
  submission: { goes: m.privacy_what_submission, stays: m.privacy_stays_submission },
  draft: { goes: m.privacy_what_draft, stays: m.privacy_stays_draft },
  file: { goes: m.privacy_what_file, stays: m.privacy_stays_file },
  document: { goes: m.privacy_what_document, stays: m.privacy_stays_document },
  review: { goes: m.privacy_what_review, stays: m.privacy_stays_review },
  conflict: { goes: m.privacy_what_conflict, stays: m.privacy_stays_conflict },
  report: { goes: m.privacy_what_report, stays: m.privacy_stays_report },
  grant: { goes: m.privacy_what_grant, stays: m.privacy_stays_grant },
  complaint: { goes: m.privacy_what_complaint, stays: m.privacy_stays_complaint },
  'call-back': { goes: m.privacy_what_call_back, stays: m.privacy_stays_call_back },
  mail: { goes: m.privacy_what_mail, stays: m.privacy_stays_mail },
  'statement-entry': { goes: m.privacy_what_statement_entry, stays: m.privacy_stays_statement_entry },
  'statement-file': { goes: m.privacy_what_statement_file, stays: m.privacy_stays_statement_file },
  payment: { goes: m.privacy_what_payment, stays: m.privacy_stays_payment },
  'payment-file': { goes: m.privacy_what_payment_file, stays: m.privacy_stays_payment_file },
  account: { goes: m.privacy_what_account, stays: m.privacy_stays_account },
  'past-grant': { goes: m.privacy_what_past_grant, stays: m.privacy_stays_past_grant },
  person: { goes: m.privacy_what_person, stays: m.privacy_stays_person },
}

/** How long a kind is kept, by the settings of the fund. */
export function termOf(kind: RetentionKind, settings: FundSettings): string {
  if (kind === 'drafts')
    return m.privacy_term_drafts({ deadline: keptDays.afterDeadline, change: keptDays.afterChange })
  const { setting, unit } = keptBySetting[kind]
  const count = settings[setting]
  return unit === 'years' ? m.privacy_term_years({ count }) : m.privacy_term_months({ count })
}
