import type { DeskDay, DeskItem } from '#app/components/office/desk-list.tsx'
import { roleWord } from '#app/components/role-word.ts'
import type { Role } from '#app/domain/access.ts'
import { daysBetween, type IsoDate } from '#app/domain/calendar.ts'
import type { RetentionKind } from '#app/domain/privacy/retention.ts'
import { byBand, type WorkBand } from '#app/domain/work.ts'
import { formatDay, formatMoney, formatWeekday } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type WorkItem, type WorkKind, waitedFor } from '#db/queries/desk/item.ts'
import type { WorkSort } from '#db/queries/desk.server.ts'
import { retentionWords } from '../privacy/retention-words.ts'

/** What a list says beside each piece of work: where it lay, and where it is put away. */
export type Beside = (item: WorkItem) => Pick<DeskItem, 'note' | 'instead'>

/** Work in words, under the bands of its days. */
export function deskDays(
  items: readonly WorkItem[],
  today: IsoDate,
  beside: Beside = () => ({ note: null, instead: null }),
): DeskDay[] {
  const due = items.map((item) => ({ ...item, waited: waitedFor.includes(item.kind) }))
  return byBand(due, today).map(({ band, items: here }) => ({
    key: band,
    title: bandTitle[band](),
    note: noteOf(band, here, today),
    items: here.map((item) => ({ ...itemWords(item, today), ...beside(item) })),
  }))
}

const bandTitle: Record<WorkBand, () => string> = {
  late: m.manager_desk_late,
  today: m.manager_desk_today,
  tomorrow: m.manager_desk_tomorrow,
  'this-week': m.manager_desk_this_week,
  'next-week': m.manager_desk_next_week,
  later: m.manager_desk_later,
}

function noteOf(band: WorkBand, [first]: readonly WorkItem[], today: IsoDate): string | null {
  if (!first) return null
  if (band === 'late') return m.manager_desk_since({ day: formatWeekday(first.on, currentLocale()) })
  if (band === 'today') return formatWeekday(today, currentLocale())
  return band === 'tomorrow' ? formatWeekday(first.on, currentLocale()) : null
}

type Values = { title: string; amount: string; number: string; since: string; on: string; name: string }
type Said = {
  asks: () => string
  look: DeskItem['look']
  what: (v: Values) => string
  why: (v: Values) => string
  action: () => string
}

