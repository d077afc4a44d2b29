import type { IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'
import { chairKinds } from '#app/domain/panel/chair-work.ts'

/** What a piece of work asks, and so what is said of it. */
export const workKinds = [
  'screen',
  'answer-late',
  'answer-waits',
  'message',
  'mail-aside',
  'help',
  'assign',
  'prepare-decision',
  'take-decision',
  'make-agreement',
  'sign-agreement',
  'paper-confirm',
  'account-confirm',
  'account-proof',
  'release-ready',
  'release-approve',
  'release-confirm',
  'release-file',
  'report-judge',
  'report-late',
  'hold-ends',
  'ending-decide',
  'evidence-judge',
  'change-answer',
  'results-judge',
  'settle',
  'settlement-decide',
  'repayment-due',
  'learning-write',
  'learning-answer',
  'learning-close',
  'fund-decision',
  'closing-decide',
  'contribution-late',
  'loan-late',
  'loan-decide',
  'loan-correct',
  'checks-failed',
  'movements-open',
  'mention',
  'step-ours',
  'step-theirs',
  'contact-quiet',
  'mail-bounced',
  'call-back',
  'complaint',
  'paper-form',
  'factor-reset',
  'harvest-write',
  'harvest-approve',
  ...chairKinds,
  'lottery-draw',
  'invitation-quiet',
  'address-bounced',
  'role-ends',
  'retention-due',
  'set-up-missing',
  'archive-ready',
  'jobs-failed',
] as const
export type WorkKind = (typeof workKinds)[number]

/** Signatures, approvals and decisions that were prepared: nothing but this act is still needed. */
export const waitedFor: readonly WorkKind[] = [
  'sign-agreement',
  'paper-confirm',
  'release-approve',
  'ending-decide',
  'settlement-decide',
  'fund-decision',
  'closing-decide',
  'factor-reset',
  'harvest-approve',
  'loan-decide',
  'loan-correct',
  'stage-turn',
  'meeting-conclude',
]

/** Work with a term in law or in the rules of the fund: it is not put away past its day. */
export const withTerm: readonly WorkKind[] = [
  'screen',
  'prepare-decision',
  'take-decision',
  'complaint',
  'ending-decide',
  'settlement-decide',
]

/** Whose turn it is: who prepares, who decides, who leads the panel, or who keeps the house. */
export const workRoles = ['manager', 'approver', 'chair', 'administrator'] as const
export type WorkOf = (typeof workRoles)[number]

/** One thing to do, computed from rows: what, about whom, by when, since when, and where. */
export type WorkItem = {
  key: string
  kind: WorkKind
  of: WorkOf
  title: string
  on: IsoDate
  /** When it came, as a day. */
  since: IsoDate | null
  amount: Cents | null
  /** A count or a number that belongs to it: proposals of a batch, the number of a tranche. */
  number: number | null
  /** Whose it is, or who would best do it, by name. */
  name: string | null
  /** Who prepared it: they may not do it themselves. */
  preparedBy: { id: string; name: string } | null
  /** Who agreed to do it; null for what is of everybody with the role. */
  holder: string | null
  /** The proposal or the grant that it is about; null for what is about none. */
  subject: string | null
  href: string
}

/** An item without what it does not have. */
export function workItem(
  item: Pick<WorkItem, 'key' | 'kind' | 'of' | 'title' | 'on' | 'href'> & Partial<WorkItem>,
): WorkItem {
  const none = {
    since: null,
    amount: null,
    number: null,
    name: null,
    preparedBy: null,
    holder: null,
    subject: null,
  }
  return { ...none, ...item }
}
