import type { BulkKind } from './bulk.ts'
import type { IsoDate } from './calendar.ts'
import type { ComplaintKind, ComplaintOutcome } from './complaint.ts'
import type { ChangeKind } from './grant/change-kind.ts'
import type { EndingSide } from './grant/ending.ts'
import type { HoldOutcome } from './grant/hold.ts'
import type { LoanDecisionKind } from './grant/loan-allocation.ts'
import type { LoanState } from './grant/loan-service.ts'
import type { ReviewOutcome } from './grant/review.ts'
import type { ReviewNews } from './grant/review-days.ts'
import type { Side } from './grant/signing.ts'
import type { CheckName } from './ledger/check/names.ts'
import type { FundDecisionKind } from './ledger/fund-decision.ts'
import type { PutWay } from './near/aside-mail.ts'
import type { MomentKind } from './near/contact-moment.ts'
import type { AsideReason } from './near/received-mail.ts'
import type { BatchStage } from './panel/batch.ts'
import type { GiveBackReason } from './panel/by-hand.ts'
import type { ConflictGrade, ConflictGround } from './panel/conflict.ts'
import type { ConflictHint } from './panel/hint.ts'
import type { MeetingAdvice } from './panel/meeting.ts'
import type { FewerReason } from './panel/missing.ts'
import type { Criterion } from './panel/rubric.ts'
import type { StandInReason, StandInRole } from './panel/stand-in.ts'
import type { PartnerAnswer } from './partner.ts'
import type { PastKind } from './past/fields.ts'
import type { CallResult, NameResult, ProofWay } from './payment/account.ts'
import type { OwnDataForm } from './privacy/own-data.ts'
import type { RetentionKind } from './privacy/retention.ts'
import type { DeletionDays, ReminderDays } from './proposal/deadline.ts'
import type { FileProblem, ScanVerdict } from './proposal/file.ts'
import type { LessonAct } from './results/lesson.ts'
import type { PhotoTaken } from './results/photo.ts'
import type { ReportNews } from './results/report-days.ts'

/** Who did it: a person's id, or the system itself (a schedule, the renderer, the first start). */
export type EventActor = string

/** What an event is about; each subject has its own hash chain. */
export const subjectKinds = ['fund', 'person', 'round', 'batch', 'proposal', 'grant'] as const
export type SubjectKind = (typeof subjectKinds)[number]
export type Subject = { kind: SubjectKind; id: string }

type Common = { fund: string; actor: EventActor; at: Date }
type StandsIn = { person: string; usual: string; role: StandInRole }
type PastTaken = { pastBatch: string; kind: PastKind; fileHash: string; rows: number; amount: number }
type PersonEvents =
  | { type: 'sign-in-asked'; person: string; request: string }
  | { type: 'signed-in'; person: string }
  | { type: 'step-up-asked'; person: string; request: string }
  | { type: 'second-factor-confirmed'; person: string }
  | { type: 'factor-reset-asked'; person: string; reset: string }
  | { type: 'factor-reset-confirmed'; person: string; reset: string }
  | { type: 'factor-reset-ended'; person: string; reset: string }
  | { type: 'address-corrected'; person: string }
  | { type: 'own-data-taken'; person: string; form: OwnDataForm }
  | { type: 'digest-made'; person: string; digest: string }
  | { type: 'staff-invited'; person: string; role: string }
  | { type: 'panel-member-invited'; person: string; role: string }
  | { type: 'role-term-set'; person: string; role: string; until: IsoDate | null }
  | { type: 'known-of-changed'; person: string; named: boolean }
  | { type: 'allowance-paid'; person: string; payment: string; amount: number }
  | { type: 'allowance-payment-taken-back'; person: string; payment: string; amount: number }
  | ({ type: 'stand-in-appointed'; reason: StandInReason; from: IsoDate; until: IsoDate } & StandsIn)
  | ({ type: 'stand-in-ended' } & StandsIn)
