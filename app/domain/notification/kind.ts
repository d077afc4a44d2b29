/** The sorts of news that a person recognises, and chooses about. */
export const notificationKinds = [
  'application',
  'grant',
  'money',
  'reminders',
  'messages',
  'panel',
  'office',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** What a mail is: news of a kind, something that always goes out at once, or the daily mail itself. */
export type MailKind = NotificationKind | 'legal' | 'digest'

/** Who gets news of a kind: everybody, or only who holds one of these roles. */
export const rolesOfKind: Record<NotificationKind, readonly string[] | null> = {
  application: null,
  grant: null,
  money: null,
  reminders: null,
  messages: null,
  panel: ['reviewer', 'chair'],
  office: ['manager', 'approver'],
}

/** The kinds somebody with these roles can get. */
export function kindsFor(roles: readonly string[]): NotificationKind[] {
  return notificationKinds.filter((kind) => rolesOfKind[kind]?.some((role) => roles.includes(role)) ?? true)
}

export function isNotificationKind(kind: string): kind is NotificationKind {
  return notificationKinds.some((known) => known === kind)
}

/** What a mail is, by its template. One that no list names is never held back. */
export function kindOfMail(template: string): MailKind {
  return kinds.get(template) ?? 'legal'
}

/** Is a template in one of the lists? A test holds that each is, in exactly one. */
export function templatesOf(kind: MailKind): readonly string[] {
  return templates[kind]
}

const templates = {
  application: [
    'draft-saved',
    'draft-after-deadline',
    'draft-questions-changed',
    'helper-confirmation',
    'paper-form-entered',
    'file-refused',
    'proposal-in-review',
    'partner-said-no',
  ],
  grant: [
    'signed-by-one',
    'report-asked',
    'report-received',
    'report-returned',
    'report-accepted',
    'report-skipped',
    'measurement-corrected',
    'photo-taken-off',
    'keeping-in-touch',
    'milestone-accepted',
    'milestone-returned',
    'change-proposed',
    'change-applied',
    'change-accepted',
    'change-withdrawn',
    'experiment-review-14',
    'experiment-review-today',
    'experiment-review-written',
    'experiment-review-differs',
    'experiment-review-concluded',
    'results-accepted',
    'results-returned',
  ],
  money: [
    'tranche-ready',
    'tranche-paid',
    'tranche-failed',
    'tranche-resumed',
    'grant-resumed',
    'bank-proof-asked',
    'loan-repayment-received',
    'loan-over',
    'loan-receipt-corrected',
    'repayment-received',
  ],
  reminders: [
    'draft-reminder-7',
    'draft-reminder-3',
    'draft-reminder-1',
    'proposal-returned-reminder',
    'declaration-reminder',
    'reviewer-reminder-7',
    'reviewer-reminder-3',
    'reviewer-reminder-1',
    'offer-reminder-7',
    'offer-reminder-3',
    'offer-reminder-1',
    'milestone-due-7',
    'report-reminder-7',
    'report-reminder-3',
    'report-reminder-1',
    'report-late',
    'experiment-review-reminder',
  ],
  messages: ['message-received'],
  panel: ['reviewer-assigned', 'review-taken-away', 'declaration-asked', 'naming-asked', 'reviews-revealed'],
  office: [
    'review-given-back',
    'proposal-arrived',
    'approval-waiting',
    'payment-taken-back',
    'decision-waiting',
    'decision-returned',
    'report-arrived',
    'message-arrived',
    'offer-declined',
    'ending-arrived',
    'fund-decision-waiting',
    'fund-decision-returned',
    'course-decision-waiting',
    'settlement-returned',
    'ending-returned',
    'evidence-arrived',
    'countersign-asked',
    'change-received',
    'change-agreed',
    'change-declined',
    'checks-failed',
    'colleague-mentioned',
    'results-arrived',
  ],
  /** Decisions and letters, what is offered to sign, codes and security, and one question to somebody without an account. */
  legal: [
    'sign-in-code',
    'step-up-code',
    'signing-code',
    'invitation-co-applicant',
    'invitation-panel',
    'invitation-staff',
    'stand-in-appointed',
    'factor-reset-asked',
    'factor-reset-confirmed',
    'draft-deletion-14',
    'draft-deletion-3',
    'proposal-submitted',
    'proposal-returned',
    'proposal-withdrawn',
    'call-back-asked',
    'decision-awarded',
    'decision-declined',
    'decision-waiting-list',
    'agreement-offered',
    'amendment-offered',
    'agreement-in-force',
    'offer-expired',
    'offer-withdrawn',
    'tranche-held',
    'bank-account-changed',
    'bank-account-confirmed',
    'loan-repayment-due',
    'loan-repayment-late',
    'loan-waived',
    'partner-confirmation-asked',
    'programme-partner-asked',
    'change-refused',
    'grant-on-hold',
    'grant-terminated',
    'grant-stopped',
    'ending-withdrawn',
    'grant-settled',
    'complaint-received',
    'objection-received',
    'case-answered',
    'complaint-hearing',
    'complaint-extended',
    'complaint-asked',
    'complaint-committee',
    'complaint-withdrawn',
  ],
  digest: ['digest'],
} as const satisfies Record<MailKind, readonly string[]>
/** A mail by its name: what an event may send. */
export type MailTemplate = (typeof templates)[MailKind][number]

const kinds = new Map<string, MailKind>(
  Object.entries(templates).flatMap(([kind, listed]) =>
    listed.map((template) => [template, kind as MailKind] as const),
  ),
)
