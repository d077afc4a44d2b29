/** What an own-data export is ordered by. */
export const ownKinds = [
  'account',
  'sign-in',
  'roles',
  'initiatives',
  'plans',
  'talk',
  'panel',
  'grants',
  'reports',
  'office',
  'mail',
  'log',
] as const
export type OwnKind = (typeof ownKinds)[number]

/**
 * One way in which a table is about a person. `own`: these columns are theirs to read. `act`: that they did it and when; the
 * rest of the row is about others. Nothing but the named columns is ever told, so what is new stays closed until it is said.
 */
export type Told = {
  kind: OwnKind
  table: string
  /** The column that names them, by key or by their mail address. */
  column: string
  at: string | null
  columns: readonly string[]
  by: 'person' | 'email' | 'text'
}

const told =
  (by: Told['by']) =>
  (kind: OwnKind, where: string, at: string | null, columns: readonly string[] = []): Told => {
    const [table = '', column = ''] = where.split('.')
    return { kind, table, column, at, columns, by }
  }
const own = told('person')
const act = (kind: OwnKind, where: string, at: string | null) => own(kind, where, at)
const byMail = told('email')
const byText = told('text')

/** Everything that is told of a person, table by table. A test holds it against the schema. */
export const toldOf: readonly Told[] = [
  own('account', 'people.id', 'created_at', ['name', 'email', 'locale', 'organisation', 'postcode']),
  own('sign-in', 'sessions.person_id', 'created_at', [
    'last_seen_at',
    'expires_at',
    'ended_at',
    'stepped_up_at',
  ]),
  own('sign-in', 'code_requests.person_id', 'created_at', ['purpose', 'email', 'used_at']),
  own('sign-in', 'second_factors.person_id', 'confirmed_at'),
  own('sign-in', 'recovery_codes.person_id', 'used_at'),
  own('sign-in', 'factor_resets.person_id', 'asked_at', ['confirmed_at', 'ended_at']),
  own('roles', 'roles.person_id', null, [
    'role',
    'background',
    'from_on',
    'until_on',
    'named',
    'stands_in_because',
  ]),
  act('roles', 'roles.stands_in_for', null),
  own('initiatives', 'memberships.person_id', 'since', ['initiative_id', 'relation', 'helper']),
  own('initiatives', 'invitations.accepted_by', 'accepted_at', ['email', 'relation', 'helper', 'invited_at']),
  own('initiatives', 'invitations.invited_by', 'invited_at', ['relation', 'helper', 'ended_at']),
  byMail('initiatives', 'invitations.email', 'invited_at', ['email', 'relation', 'helper', 'ended_at']),
  own('plans', 'proposal_sections.saved_by', 'saved_at', ['section', 'version', 'answers', 'done']),
  own('plans', 'submissions.submitted_by', 'submitted_at', ['number', 'document', 'declaration', 'locale']),
  own('plans', 'files.uploaded_by', 'uploaded_at', ['name', 'media_type', 'size', 'removed_at']),
  act('plans', 'helper_records.confirmed_by', 'confirmed_at'),
  own('plans', 'named_members.named_by', 'named_at', ['words', 'taken_back_at']),
  own('talk', 'messages.author', 'sent_at', ['text', 'way', 'read_at']),
  act('talk', 'reply_addresses.person_id', 'made_at'),
  act('talk', 'received_mails.person_id', 'received_at'),
  byMail('talk', 'received_mails.sender', 'received_at', ['sender', 'words', 'handled_at']),
  act('talk', 'call_backs.called_by', 'called_at'),
  byMail('talk', 'call_backs.email', 'asked_at', ['name', 'phone', 'email', 'times', 'about', 'called_at']),
  own('talk', 'complaints.lodged_by', 'lodged_at', [
    ...['kind', 'about', 'state', 'name', 'email', 'address', 'words', 'late_reason', 'due_on'],
    ...['outcome', 'reasons', 'decided_at', 'withdrawn_at'],
  ]),
  own('talk', 'complaint_askings.came_by', 'came_at', ['what', 'came', 'came_on']),
  byMail('talk', 'complaints.email', 'lodged_at', [
    ...['kind', 'about', 'state', 'name', 'email', 'address', 'words', 'outcome', 'reasons', 'decided_at'],
  ]),
  byMail('talk', 'partner_questions.email', 'asked_at', ['name', 'email', 'answer', 'remark', 'answered_at']),
  own('panel', 'assignments.person_id', 'assigned_at', ['returned_at', 'return_reason', 'return_note']),
  own('panel', 'conflicts.person_id', 'declared_at', ['grade', 'grounds', 'note', 'hints']),
  own('panel', 'reviews.person_id', 'started_at', [
    'state',
    'advice',
    'condition',
    'questions',
    'locked_at',
    'voided_at',
  ]),
  own('panel', 'practice_scores.person_id', 'saved_at', ['batch_id', 'criterion', 'score']),
  own('panel', 'meeting_scores.person_id', 'recorded_at', ['criterion', 'score', 'reason']),
  own('panel', 'meeting_presences.person_id', 'recorded_at', ['held_on', 'present', 'due_cents']),
  act('panel', 'meeting_presences.recorded_by', 'recorded_at'),
  own('panel', 'allowance_payments.person_id', 'noted_at', ['paid_on', 'cents', 'taken_back_at']),
  act('panel', 'allowance_payments.noted_by', 'noted_at'),
  act('panel', 'allowance_payments.taken_back_by', 'taken_back_at'),
  act('panel', 'meeting_scores.recorded_by', 'recorded_at'),
  act('panel', 'meeting_records.recorded_by', 'recorded_at'),
  act('panel', 'lotteries.committed_by', 'committed_at'),
  act('panel', 'lotteries.drawn_by', 'drawn_at'),
  own('grants', 'signatures.person_id', 'signed_at', ['side', 'typed_name', 'capacity']),
  own('grants', 'paper_signings.person_id', 'recorded_at', ['typed_name', 'capacity', 'signed_on']),
  own('grants', 'bank_accounts.set_by', 'set_at', ['iban', 'holder', 'confirmed_at']),
  own('grants', 'account_proofs.by', 'at', ['step', 'way', 'words']),
  own('grants', 'terms_changes.started_by', 'started_at', ['side', 'state', 'kind', 'reason']),
  own('grants', 'terms_changes.sent_by', 'sent_at', ['side', 'state', 'kind', 'reason']),
  own('grants', 'terms_changes.answered_by', 'answered_at', ['answer']),
  own('grants', 'grant_endings.prepared_by', 'prepared_at', [
    'side',
    'state',
    'ground',
    'explanation',
    'learned',
  ]),
  own('grants', 'experiment_views.written_by', 'written_at', [
    ...['side', 'outcome', 'saw', 'why', 'lesson_title', 'lesson_text', 'next_question'],
  ]),
  own('grants', 'milestone_evidence.sent_by', 'sent_at', [
    'milestone_id',
    'version',
    'state',
    'text',
    'number',
  ]),
  own('grants', 'outcome_attestations.sent_by', 'sent_at', ['number', 'state', 'count', 'text']),
  own('reports', 'reports.sent_by', 'sent_at', ['moment_id', 'state', 'version']),
  own('reports', 'report_versions.saved_by', 'saved_at', ['report_id', 'version', 'answers']),
  own('reports', 'report_sendings.sent_by', 'sent_at', ['number', 'version', 'returned_at']),
  own('reports', 'measurements.recorded_by', 'recorded_at', [
    'value',
    'value_max',
    'denominator',
    'qualifier',
    'method',
  ]),
  own('office', 'saved_views.person_id', 'saved_at', ['page', 'name', 'search', 'shared']),
  own('office', 'openings.person_id', 'opened_at', ['proposal_id', 'what', 'side', 'on']),
  ...officeActs().map(([where, at]) => act('office', where, at)),
  byText('mail', 'outgoing_mails.recipient', 'created_at', [
    'template',
    'address',
    'locale',
    'sent_at',
    'failed_at',
  ]),
  own('mail', 'notification_choices.person_id', 'chosen_at', ['kind', 'choice']),
  own('mail', 'mail_bounces.person_id', 'bounced_at', ['address', 'way', 'status', 'solved_at']),
  own('mail', 'quiet_hours.person_id', 'set_at', ['from_hour', 'until_hour']),
  own('mail', 'notices.person_id', 'told_at', ['subject', 'summary', 'read_at']),
  byText('log', 'events.actor', 'at', ['type', 'subject_kind', 'subject_id']),
]