type FundEvents =
  | { type: 'programme-imported'; indicators: number; figures: number; targets: number }
  | { type: 'programme-edited'; what: string; row: string }
  | { type: 'programme-partner-asked'; partner: string; question: string; year: number }
  | { type: 'programme-partner-reminded'; partner: string; question: string; year: number }
  | { type: 'programme-partner-answered'; partner: string; question: string; answer: PartnerAnswer }
  | { type: 'overlap-recorded'; overlap: string }
  | { type: 'fund-set-up' }
  | { type: 'setting-changed'; setting: string }
  | { type: 'bulk-planned'; bulk: string; kind: BulkKind; count: number }
  | { type: 'bulk-stopped'; bulk: string; kind: BulkKind }
  | { type: 'bulk-done'; bulk: string; kind: BulkKind; done: number; refused: number }
  | { type: 'contact-saved'; contact: string }
  | { type: 'contact-removed'; contact: string }
  | { type: 'year-closing-prepared'; closing: string; year: number; entriesHash: string }
  | { type: 'year-closed'; closing: string; year: number; entriesHash: string }
  | { type: 'round-made'; round: string }
  | { type: 'round-changed'; round: string; published: boolean }
  | { type: 'round-removed'; round: string }
  | { type: 'round-form-changed'; round: string; formHash: string }
  | { type: 'round-form-used'; round: string; version: number; formHash: string }
  | { type: 'rubric-changed'; round: string; rubricHash: string }
  | { type: 'contribution-booked'; contribution: string }
  | { type: 'contribution-received'; contribution: string; receipt: string; amount: number }
  | { type: 'contribution-withdrawn'; contribution: string }
  | { type: 'fund-decision-prepared'; decision: string; kind: FundDecisionKind }
  | { type: 'fund-decision-taken'; decision: string; kind: FundDecisionKind }
  | { type: 'fund-decision-returned'; decision: string; preparedBy: string }
  | { type: 'hand-over-kept'; decision: string; document: string; fileHash: string }
  | { type: 'archive-asked'; archive: string }
  | { type: 'archive-made'; archive: string; fileHash: string; rows: number; files: number }
  | { type: 'archive-handed-out'; archive: string }
  | { type: 'archive-removed'; archive: string }
  | { type: 'lesson-changed'; lesson: string; act: LessonAct }
  | { type: 'harvest-started'; harvest: string; year: number; version: number }
  | { type: 'harvest-written'; harvest: string; block: string; version: number }
  | { type: 'harvest-day-moved'; harvest: string; year: number; version: number; cutOff: IsoDate }
  | { type: 'harvest-offered'; harvest: string; year: number; version: number }
  | { type: 'harvest-returned'; harvest: string; year: number; version: number }
  | { type: 'harvest-removed'; harvest: string; year: number; version: number }
  | { type: 'harvest-approved'; harvest: string; year: number; version: number; editionHash: string }
  | { type: 'harvest-printed'; harvest: string; locale: string; document: string; fileHash: string }
  | { type: 'undertakings-linked'; link: string }
  | { type: 'undertakings-parted'; link: string }
  | { type: 'aid-recorded'; aid: string }
  | { type: 'pot-terms-changed'; pot: string; version: number; termsHash: string }
  | { type: 'clause-written'; clause: string; version: number; textHash: string }
  | { type: 'signing-certificate-made'; certificate: string; fingerprint: string }
  | { type: 'clause-retired'; clause: string; version: number }
  | { type: 'clause-translated'; clause: string; version: number; language: string; textHash: string }
  | { type: 'fund-account-set'; account: string }
  | { type: 'payment-file-made'; paymentFile: string; payments: number; total: number; fileHash: string }
  | { type: 'payment-file-refused'; paymentFile: string }
  | { type: 'statement-imported'; statementFile: string; fileHash: string; movements: number; open: number }
  | ({ type: 'past-imported' } & PastTaken)
  | { type: 'past-shown'; pastBatch: string; shown: boolean }
  | { type: 'past-undone'; pastBatch: string; kind: PastKind; rows: number }
  | { type: 'movement-matched'; movement: string; as: string }
  | { type: 'checks-asked'; run: string }
  | { type: 'checks-done'; run: string; failed: CheckName[] }
  | { type: 'mail-text-written'; template: string; locale: string; version: number }
  | { type: 'mail-bounced'; bounce: string }
  | { type: 'bounce-solved'; bounce: string; corrected: boolean }
  | { type: 'call-back-asked'; callBack: string }
  | { type: 'called-back'; callBack: string }
  | { type: 'erased'; what: string; row: string }
  | { type: 'kept-time-ended'; kind: RetentionKind; rows: number }
