import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { OwnKind } from '#db/queries/privacy/told.server.ts'

type Word = (inputs: Record<string, never>, options: { locale: Language }) => string

/** The chapters of what a fund keeps of somebody. */
export const kindWords: Record<OwnKind, Word> = {
  account: m.privacy_own_account,
  'sign-in': m.privacy_own_sign_in,
  roles: m.privacy_own_roles,
  initiatives: m.privacy_own_initiatives,
  plans: m.privacy_own_plans,
  talk: m.privacy_own_talk,
  panel: m.privacy_own_panel,
  grants: m.privacy_own_grants,
  reports: m.privacy_own_reports,
  office: m.privacy_own_office,
  mail: m.privacy_own_mail,
  log: m.privacy_own_log,
}

const headings: [word: Word, tables: string][] = [
  [m.privacy_row_person, 'people'],
  [m.privacy_row_session, 'sessions'],
  [m.privacy_row_code, 'code_requests'],
  [m.privacy_row_factor, 'second_factors recovery_codes factor_resets'],
  [m.privacy_row_role, 'roles'],
  [m.privacy_row_membership, 'memberships'],
  [m.privacy_row_invitation, 'invitations'],
  [m.privacy_row_section, 'proposal_sections'],
  [m.privacy_row_submission, 'submissions'],
  [m.privacy_row_file, 'files'],
  [m.privacy_row_helper, 'helper_records'],
  [m.privacy_row_naming, 'named_members'],
  [m.privacy_row_message, 'messages'],
  [m.privacy_row_mail, 'reply_addresses received_mails outgoing_mails'],
  [m.privacy_row_call_back, 'call_backs'],
  [m.privacy_row_complaint, 'complaints'],
  [m.privacy_row_complaint_asking, 'complaint_askings'],
  [m.privacy_row_partner, 'partner_questions'],
  [m.privacy_row_assignment, 'assignments'],
  [m.privacy_row_conflict, 'conflicts'],
  [m.privacy_row_review, 'reviews'],
  [m.privacy_row_score, 'review_scores'],
  [m.privacy_row_practice, 'practice_scores'],
  [m.privacy_row_meeting, 'meeting_scores meeting_records'],
  [m.privacy_row_allowance, 'meeting_presences allowance_payments'],
  [m.privacy_row_lottery, 'lotteries'],
  [m.privacy_row_signature, 'signatures paper_signings'],
  [m.privacy_row_account, 'bank_accounts account_proofs account_calls name_checks'],
  [m.privacy_row_change, 'terms_changes'],
  [m.privacy_row_ending, 'grant_endings'],
  [m.privacy_row_view, 'experiment_views experiment_reviews'],
  [m.privacy_row_evidence, 'milestone_evidence outcome_attestations outcome_samples milestone_acceptances'],
  [m.privacy_row_report, 'reports report_versions report_sendings'],
  [m.privacy_row_photo, 'report_photos'],
  [m.privacy_row_figure, 'measurements indicator_overlaps'],
  [m.privacy_row_view_of_board, 'saved_views'],
  [m.privacy_row_opening, 'openings'],
  [m.privacy_row_choice, 'notification_choices quiet_hours'],
  [m.privacy_row_bounce, 'mail_bounces'],
  [m.privacy_row_notice, 'notices'],
  [m.privacy_row_event, 'events'],
  [m.privacy_row_mail_text, 'mail_texts'],
  [m.privacy_row_aid, 'aid_links recorded_aid'],
  [m.privacy_row_harvest, 'harvests harvest_offers harvest_texts harvest_approvals'],
  [m.privacy_row_question, 'screening_questions'],
  [m.privacy_row_year, 'closed_periods'],
  [m.privacy_row_hold, 'grant_holds'],
  [m.privacy_row_archive, 'fund_archives'],
  [m.privacy_row_past, 'past_batches'],
  [m.privacy_row_decision, 'decisions fund_decisions'],
  [m.privacy_row_setting, 'setting_changes'],
  [m.privacy_row_bank, 'statement_imports statement_entries payment_batches'],
  [m.privacy_row_bulk, 'bulk_acts'],
  [m.privacy_row_work, 'work_marks'],
  [m.privacy_row_note, 'contact_moments contact_corrections mentions'],
  [m.privacy_row_codes, 'resident_code_sets'],
  [m.privacy_row_terms, 'terms_versions clause_versions clause_translations pot_terms'],
  [m.privacy_row_confirmation, 'confirmations'],
  [m.privacy_row_payment, 'grant_repayments releases loan_receipts loan_corrections loan_decisions'],
  [m.privacy_row_round, 'round_forms'],
  [m.privacy_row_settlement, 'grant_settlements'],
  [m.privacy_row_lesson, 'lesson_changes'],
]
const byTable = new Map(headings.flatMap(([word, tables]) => tables.split(' ').map((one) => [one, word])))

/** What a row of a table is called; empty for a table that is not told of. */
export function tableWord(table: string, language: Language): string {
  return byTable.get(table)?.({}, { locale: language }) ?? ''
}

const fields: [word: Word, columns: string][] = [
  [m.privacy_field_name, 'name holder typed_name'],
  [m.privacy_field_email, 'email'],
  [m.privacy_field_language, 'locale'],
  [m.privacy_field_organisation, 'organisation'],
  [m.privacy_field_postcode, 'postcode address'],
  [m.privacy_field_phone, 'phone'],
  [m.privacy_field_times, 'times'],
  [m.privacy_field_role, 'role capacity relation'],
  [m.privacy_field_background, 'background'],
  [m.privacy_field_from, 'from_on'],
  [m.privacy_field_until, 'until_on'],
  [m.privacy_field_part, 'section criterion'],
  [m.privacy_field_score, 'score'],
  [m.privacy_field_number, 'number version value value_max count'],
  [m.privacy_field_account, 'iban'],
  [m.privacy_field_state, 'state'],
  [m.privacy_field_kind, 'kind'],
  [m.privacy_field_about, 'about'],
  [m.privacy_field_side, 'side'],
  [m.privacy_field_way, 'way'],
  [m.privacy_field_answer, 'answer outcome advice'],
  [m.privacy_field_grade, 'grade grounds'],
  [m.privacy_field_step, 'step'],
  [m.privacy_field_due, 'due_on'],
  [m.privacy_field_ended, 'ended_at returned_at withdrawn_at taken_back_at voided_at removed_at'],
  [m.privacy_field_done, 'answered_at decided_at locked_at confirmed_at called_at read_at signed_on'],
  [
    m.privacy_field_text,
    'answers document text words note remark reason reasons explanation learned saw why lesson_title ' +
      'lesson_text next_question late_reason return_note condition questions method',
  ],
]
const byColumn = new Map(fields.flatMap(([word, columns]) => columns.split(' ').map((one) => [one, word])))

/** What a column is called on paper; null for keys and codes, which stand in the JSON alone. */
export function fieldWord(column: string, language: Language): string | null {
  return byColumn.get(column)?.({}, { locale: language }) ?? null
}