/** What somebody does for the fund: told as an act with its moment, because the row is about others or about money. */
function officeActs(): [where: string, at: string | null][] {
  return [
    ['mail_texts.written_by', 'written_at'],
    ['mail_bounces.solved_by', 'solved_at'],
    ['aid_links.linked_by', 'linked_at'],
    ['aid_links.ended_by', 'ended_at'],
    ['recorded_aid.recorded_by', 'recorded_at'],
    ['partner_questions.asked_by', 'asked_at'],
    ['partner_questions.noted_by', 'answered_at'],
    ['harvests.started_by', 'started_at'],
    ['harvests.removed_by', 'removed_at'],
    ['harvest_offers.offered_by', 'offered_at'],
    ['harvest_offers.returned_by', 'returned_at'],
    ['harvest_texts.written_by', 'written_at'],
    ['harvest_approvals.approved_by', 'approved_at'],
    ['screening_questions.asked_by', 'asked_at'],
    ['grant_endings.decided_by', 'decided_at'],
    ['grant_endings.returned_by', null],
    ['closed_periods.prepared_by', 'prepared_at'],
    ['closed_periods.decided_by', 'decided_at'],
    ['grant_holds.held_by', 'held_at'],
    ['grant_holds.ended_by', 'ended_at'],
    ['fund_archives.asked_by', 'asked_at'],
    ['past_batches.uploaded_by', 'uploaded_at'],
    ['past_batches.taken_by', 'taken_at'],
    ['past_batches.undone_by', 'undone_at'],
    ['decisions.prepared_by', 'prepared_at'],
    ['decisions.decided_by', 'decided_at'],
    ['decisions.returned_by', null],
    ['setting_changes.changed_by', 'changed_at'],
    ['statement_imports.imported_by', 'imported_at'],
    ['statement_entries.matched_by', 'matched_at'],
    ['payment_batches.made_by', 'made_at'],
    ['payment_batches.refused_by', 'refused_at'],
    ['name_checks.checked_by', 'checked_at'],
    ['account_calls.called_by', 'called_at'],
    ['bank_accounts.confirmed_by', 'confirmed_at'],
    ['experiment_reviews.concluded_by', 'concluded_at'],
    ['reports.judged_by', 'judged_at'],
    ['report_photos.hidden_by', 'hidden_at'],
    ['bulk_acts.planned_by', 'planned_at'],
    ['bulk_acts.stopped_by', 'stopped_at'],
    ['factor_resets.asked_by', 'asked_at'],
    ['factor_resets.confirmed_by', 'confirmed_at'],
    ['factor_resets.ended_by', 'ended_at'],
    ['work_marks.marked_by', 'marked_at'],
    ['work_marks.person_id', 'marked_at'],
    ['contact_moments.noted_by', 'noted_at'],
    ['contact_moments.step_by', 'noted_at'],
    ['contact_moments.removed_by', 'removed_at'],
    ['contact_corrections.corrected_by', 'corrected_at'],
    ['mentions.person_id', 'mentioned_at'],
    ['mentions.mentioned_by', 'mentioned_at'],
    ['contact_moments.step_done_by', 'step_done_at'],
    ['received_mails.handled_by', 'handled_at'],
    ['complaints.written_by', 'lodged_at'],
    ['complaints.heard_by', 'heard_on'],
    ['complaints.decided_by', 'decided_at'],
    ['complaint_askings.asked_by', 'asked_at'],
    ['outcome_attestations.drawn_by', 'drawn_at'],
    ['outcome_attestations.judged_by', 'judged_at'],
    ['outcome_samples.looked_by', 'looked_at'],
    ['resident_code_sets.made_by', 'made_at'],
    ['resident_code_sets.voided_by', 'voided_at'],
    ['milestone_evidence.judged_by', 'judged_at'],
    ['milestone_acceptances.accepted_by', 'accepted_at'],
    ['terms_versions.drafted_by', 'recorded_at'],
    ['confirmations.confirmed_by', 'confirmed_at'],
    ['grant_repayments.booked_by', 'booked_at'],
    ['releases.prepared_by', 'prepared_at'],
    ['releases.approved_by', 'approved_at'],
    ['releases.paid_by', 'paid_at'],
    ['releases.taken_back_by', 'cancelled_at'],
    ['paper_signings.recorded_by', 'recorded_at'],
    ['paper_signings.confirmed_by', 'confirmed_at'],
    ['indicator_overlaps.recorded_by', 'recorded_at'],
    ['round_forms.changed_by', 'changed_at'],
    ['fund_decisions.prepared_by', 'prepared_at'],
    ['fund_decisions.taken_by', 'taken_at'],
    ['fund_decisions.returned_by', 'returned_at'],
    ['grant_settlements.prepared_by', 'prepared_at'],
    ['grant_settlements.returned_by', 'returned_at'],
    ['grant_settlements.decided_by', 'decided_at'],
    ['clause_versions.written_by', 'written_at'],
    ['clause_translations.written_by', 'written_at'],
    ['pot_terms.changed_by', 'changed_at'],
    ['loan_receipts.booked_by', 'booked_at'],
    ['loan_corrections.prepared_by', 'prepared_at'],
    ['loan_corrections.decided_by', 'decided_at'],
    ['loan_decisions.prepared_by', 'prepared_at'],
    ['loan_decisions.decided_by', 'decided_at'],
    ['lesson_changes.by', 'at'],
  ]
}

/** References to a person that are not told to them, each with its reason. */
export const notTold: Readonly<Record<string, string>> = {
  'named_members.person_id': 'what an applicant says of a panel member is told to the chair in confidence',
  'complaints.against': 'the words of somebody who complains, told to them by who handles the complaint',
}