/** `hints` is what was shown to them as a question. */
type Declared = {
  proposal: string
  person: string
  grade: ConflictGrade
  grounds: ConflictGround[]
  hints: ConflictHint[]
}
type ProposalEvents =
  | { type: 'draft-started'; proposal: string; round: string }
  | { type: 'draft-first-saved'; proposal: string; person: string }
  | { type: 'file-kept'; proposal: string; file: string; fileHash: string; verdict: ScanVerdict }
  | { type: 'file-scanned'; proposal: string; file: string; verdict: ScanVerdict }
  | { type: 'file-refused'; proposal: string; file: string; problem: FileProblem; person: string | null }
  | { type: 'file-removed'; proposal: string; file: string }
  | { type: 'draft-deadline-near'; proposal: string; days: ReminderDays; deadline: IsoDate }
  | { type: 'draft-questions-changed'; proposal: string; version: number }
  | { type: 'draft-deadline-passed'; proposal: string; deadline: IsoDate }
  | { type: 'draft-deletion-near'; proposal: string; days: DeletionDays; until: IsoDate }
  | { type: 'draft-deleted'; proposal: string }
  | { type: 'question-due-near'; proposal: string; question: string }
  | { type: 'proposal-submitted'; proposal: string; submission: string; documentHash: string }
  | { type: 'partner-named'; proposal: string; question: string }
  | { type: 'partner-answered'; proposal: string; question: string; answer: PartnerAnswer }
  | { type: 'proposal-returned'; proposal: string; question: string }
  | { type: 'screening-passed'; proposal: string; batch: string }
  | { type: 'proposal-withdrawn'; proposal: string; reason: string }
  | { type: 'co-applicant-invited'; proposal: string; invitation: string; relation: string; helper: boolean }
  | { type: 'invitation-accepted'; proposal: string; invitation: string; person: string }
  | { type: 'invitation-ended'; proposal: string; invitation: string }
  | { type: 'membership-ended'; proposal: string; person: string }
  | { type: 'ownership-given'; proposal: string; person: string }
  | { type: 'message-sent'; proposal: string; message: string; side: string; first: boolean }
  | { type: 'mail-set-aside'; proposal: string; mail: string; reason: AsideReason }
  | { type: 'aside-mail-handled'; proposal: string; mail: string }
  | { type: 'aside-mail-put'; proposal: string; mail: string; message: string; way: PutWay }
  | { type: 'contact-noted'; proposal: string; moment: string; kind: MomentKind }
  | { type: 'contact-corrected'; proposal: string; moment: string; correction: string }
  | { type: 'note-removed'; proposal: string; moment: string }
  | { type: 'colleague-mentioned'; proposal: string; moment: string; person: string }
  | { type: 'contact-step-done'; proposal: string; moment: string }
  | { type: 'helper-recorded'; proposal: string; helper: string; confirmed: boolean }
  | { type: 'helper-confirmed'; proposal: string; helper: string }
  | { type: 'paper-form-entered'; proposal: string; round: string; receivedOn: string; person: string | null }
  | { type: 'paper-scan-kept'; proposal: string; file: string }
  | { type: 'help-asked'; proposal: string }
  | { type: 'help-ended'; proposal: string }
  | { type: 'proposal-reopened'; proposal: string; message: string; reason: string; until: string }
  | ({ type: 'conflict-declared' } & Declared)
  | { type: 'member-named'; proposal: string; naming: string; person: string | null }
  | { type: 'naming-asked'; proposal: string; person: string }
  | { type: 'naming-taken-back'; proposal: string; naming: string }
  | { type: 'review-assigned'; proposal: string; person: string; batch: string }
  | { type: 'review-given-back'; proposal: string; person: string; reason: GiveBackReason }
  | { type: 'review-taken-away'; proposal: string; person: string; batch: string }
  | { type: 'review-locked'; proposal: string; person: string; review: string; contentHash: string }
  | { type: 'review-voided'; proposal: string; person: string; review: string }
  | { type: 'review-concluded'; proposal: string; batch: string }
  | { type: 'decision-prepared'; proposal: string; decision: string }
  | { type: 'decision-returned'; proposal: string; decision: string; person: string }
  | { type: 'proposal-awarded'; proposal: string; decision: string; grant: string }
  | { type: 'proposal-declined'; proposal: string; decision: string }
  | { type: 'proposal-waiting-list'; proposal: string; decision: string }
  | { type: 'decision-letter-kept'; proposal: string; decision: string; document: string; fileHash: string }
  | { type: 'meeting-recorded'; proposal: string; record: string; advice: MeetingAdvice | null }
  | { type: 'meeting-scored'; proposal: string; person: string; criterion: Criterion }
