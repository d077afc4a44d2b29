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

const tables: Record<string, Word> = {
  people: m.privacy_row_person,
  roles: m.privacy_row_role,
  memberships: m.privacy_row_membership,
  invitations: m.privacy_row_invitation,
  proposal_sections: m.privacy_row_section,
  submissions: m.privacy_row_submission,
  files: m.privacy_row_file,
  helper_records: m.privacy_row_helper,
  named_members: m.privacy_row_naming,
  messages: m.privacy_row_message,
  call_backs: m.privacy_row_call_back,
  complaints: m.privacy_row_complaint,
  partner_questions: m.privacy_row_partner,
  assignments: m.privacy_row_assignment,
  conflicts: m.privacy_row_conflict,
  reviews: m.privacy_row_review,
  review_scores: m.privacy_row_score,
  practice_scores: m.privacy_row_practice,
  meeting_scores: m.privacy_row_meeting,
  meeting_records: m.privacy_row_meeting,
  lotteries: m.privacy_row_lottery,
  signatures: m.privacy_row_signature,
  paper_signings: m.privacy_row_signature,
  bank_accounts: m.privacy_row_account,
  account_proofs: m.privacy_row_account,
  terms_changes: m.privacy_row_change,
  grant_endings: m.privacy_row_ending,
  experiment_views: m.privacy_row_view,
  milestone_evidence: m.privacy_row_evidence,
  outcome_attestations: m.privacy_row_evidence,
  reports: m.privacy_row_report,
  report_versions: m.privacy_row_report,
  report_sendings: m.privacy_row_report,
  measurements: m.privacy_row_figure,
}

export function tableWord(table: string, language: Language): string {
  return tables[table]?.({}, { locale: language }) ?? ''
}

const fields: [word: Word, columns: string][] = [
  [m.privacy_field_name, 'name holder typed_name'],
  [m.privacy_field_email, 'email'],
  [m.privacy_field_language, 'locale'],
  [m.privacy_field_organisation, 'organisation'],
  [m.privacy_field_postcode, 'postcode address'],
  [m.privacy_field_phone, 'phone'],
  [m.privacy_field_times, 'times'],
  [m.privacy_field_role, 'role capacity'],
  [m.privacy_field_from, 'from_on'],
  [m.privacy_field_until, 'until_on'],
  [m.privacy_field_part, 'section criterion'],
  [m.privacy_field_score, 'score'],
  [m.privacy_field_number, 'number version value value_max count'],
  [m.privacy_field_account, 'iban'],
  [
    m.privacy_field_text,
    'answers document declaration text words note remark reason reasons explanation learned saw why lesson_title ' +
      'lesson_text next_question late_reason return_note condition questions method about',
  ],
]
const byColumn = new Map(fields.flatMap(([word, columns]) => columns.split(' ').map((one) => [one, word])))

/** What a column is called on paper; null for keys and codes, which stand in the JSON alone. */
export function fieldWord(column: string, language: Language): string | null {
  return byColumn.get(column)?.({}, { locale: language }) ?? null
}
