import type { Criterion } from '#app/domain/panel/rubric.ts'
import type { Moment } from './clock.ts'
import type { ApplicantKey, NeighbourhoodKey, PersonKey, PillarKey } from './keys.ts'

/**
 * What the manager sets on top of the proposal's terms. Rows are named by their number from 1: `milestone: '2'` is
 * the second milestone of the proposal. Flexibility keeps its defaults.
 */
export type AgreementStep = {
  draftedAt: Moment
  draftedBy: 'sipke'
  milestones: readonly { milestone: string; date: string; evidence?: string }[]
  tranches: readonly {
    amount: string
    plannedDate: string
    condition: readonly ConditionForm[]
    instrument?: 'loan' | 'outcome'
  }[]
  /** What of the award is lent, without interest; the rest is given. */
  loan?: { amount: string; gift: string; months: string; graceMonths: string }
  /** What of the award is paid per result of an indicator; the rest is given. */
  outcome?: { amount: string; gift: string; indicator: string; price: string; sample: string; method: string }
  reportMoments: readonly { title: string; due: string; milestones: readonly string[]; final?: true }[]
  offeredAt: Moment
  offerExpires: string
  signers: readonly SignerForm[]
  /** Who has signed so far, in order. */
  signatures: readonly { by: PersonKey; at: Moment }[]
}

/** All of a tranche's conditions must hold. A report is named by the number of its moment. */
export type ConditionForm =
  | { kind: 'signed' | 'baseline-recorded' }
  | { kind: 'milestone-accepted'; milestone: string }
  | { kind: 'report-accepted'; report: string }

export type SignerForm = { person: PersonKey; side: 'grantee' | 'fund'; typedName: string; capacity: string }

/** Prepared by one, approved by another; booked on the bank's value date once a person confirms it. */
export type PaymentStep = {
  tranche: string
  preparedAt: Moment
  preparedBy: 'sipke'
  approvedAt: Moment
  approvedBy: 'tjitske'
  confirmedAt: Moment
  confirmedBy: 'sipke'
  valueDate: string
}

/** Money that came back of a loan, on the bank's value date. */
export type LoanReceiptStep = { at: Moment; by: 'sipke'; amount: string; valueDate: string }

/** So many results, said by the initiative; looked at and accepted by the manager, or still waiting for that. */
export type AttestationStep = {
  at: Moment
  by: ApplicantKey
  count: string
  text: string
  acceptance?: { at: Moment; by: 'sipke' }
}

/** A report on one moment of the agreement. `milestones` are the numbers that acceptance ticks. */
export type ReportStep = {
  moment: string
  startedAt: Moment
  sentAt: Moment
  sentBy: ApplicantKey
  form: ReportForm
  /** What was sent first, as far as it was different, and the question with which it came back. */
  first?: {
    sentAt: Moment
    /** The value of a measurement by its place, the amount of a budget line, and the lesson. */
    values: Readonly<Record<number, string>>
    amounts: Readonly<Record<string, string>>
    lessonText: string
    returnedAt: Moment
    by: 'sipke'
    question: string
  }
  acceptance: { at: Moment; by: 'sipke'; note: string; milestones: readonly string[] }
}

/**
 * Looking back on the experiment: the days on which both sides were asked, what they wrote, and who agreed with the last.
 */
export type LearningStep = {
  askedAt: readonly Moment[]
  views: readonly ViewForm[]
  agreed?: { by: ApplicantKey | 'sipke'; side: 'grantee' | 'fund'; at: Moment; share: boolean }
}

export type ViewForm = {
  by: ApplicantKey | 'sipke'
  side: 'grantee' | 'fund'
  at: Moment
  outcome: 'go-on' | 'turn' | 'stop'
  saw: string
  why: string
  lesson: { title: string; text: string }
  criterion: Criterion | null
  pillars: PillarKey[]
  neighbourhoods: NeighbourhoodKey[]
  share: boolean
}

/** Spending is what was spent since the report before, per budget line of the proposal. */
export type ReportForm = {
  milestones: readonly { milestone: string; reachedOn: string; whatHappened: string }[]
  measurements: readonly MeasurementForm[]
  spending: readonly { budgetLine: string; amount: string }[]
  /** Pictures beside this file, drawn for the demo. */
  photos?: readonly { drawing: 'schoolplein'; shows: string; consent: 'public' | 'fund' }[]
  delay?: { weeks: string; reason: 'staff' | 'partner' | 'place' | 'other'; explanation: string }
  lessonTitle: string
  lessonText: string
}

export type MeasurementForm = {
  indicator: string
  value: string
  valueMax?: string
  qualifier: 'exact' | 'about' | 'more-than'
  periodFrom: string
  periodTo: string
  neighbourhood: NeighbourhoodKey | 'several'
  method: string
  baseline?: 'yes'
}