type BatchEvents =
  | { type: 'batch-stage-turned'; batch: string; from: BatchStage; to: BatchStage; fewer?: FewerReason }
  | { type: 'lottery-announced'; batch: string; lottery: string; commitment: string; drawnOn: IsoDate }
  | { type: 'lottery-drawn'; batch: string; lottery: string; number: string; order: string[] }
  | { type: 'presence-recorded'; batch: string; heldOn: IsoDate; present: number }
  | { type: 'member-left-batch'; batch: string; person: string; proposals: number }
  | { type: 'scoring-deadline-set'; batch: string; until: IsoDate }
  | { type: 'scoring-deadline-near'; batch: string; person: string; days: ReminderDays; until: IsoDate }
  | { type: 'declaration-asked'; batch: string; person: string; proposals: number }
  | { type: 'declaration-reminded'; batch: string; person: string; proposals: number }
  | { type: 'practice-scored'; batch: string; person: string }
  | { type: 'reading-asked'; batch: string; person: string; proposals: number }
type Reviewed = { grant: string; review: string }
type Written = Reviewed & {
  view: string
  side: Side
  outcome: ReviewOutcome
  does: 'propose' | 'differ' | 'agree'
}
/** With what began by it. */
type Concluded = Reviewed & {
  outcome: ReviewOutcome | null
  alone: boolean
  lesson: string
  change: string | null
  ending: string | null
}
type Changed = { grant: string; change: string; termsVersion: string }
/** `change`: what it lays down, when there was an agreement already. */
type Offered = {
  grant: string
  termsVersion: string
  document: string
  fileHash: string
  change: string | null
}
type OnPaper = { grant: string; termsVersion: string; paper: string }
type Signed = { grant: string; termsVersion: string; signature: string; fileHash: string }
/** What showed it: a report, or evidence for it alone. */
type ShownBy = { report: string | null; evidence: string | null }
/** The letter that tells it; null when what it would say was told before. */
type WithLetter = { grant: string; letter: string | null }
/** `next` is the side whose signature is still to come. */
type GrantEvents =
  | { type: 'grant-contact-set'; grant: string; contact: string | null; days: number | null; mails: boolean }
  | { type: 'change-noted'; grant: string; change: string; diffHash: string }
  | { type: 'change-withdrawn'; grant: string; change: string; side: Side; sent: boolean }
  | { type: 'change-sent'; grant: string; change: string; kind: ChangeKind; side: Side }
  | { type: 'change-refused'; grant: string; change: string; side: Side }
  | { type: 'change-offered'; grant: string; change: string; termsVersion: string }
  | ({ type: 'change-applied'; kind: ChangeKind; side: Side } & Changed)
  | { type: 'change-document-kept'; grant: string; change: string; document: string; fileHash: string }
  | ({ type: 'experiment-review-opened'; on: IsoDate } & Reviewed)
  | ({ type: 'experiment-review-asked'; news: ReviewNews } & Reviewed)
  | ({ type: 'experiment-review-written' } & Written)
  | ({ type: 'experiment-review-concluded' } & Concluded)
  | { type: 'terms-drafted'; grant: string; termsVersion: string }
  | { type: 'terms-adjusted'; grant: string; termsVersion: string; termsHash: string }
  | { type: 'offer-prepared'; grant: string; termsVersion: string; termsHash: string }
  | ({ type: 'agreement-offered' } & Offered)
  | { type: 'offer-reopened'; grant: string; termsVersion: string }
  | { type: 'offer-withdrawn'; grant: string; termsVersion: string }
  | ({ type: 'paper-signature-recorded'; person: string; scanHash: string } & OnPaper)
  | ({ type: 'paper-signature-confirmed' } & OnPaper)
  | ({ type: 'paper-signature-rejected' } & OnPaper)
  | { type: 'offer-declined'; grant: string; termsVersion: string; message: string }
  | { type: 'offer-expires-near'; grant: string; termsVersion: string; days: ReminderDays }
  | { type: 'offer-expired'; grant: string; termsVersion: string }
  | { type: 'signatory-admitted'; grant: string; person: string }
  | { type: 'signing-code-asked'; grant: string; termsVersion: string; request: string; person: string }
  | ({ type: 'agreement-signed-by-one'; next: 'grantee' | 'fund' } & Signed)
  | ({ type: 'agreement-in-force' } & Signed)
  | { type: 'agreement-executed'; grant: string; termsVersion: string; document: string; fileHash: string }
  | { type: 'condition-confirmed'; grant: string; confirmation: string }
  | { type: 'tranche-ready'; grant: string; tranche: string }
  | { type: 'standings-corrected'; grant: string; tranches: string[] }
  | { type: 'payment-prepared'; grant: string; tranche: string; release: string }
  | { type: 'payment-approved'; grant: string; tranche: string; release: string }
  | { type: 'payment-taken-back'; grant: string; tranche: string; release: string; preparedBy: string }
  | { type: 'tranche-paid'; grant: string; tranche: string; release: string }
  | { type: 'payment-filed'; grant: string; tranche: string; release: string; paymentFile: string }
  | { type: 'payment-unfiled'; grant: string; tranche: string; release: string; paymentFile: string }
  | { type: 'tranche-failed'; grant: string; tranche: string; release: string; reason: string }
  | { type: 'bank-account-asked'; grant: string; change: string }
  | { type: 'bank-account-changed'; grant: string; account: string }
  | { type: 'bank-account-called'; grant: string; account: string; result: CallResult }
  | { type: 'bank-account-confirmed'; grant: string; account: string; changed: boolean }
  | { type: 'bank-proof-asked'; grant: string; account: string; again: boolean }
  | { type: 'bank-proof-given'; grant: string; account: string; file: string }
  | { type: 'bank-proof-seen'; grant: string; account: string; way: ProofWay }
  | { type: 'bank-name-checked'; grant: string; account: string; result: NameResult }
  | { type: 'milestone-near'; grant: string; milestone: string }
  | { type: 'kept-in-touch'; grant: string }
  | { type: 'report-reminded'; grant: string; moment: string; news: ReportNews }
  | { type: 'report-started'; grant: string; report: string }
  | { type: 'report-sent'; grant: string; report: string; version: number; contentHash: string }
  | { type: 'report-returned'; grant: string; report: string }
  | { type: 'report-skipped'; grant: string; report: string }
  | { type: 'report-accepted'; grant: string; report: string; milestones: string[] }
  | { type: 'measurement-corrected'; grant: string; report: string; measurement: string; correction: string }
  | ({ type: 'photo-taken-off'; grant: string; report: string; file: string } & PhotoTaken)
  | { type: 'evidence-file-kept'; grant: string; file: string; fileHash: string; verdict: ScanVerdict }
  | { type: 'evidence-sent'; grant: string; milestone: string; evidence: string; version: number }
  | { type: 'evidence-returned'; grant: string; milestone: string; evidence: string }
  | ({ type: 'milestone-accepted'; grant: string; milestone: string } & ShownBy)
  | { type: 'results-attested'; grant: string; attestation: string; count: number }
  | { type: 'results-sample-drawn'; grant: string; attestation: string; seed: string; size: number }
  | { type: 'results-looked-at'; grant: string; attestation: string; looked: number; left: number }
  | { type: 'results-accepted'; grant: string; attestation: string; counted: number }
  | { type: 'results-returned'; grant: string; attestation: string }
  | { type: 'resident-codes-made'; grant: string; codes: string; count: number }
  | { type: 'resident-codes-voided'; grant: string; codes: string }
  | { type: 'resident-answered'; grant: string; codes: string }
  | ({ type: 'grant-held'; hold: string; until: IsoDate } & WithLetter)
  | ({ type: 'tranche-held'; tranche: string; hold: string; until: IsoDate } & WithLetter)
  | ({ type: 'hold-extended'; hold: string; tranche: string | null; until: IsoDate } & WithLetter)
  | ({ type: 'grant-resumed'; hold: string; outcome: HoldOutcome } & WithLetter)
  | ({ type: 'tranche-freed'; tranche: string; hold: string; outcome: HoldOutcome } & WithLetter)
  | { type: 'grant-letter-kept'; grant: string; letter: string; document: string; fileHash: string }
  | { type: 'ending-prepared'; grant: string; ending: string }
  | ({ type: 'ending-announced'; ending: string; side: EndingSide; lastDay: IsoDate } & WithLetter)
  | { type: 'ending-withdrawn'; grant: string; ending: string; side: EndingSide; announced: boolean }
  | { type: 'settlement-prepared'; grant: string; settlement: string }
  | { type: 'ending-returned'; grant: string; ending: string; person: string }
  | { type: 'settlement-returned'; grant: string; settlement: string; person: string }
  | ({ type: 'settlement-decided'; settlement: string } & WithLetter)
  | { type: 'repayment-booked'; grant: string; repayment: string; amount: number }
  | ({ type: 'loan-invoice-made'; invoice: string; number: number } & WithLetter)
  | ({ type: 'loan-reminded'; invoice: string; days: number } & WithLetter)
  | { type: 'loan-instalment-missed'; grant: string; number: number }
  | { type: 'loan-repayment-booked'; grant: string; receipt: string; amount: number }
  | { type: 'loan-correction-prepared'; grant: string; correction: string }
  | { type: 'loan-corrected'; grant: string; correction: string; receipt: string; amount: number }
  | { type: 'loan-decision-prepared'; grant: string; decision: string }
  | ({ type: 'loan-decided'; decision: string; kind: LoanDecisionKind; amount: number } & WithLetter)
  | { type: 'loan-over'; grant: string; state: LoanState }
  | { type: 'grant-settling'; grant: string }
  | { type: 'grant-settled'; grant: string }
  | { type: 'grant-ended'; grant: string; ending: string | null }