const said: Record<WorkKind, Said> = {
  screen: {
    asks: m.manager_desk_screen,
    look: 'turn',
    what: m.manager_desk_screen_what,
    why: m.manager_desk_screen_why,
    action: m.manager_desk_screen_do,
  },
  'answer-late': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.manager_desk_answer_late_what,
    why: m.manager_desk_answer_late_why,
    action: m.manager_desk_look,
  },
  'answer-waits': {
    asks: m.manager_desk_clock,
    look: 'held',
    what: m.manager_desk_answer_what,
    why: m.manager_desk_answer_why,
    action: m.manager_desk_look,
  },
  message: {
    asks: m.manager_desk_message,
    look: 'turn',
    what: m.manager_desk_message_what,
    why: m.manager_desk_message_why,
    action: m.manager_desk_message_do,
  },
  'mail-aside': {
    asks: m.near_desk_mail,
    look: 'turn',
    what: m.near_desk_mail_what,
    why: m.near_desk_mail_why,
    action: m.near_desk_mail_do,
  },
  help: {
    asks: m.manager_desk_help,
    look: 'turn',
    what: m.manager_desk_help_what,
    why: m.manager_desk_help_why,
    action: m.manager_desk_help_do,
  },
  'paper-form': {
    asks: m.manager_desk_paper,
    look: 'turn',
    what: m.manager_desk_paper_what,
    why: m.manager_desk_paper_why,
    action: m.manager_desk_paper_do,
  },
  assign: {
    asks: m.manager_desk_assign,
    look: 'turn',
    what: m.manager_desk_assign_what,
    why: m.manager_desk_assign_why,
    action: m.manager_desk_assign_do,
  },
  'prepare-decision': {
    asks: m.manager_desk_prepare,
    look: 'turn',
    what: m.manager_desk_prepare_what,
    why: m.manager_desk_prepare_why,
    action: m.manager_desk_prepare_do,
  },
  'take-decision': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.manager_desk_decide_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'make-agreement': {
    asks: m.manager_desk_agree,
    look: 'turn',
    what: m.manager_desk_agree_what,
    why: m.manager_desk_agree_why,
    action: m.manager_desk_agree_do,
  },
  'sign-agreement': {
    asks: m.manager_desk_sign,
    look: 'turn',
    what: m.manager_desk_sign_what,
    why: m.manager_desk_sign_why,
    action: m.manager_desk_sign_do,
  },
  'paper-confirm': {
    asks: m.manager_desk_paper_sign,
    look: 'turn',
    what: m.manager_desk_paper_sign_what,
    why: m.manager_desk_paper_sign_why,
    action: m.manager_desk_paper_sign_do,
  },
  'release-ready': {
    asks: m.manager_desk_ready,
    look: 'turn',
    what: m.manager_desk_tranche_what,
    why: m.manager_desk_ready_why,
    action: m.manager_desk_ready_do,
  },
  'release-approve': {
    asks: m.manager_desk_approve,
    look: 'turn',
    what: m.manager_desk_tranche_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_approve_do,
  },
  'release-confirm': {
    asks: m.manager_desk_confirm,
    look: 'busy',
    what: m.manager_desk_tranche_what,
    why: m.manager_desk_confirm_why,
    action: m.manager_desk_confirm_do,
  },
  'release-file': {
    asks: m.payments_desk_file,
    look: 'busy',
    what: m.manager_desk_tranche_what,
    why: m.payments_desk_file_why,
    action: m.payments_desk_file_do,
  },
  'report-judge': {
    asks: m.manager_desk_read,
    look: 'busy',
    what: m.manager_desk_report_what,
    why: m.manager_desk_report_why,
    action: m.manager_desk_report_do,
  },
  'report-late': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.manager_desk_report_late_what,
    why: m.manager_desk_report_late_why,
    action: m.manager_desk_look,
  },
  'hold-ends': {
    asks: m.course_desk_hold,
    look: 'held',
    what: m.course_desk_hold_what,
    why: m.course_desk_hold_why,
    action: m.manager_desk_look,
  },
  'ending-decide': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.course_desk_end_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'evidence-judge': {
    asks: m.manager_desk_read,
    look: 'busy',
    what: m.course_desk_evidence_what,
    why: m.course_desk_evidence_why,
    action: m.course_desk_evidence_do,
  },
  'account-confirm': {
    asks: m.course_desk_account,
    look: 'turn',
    what: m.course_desk_account_what,
    why: m.course_desk_account_why,
    action: m.course_desk_account_do,
  },
  'account-proof': {
    asks: m.course_desk_proof,
    look: 'turn',
    what: m.course_desk_proof_what,
    why: m.course_desk_proof_why,
    action: m.course_desk_account_do,
  },
  'change-answer': {
    asks: m.course_desk_change,
    look: 'turn',
    what: m.course_desk_change_what,
    why: m.course_desk_change_why,
    action: m.course_desk_change_do,
  },
  'results-judge': {
    asks: m.outcome_desk,
    look: 'busy',
    what: m.outcome_desk_what,
    why: m.course_desk_evidence_why,
    action: m.outcome_desk_do,
  },
  settle: {
    asks: m.course_desk_settle,
    look: 'turn',
    what: m.course_desk_settle_what,
    why: m.course_desk_settle_why,
    action: m.course_settle_do,
  },
  'settlement-decide': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.course_desk_settle_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'fund-decision': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: () => m.fund_desk_decision_what(),
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'closing-decide': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.books_desk_closing_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'contribution-late': {
    asks: m.fund_desk_late,
    look: 'turn',
    what: m.fund_desk_late_what,
    why: m.fund_desk_late_why,
    action: m.manager_desk_look,
  },
  'repayment-due': {
    asks: m.course_desk_repaid,
    look: 'busy',
    what: m.course_desk_repaid_what,
    why: m.course_desk_repaid_why,
    action: m.course_repaid_title,
  },
  'learning-write': {
    asks: m.learning_desk,
    look: 'busy',
    what: m.learning_desk_what,
    why: m.learning_desk_both_why,
    action: m.learning_next_do,
  },
  'learning-answer': {
    asks: m.learning_desk,
    look: 'turn',
    what: m.learning_desk_what,
    why: m.learning_desk_answer_why,
    action: m.learning_next_do,
  },
  'learning-close': {
    asks: m.learning_desk,
    look: 'busy',
    what: m.learning_desk_what,
    why: m.learning_desk_close_why,
    action: m.learning_close,
  },
  'loan-late': {
    asks: m.loan_desk_late,
    look: 'turn',
    what: m.loan_desk_late_what,
    why: m.loan_desk_late_why,
    action: m.manager_desk_look,
  },
  'loan-decide': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.loan_desk_decide_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  'checks-failed': {
    asks: m.checks_desk_asks,
    look: 'turn',
    what: m.checks_desk_what,
    why: m.checks_desk_why,
    action: m.manager_desk_look,
  },
  'movements-open': {
    asks: m.payments_desk_asks,
    look: 'turn',
    what: m.payments_desk_what,
    why: m.payments_desk_why,
    action: m.payments_desk_do,
  },
  'loan-correct': {
    asks: m.manager_desk_decide,
    look: 'turn',
    what: m.loan_desk_correct_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_decide_do,
  },
  complaint: {
    asks: m.complaint_desk_asks,
    look: 'turn',
    what: m.complaint_desk_what,
    why: m.complaint_desk_why,
    action: m.manager_desk_look,
  },
  mention: {
    asks: m.near_desk_mention,
    look: 'turn',
    what: m.near_desk_mention_what,
    why: m.near_desk_mention_why,
    action: m.near_desk_mention_do,
  },
  'step-ours': {
    asks: m.near_desk_step,
    look: 'turn',
    what: m.near_desk_step_what,
    why: m.near_desk_ours_why,
    action: m.near_desk_step_do,
  },
  'step-theirs': {
    asks: m.near_desk_ask,
    look: 'held',
    what: m.near_desk_step_what,
    why: m.near_desk_theirs_why,
    action: m.near_desk_step_do,
  },
  'contact-quiet': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.near_desk_quiet_what,
    why: m.near_desk_quiet_why,
    action: m.near_note_title,
  },
  'mail-bounced': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.notify_bounce_what,
    why: m.notify_bounce_why,
    action: m.notify_bounce_do,
  },
  'call-back': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.manager_desk_call_back_what,
    why: m.manager_desk_call_back_why,
    action: m.manager_desk_call_back_do,
  },
  'factor-reset': {
    asks: m.manager_desk_approve,
    look: 'turn',
    what: m.setup_factor_desk_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_approve_do,
  },
  'harvest-write': {
    asks: m.harvest_desk_write,
    look: 'busy',
    what: m.harvest_desk_what,
    why: m.harvest_desk_write_why,
    action: m.harvest_desk_write_do,
  },
  'harvest-approve': {
    asks: m.manager_desk_approve,
    look: 'turn',
    what: m.harvest_desk_what,
    why: m.manager_desk_prepared_why,
    action: m.manager_desk_approve_do,
  },
  'stage-turn': {
    asks: m.desk_turn,
    look: 'turn',
    what: m.desk_turn_what,
    why: m.desk_turn_why,
    action: m.desk_turn_do,
  },
  'declarations-late': {
    asks: m.desk_silent,
    look: 'turn',
    what: m.desk_silent_what,
    why: m.desk_silent_why,
    action: m.desk_silent_do,
  },
  'reviews-late': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.desk_scores_what,
    why: m.desk_silent_why,
    action: m.desk_scores_do,
  },
  'extra-readers': {
    asks: m.desk_extra,
    look: 'turn',
    what: m.desk_extra_what,
    why: m.desk_extra_why,
    action: m.manager_desk_look,
  },
  'meeting-open': {
    asks: m.desk_talk,
    look: 'turn',
    what: m.desk_talk_open_what,
    why: m.desk_talk_open_why,
    action: m.desk_turn_do,
  },
  'meeting-hold': {
    asks: m.desk_talk,
    look: 'busy',
    what: m.desk_talk_hold_what,
    why: m.desk_talk_hold_why,
    action: m.desk_talk_hold_do,
  },
  'meeting-conclude': {
    asks: m.desk_talk,
    look: 'turn',
    what: m.desk_talk_end_what,
    why: m.desk_talk_end_why,
    action: m.desk_turn_do,
  },
  'lottery-draw': {
    asks: m.desk_draw,
    look: 'turn',
    what: m.desk_draw_what,
    why: m.desk_draw_why,
    action: m.desk_draw_do,
  },
  'invitation-quiet': {
    asks: m.desk_invited,
    look: 'turn',
    what: m.desk_invited_what,
    why: m.desk_invited_why,
    action: m.manager_desk_look,
  },
  'address-bounced': {
    asks: m.manager_desk_call,
    look: 'turn',
    what: m.desk_bounced_what,
    why: m.desk_bounced_why,
    action: m.manager_desk_look,
  },
  'role-ends': {
    asks: m.desk_term,
    look: 'turn',
    what: ({ title, name }) => m.desk_term_what({ title, role: roleWord(name as Role) }),
    why: m.desk_term_why,
    action: m.desk_term_do,
  },
  'retention-due': {
    asks: m.desk_kept,
    look: 'turn',
    what: ({ title }) => m.desk_kept_what({ kind: retentionWords[title as RetentionKind].name() }),
    why: m.desk_kept_why,
    action: m.desk_kept_do,
  },
  'set-up-missing': {
    asks: m.desk_set_up,
    look: 'turn',
    what: m.desk_set_up_what,
    why: m.desk_set_up_why,
    action: m.desk_set_up_do,
  },
  'archive-ready': {
    asks: m.desk_archive,
    look: 'turn',
    what: m.desk_archive_what,
    why: m.desk_archive_why,
    action: m.desk_archive_do,
  },
  'jobs-failed': {
    asks: m.desk_jobs,
    look: 'turn',
    what: m.desk_jobs_what,
    why: m.desk_jobs_why,
    action: m.manager_desk_look,
  },
}

