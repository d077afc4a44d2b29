import type { FundSettings } from '#app/domain/fund.ts'
import { keptBySetting, type RetentionKind } from '#app/domain/privacy/retention.ts'
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

/** What goes of a row, in words. */
export const erasedWords: Record<string, () => string> = {
  submission: m.privacy_what_submission,
  draft: m.privacy_what_draft,
  file: m.privacy_what_file,
  document: m.privacy_what_document,
  review: m.privacy_what_review,
  conflict: m.privacy_what_conflict,
  report: m.privacy_what_report,
  complaint: m.privacy_what_complaint,
  'call-back': m.privacy_what_call_back,
  mail: m.privacy_what_mail,
  'statement-entry': m.privacy_what_statement_entry,
  'past-grant': m.privacy_what_past_grant,
  person: m.privacy_what_person,
}

/** How long a kind is kept, by the settings of the fund. */
export function termOf(kind: RetentionKind, settings: FundSettings): string {
  if (kind === 'drafts')
    return m.privacy_term_drafts({ deadline: keptDays.afterDeadline, change: keptDays.afterChange })
  const { setting, unit } = keptBySetting[kind]
  const count = settings[setting]
  return unit === 'years' ? m.privacy_term_years({ count }) : m.privacy_term_months({ count })
}