/** On the chain of the proposal that it is about; on that of the fund when it is about none. */
type Complained<More> = More & { complaint: string; kind: ComplaintKind } & (
    | { proposal: string }
    | { withoutProposal: true }
  )
type ComplaintEvents =
  | Complained<{ type: 'complaint-received' }>
  | Complained<{ type: 'complaint-hearing-planned' }>
  | Complained<{ type: 'complaint-heard' }>
  | Complained<{ type: 'complaint-extended'; until: IsoDate }>
  | Complained<{ type: 'complaint-asked'; until: IsoDate }>
  | Complained<{ type: 'complaint-added' }>
  | Complained<{ type: 'complaint-committee-named' }>
  | Complained<{ type: 'complaint-advised' }>
  | Complained<{ type: 'complaint-decided'; outcome: ComplaintOutcome }>
  | Complained<{ type: 'complaint-letter-kept'; document: string; fileHash: string }>
  | Complained<{ type: 'complaint-withdrawn' }>
  | { type: 'decision-reopened'; proposal: string; decision: string; complaint: string }

/** Before an act of a stand-in, on the chain of what it is about. */
type StandInEvents = { type: 'stood-in' } & StandsIn &
  ({ proposal: string } | { batch: string } | { grant: string })

/** The closed list of everything that happens. Events carry ids, codes and hashes, never names or text. */
export type Event = Common &
  (PersonEvents | FundEvents | ProposalEvents | BatchEvents | GrantEvents | ComplaintEvents | StandInEvents)
