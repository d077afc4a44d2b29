import type { TermsVersionState } from '#app/domain/grant/agreement.ts'
import type { ChangeState } from '#app/domain/grant/change-state.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import type { LoanState } from '#app/domain/grant/loan-service.ts'
import type { MilestoneState } from '#app/domain/grant/milestone.ts'
import type { ReviewState as ExperimentReviewState } from '#app/domain/grant/review.ts'
import type { TrancheState } from '#app/domain/grant/tranche.ts'
import type { batchMoves } from '#app/domain/panel/batch.ts'
import type { ReviewState } from '#app/domain/panel/score.ts'
import type { SectionState } from '#app/domain/proposal/sections.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { ReportState } from '#app/domain/results/report.ts'
import type { RoundState } from '#app/domain/round.ts'
import type { KnotShape } from './knot.tsx'

/** `turn` is lamp: you can act now. Late is `bad` with a diamond, never lamp. */
export type Tone = 'calm' | 'busy' | 'turn' | 'wait' | 'good' | 'bad'
export type Look = readonly [KnotShape, Tone]

const notYet: Look = ['ring', 'calm']
const busy: Look = ['half', 'busy']
const done: Look = ['check', 'good']
const turn: Look = ['dot', 'turn']
const open: Look = ['dot', 'good']
const waits: Look = ['clock', 'wait']
const held: Look = ['bars', 'calm']
const back: Look = ['arrow', 'turn']
const off: Look = ['slash', 'calm']
const late: Look = ['diamond', 'bad']

type Looks<State extends string> = Record<State, Look> & Record<string, Look>
/** The machines of the domain; a state that is not in the table below does not compile. */
type DomainLooks = {
  round: Looks<RoundState>
  section: Looks<SectionState>
  proposal: Looks<ProposalState>
  batch: Looks<keyof typeof batchMoves>
  review: Looks<ReviewState>
  termsVersion: Looks<TermsVersionState>
  grant: Looks<GrantState>
  milestone: Looks<MilestoneState>
  tranche: Looks<TrancheState>
  report: Looks<ReportState>
  termsChange: Looks<ChangeState>
  experimentReview: Looks<ExperimentReviewState>
  loan: Looks<LoanState>
}

/** Every state of every machine and how it looks; beside the machines also what is derived (`late`, `waiting`). */
export const stateLooks = {
  round: { planned: notYet, open, closed: held, decided: done },
  section: { 'not-started': notYet, busy, done },
  proposal: {
    draft: busy,
    submitted: done,
    returned: back,
    'in-review': waits,
    'awaiting-decision': waits,
    'waiting-list': held,
    awarded: done,
    declined: off,
    withdrawn: off,
  },
  batch: {
    conflicts: busy,
    scoring: busy,
    locked: held,
    revealed: busy,
    'extra-reviews': busy,
    meeting: busy,
    decided: done,
  },
  review: {
    open: notYet,
    busy,
    locked: done,
    conflict: off,
    'given-back': ['arrow', 'calm'],
    'grey-zone': ['half', 'calm'],
  },
  termsVersion: {
    drafted: busy,
    prepared: busy,
    offered: turn,
    'signed-by-one': waits,
    'in-force': done,
    superseded: ['arrow', 'calm'],
    declined: off,
    withdrawn: off,
    expired: late,
  },
  grant: { agreeing: waits, running: busy, 'on-hold': held, settling: waits, settled: done, terminated: off },
  milestone: {
    planned: notYet,
    due: turn,
    reported: waits,
    sent: waits,
    returned: back,
    accepted: done,
    late,
  },
  tranche: {
    planned: notYet,
    waiting: waits,
    ready: turn,
    prepared: busy,
    approved: busy,
    'in-file': busy,
    paid: done,
    failed: late,
    held,
    cancelled: off,
    late,
  },
  report: { due: turn, draft: busy, sent: waits, returned: back, accepted: done, skipped: off, late },
  loan: {
    planned: notYet,
    'in-repayment': busy,
    'in-arrears': late,
    repaid: done,
    'written-off': off,
    converted: done,
  },
  termsChange: {
    open: busy,
    sent: waits,
    'in-offer': turn,
    applied: done,
    refused: off,
    withdrawn: off,
    lapsed: off,
  },
  experimentReview: { open: notYet, proposed: busy, differs: busy, concluded: done },
  change: { free: done, notice: waits, amendment: turn, refused: off },
  paymentFile: { sent: waits, done, refused: off },
  movement: {
    open: turn,
    paid: done,
    returned: late,
    repaid: done,
    contribution: done,
    'not-ours': off,
  },
  repayment: { planned: notYet, received: done, arrears: late, waived: off },
  measurement: { none: notYet, measured: done, missing: off, corrected: ['arrow', 'calm'] },
} as const satisfies DomainLooks & Record<string, Record<string, Look>>

export type Machine = keyof typeof stateLooks
export type StateOf<M extends Machine> = keyof (typeof stateLooks)[M] & string

/** Who reads the page: lamp only where it is really their turn. */
export type Side = 'applicant' | 'staff'

/** Whose turn a `turn` state is. */
const turns: Partial<Record<Machine, Side>> = {
  proposal: 'applicant',
  termsVersion: 'applicant',
  milestone: 'applicant',
  report: 'applicant',
  tranche: 'staff',
}

/** The knot and the tone of a state; for who is not up, a turn is a clock that waits. */
/** What is done for who applies and only begins for the fund. */
const begins: Partial<Record<Machine, string>> = { proposal: 'submitted' }

export function lookOf<M extends Machine>(machine: M, state: StateOf<M>, side?: Side): Look {
  if (side === 'staff' && begins[machine] === state) return notYet
  const look = (stateLooks[machine] as Record<string, Look>)[state] as Look
  const whose = turns[machine]
  return look[1] === 'turn' && side && whose && whose !== side ? waits : look
}