/** What a sort of work is called where there is more of it than is shown. */
export const sortWords: Record<WorkSort, () => string> = {
  'late-reports': m.manager_desk_sort_late_reports,
  questions: m.manager_desk_sort_questions,
  screening: m.manager_desk_sort_screening,
  messages: m.manager_desk_sort_messages,
  mails: m.near_desk_sort_mails,
  help: m.manager_desk_sort_help,
  assignment: m.manager_desk_sort_assignment,
  decisions: m.manager_desk_sort_decisions,
  preparing: m.manager_desk_sort_preparing,
  signing: m.manager_desk_sort_signing,
  offers: m.manager_desk_sort_offers,
  'paper-signatures': m.manager_desk_sort_paper_signatures,
  'offer-questions': m.manager_desk_sort_offer_questions,
  releases: m.manager_desk_sort_releases,
  approvals: m.manager_desk_sort_approvals,
  sending: m.manager_desk_sort_sending,
  reports: m.manager_desk_sort_reports,
  evidence: m.manager_desk_sort_evidence,
  changes: m.manager_desk_sort_changes,
  results: m.manager_desk_sort_results,
  holds: m.manager_desk_sort_holds,
  reviews: m.manager_desk_sort_reviews,
  endings: m.manager_desk_sort_endings,
  settling: m.manager_desk_sort_settling,
  settlements: m.manager_desk_sort_settlements,
  'fund-decisions': m.manager_desk_sort_fund_decisions,
  years: m.manager_desk_sort_years,
  contributions: m.manager_desk_sort_contributions,
  loans: m.manager_desk_sort_loans,
  checks: m.manager_desk_sort_checks,
  movements: m.manager_desk_sort_movements,
  mentions: m.near_desk_sort_mentions,
  steps: m.near_desk_sort_steps,
  quiet: m.near_desk_sort_quiet,
  bounces: m.notify_bounce_sort,
  calls: m.manager_desk_sort_calls,
  complaints: m.manager_desk_sort_complaints,
  'second-factors': m.setup_factor_title,
  harvests: m.manager_desk_sort_harvests,
  paper: m.manager_desk_sort_paper,
  batches: m.desk_sort_batches,
  lotteries: m.desk_sort_lotteries,
  invitations: m.desk_sort_invitations,
  'role-terms': m.desk_sort_role_terms,
  locks: m.setup_factor_title,
  retention: m.desk_sort_retention,
  'set-up': m.desk_set_up,
  archives: m.desk_sort_archives,
  jobs: m.desk_jobs_title,
}

/** One piece of work in words. */
export function itemWords(item: WorkItem, today: IsoDate): Omit<DeskItem, 'note' | 'instead'> {
  const words = said[item.kind]
  const values = valuesOf(item)
  const days = daysBetween(item.on, today)
  const late = days > 0
  return {
    key: item.key,
    asks: late
      ? days === 1
        ? m.manager_desk_one_day_late()
        : m.manager_desk_days_late({ days: String(days) })
      : words.asks(),
    look: late ? 'late' : words.look,
    what: words.what(values),
    why: words.why(values),
    action: words.action(),
    href: item.href,
  }
}

function valuesOf({ title, amount, number, since, on, name, preparedBy }: WorkItem): Values {
  const language = currentLocale()
  return {
    title,
    amount: amount === null ? '–' : formatMoney(amount, language),
    number: String(number ?? ''),
    since: since ? formatDay(since, language) : '',
    on: formatDay(on, language),
    name: preparedBy?.name ?? name ?? '',
  }
}