export type EventType = Event['type']
export type EventOf<Type extends EventType> = Extract<Event, { type: Type }>

/** The subject whose chain an event joins. */
export function subjectOf(event: Event): Subject {
  if ('grant' in event && event.type !== 'proposal-awarded') return { kind: 'grant', id: event.grant }
  if ('proposal' in event) return { kind: 'proposal', id: event.proposal }
  if ('batch' in event) return { kind: 'batch', id: event.batch }
  if ('person' in event) return { kind: 'person', id: event.person }
  if ('round' in event) return { kind: 'round', id: event.round }
  return { kind: 'fund', id: event.fund }
}

/** The ids and codes of an event without what every event has: what is stored as its data. */
export function dataOf(event: Event): Record<string, unknown> {
  const { type: _type, fund: _fund, actor: _actor, at: _at, ...data } = event
  return data
}

/** Does this event change a page that everybody may see? Then the cache of public pages is emptied. */
export function changesPublicPages(event: Event): boolean {
  return publicTypes.has(event.type)
}

const publicTypes = new Set<EventType>([
  'programme-imported',
  'programme-edited',
  'programme-partner-reminded',
  'programme-partner-answered',
  'overlap-recorded',
  'fund-set-up',
  'setting-changed',
  'contact-saved',
  'contact-removed',
  'round-made',
  'round-changed',
  'round-form-changed',
  'round-form-used',
  'known-of-changed',
  'panel-member-invited',
  'role-term-set',
  'rubric-changed',
  'contribution-booked',
  'contribution-received',
  'contribution-withdrawn',
  'fund-decision-taken',
  'lesson-changed',
  'harvest-approved',
  'harvest-printed',
  'proposal-awarded',
  'lottery-announced',
  'lottery-drawn',
  'agreement-in-force',
  'change-applied',
  'tranche-paid',
  'tranche-failed',
  'report-accepted',
  'report-skipped',
  'measurement-corrected',
  'photo-taken-off',
  'milestone-accepted',
  'grant-held',
  'grant-resumed',
  'grant-settling',
  'grant-ended',
  'experiment-review-concluded',
  'settlement-decided',
  'loan-repayment-booked',
  'loan-corrected',
  'loan-decided',
  'grant-settled',
  'erased',
])
