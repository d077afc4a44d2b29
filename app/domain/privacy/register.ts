import type { RetentionKind } from './retention.ts'

/** Of whom data are kept. */
export const dataSubjects = ['applicants', 'panel', 'staff', 'neighbours', 'partners'] as const
/** On what ground of the law (art. 6 GDPR). */
export const grounds = ['contract', 'legal', 'interest'] as const
/** Who gets to see them. */
export const receivers = ['office', 'panel', 'bank', 'mail', 'everybody'] as const

export type Processing = {
  whose: readonly (typeof dataSubjects)[number][]
  ground: (typeof grounds)[number]
  /** A kind with a term, or as long as the fund is there, because the books and the log rest on it. */
  kept: RetentionKind | 'fund'
  receivers: readonly (typeof receivers)[number][]
  /** The tables that name a person for it; a test holds that each such table is in one place. */
  tables: readonly string[]
}

/**
 * The register of processing (art. 30 GDPR): everything that is kept of people, by what it is for. Page, terms and test are
 * made of this one list.
 */
export const register = {
  accounts: {
    whose: ['applicants', 'panel', 'staff'],
    ground: 'contract',
    kept: 'accounts',
    receivers: ['office'],
    tables: [
      ...['people', 'sessions', 'code_requests', 'second_factors', 'recovery_codes', 'memberships'],
      'factor_resets',
      ...['invitations', 'roles', 'saved_views'],
    ],
  },
  drafts: {
    whose: ['applicants'],
    ground: 'contract',
    kept: 'drafts',
    receivers: [],
    tables: ['proposal_sections'],
  },
  plans: {
    whose: ['applicants', 'neighbours'],
    ground: 'contract',
    kept: 'refused',
    receivers: ['office', 'panel'],
    tables: [
      ...['submissions', 'files', 'messages', 'helper_records', 'screening_questions', 'decisions'],
      ...['contact_moments', 'contact_corrections', 'mentions', 'reply_addresses', 'received_mails'],
      ...['work_marks', 'bulk_acts'],
    ],
  },
  panel: {
    whose: ['panel', 'staff'],
    ground: 'interest',
    kept: 'refused',
    receivers: ['panel', 'office'],
    tables: [
      ...['assignments', 'conflicts', 'reviews', 'named_members', 'practice_scores', 'meeting_scores'],
      ...['meeting_records', 'lotteries'],
    ],
  },
  grants: {
    whose: ['applicants', 'staff'],
    ground: 'contract',
    kept: 'granted',
    receivers: ['office', 'everybody'],
    tables: [
      ...['signatures', 'paper_signings', 'terms_versions', 'terms_changes', 'confirmations', 'grant_holds'],
      ...['grant_endings', 'grant_settlements', 'experiment_reviews', 'experiment_views', 'lesson_changes'],
      ...['milestone_evidence', 'milestone_acceptances', 'outcome_attestations', 'outcome_samples'],
      ...['resident_code_sets'],
    ],
  },
  reports: {
    whose: ['applicants', 'neighbours'],
    ground: 'contract',
    kept: 'granted',
    receivers: ['office', 'everybody'],
    tables: [
      ...['reports', 'report_versions', 'report_sendings', 'report_photos', 'measurements'],
      ...['indicator_overlaps'],
    ],
  },
  payments: {
    whose: ['applicants', 'staff'],
    ground: 'legal',
    kept: 'bank',
    receivers: ['office', 'bank'],
    tables: [
      ...['bank_accounts', 'account_proofs', 'account_calls', 'name_checks', 'releases', 'payment_batches'],
      ...['statement_imports', 'statement_entries', 'grant_repayments', 'loan_receipts', 'loan_corrections'],
      ...['loan_decisions', 'aid_links', 'recorded_aid'],
    ],
  },
  allowances: {
    whose: ['panel', 'staff'],
    ground: 'legal',
    kept: 'fund',
    receivers: ['office'],
    tables: ['meeting_presences', 'allowance_payments'],
  },
  past: {
    whose: ['applicants', 'staff'],
    ground: 'interest',
    kept: 'granted',
    receivers: ['office'],
    tables: ['past_batches'],
  },
  complaints: {
    whose: ['applicants', 'neighbours', 'staff'],
    ground: 'legal',
    kept: 'complaints',
    receivers: ['office'],
    tables: ['complaints', 'complaint_askings'],
  },
  'call-backs': {
    whose: ['applicants', 'neighbours'],
    ground: 'interest',
    kept: 'call-backs',
    receivers: ['office'],
    tables: ['call_backs'],
  },
  partners: {
    whose: ['partners'],
    ground: 'interest',
    kept: 'refused',
    receivers: ['office', 'panel'],
    tables: ['partner_questions'],
  },
  mails: {
    whose: ['applicants', 'panel', 'staff', 'partners'],
    ground: 'contract',
    kept: 'mails',
    receivers: ['mail'],
    tables: ['mail_bounces', 'notices', 'notification_choices', 'quiet_hours'],
  },
  openings: {
    whose: ['panel', 'staff'],
    ground: 'interest',
    kept: 'openings',
    receivers: ['office'],
    tables: ['openings'],
  },
  log: {
    whose: ['applicants', 'panel', 'staff'],
    ground: 'interest',
    kept: 'fund',
    receivers: ['office'],
    tables: [
      ...['closed_periods', 'fund_archives', 'setting_changes', 'round_forms', 'fund_decisions', 'pot_terms'],
      ...['clause_versions', 'clause_translations', 'harvests', 'harvest_offers', 'harvest_texts'],
      ...['harvest_approvals', 'mail_texts'],
    ],
  },
} as const satisfies Record<string, Processing>
export type RegisterKey = keyof typeof register
