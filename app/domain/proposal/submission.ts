import { dayOf, type IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import { canApply, judgeAmount, type RoundDates } from '../round.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import { balances } from './budget.ts'
import { isReopened } from './reopening.ts'
import { needsFiscalHost } from './schema/about-us.ts'
import {
  type Draft,
  declarationsOf,
  type FrozenDocument,
  type ProposalDocument,
  type SectionKey,
} from './schema.ts'
import { documentFrom, type Form, isOpen, missingIn, sectionState } from './sections.ts'
import { move, type ProposalState } from './state.ts'

/** The part of a round that sending depends on, and the last day of its fund; amounts in cents. */
export type SubmissionRound = RoundDates & { minCents: Cents; maxCents: Cents; fundEndsOn: IsoDate }

export type Submittable = {
  form: Form
  state: ProposalState
  /** Which sections the applicant said are ready. */
  sections: Partial<Record<SectionKey, boolean>>
  answers: Draft
  declaration: Record<string, unknown>
  round: SubmissionRound
  /** The last day to answer the fund's question, when there is one. */
  questionDueOn?: IsoDate | null
  /** The last day, when the fund opened this one once more. */
  reopenedUntil?: IsoDate | null
}

/**
 * May this proposal be sent now, and what is frozen then? A first sending needs an open round; a returned proposal
 * may be sent again after the close while its question is open; one that was opened once more until that day. Refuses, in this order: `already-sent`,
 * `not-in-this-state` (state) · `round-not-open` (opens), `round-closed` (closes), `question-overdue` (due) ·
 * `fiscal-host-missing` · `sections-not-done` (sections) · `dates-out-of-order` (first, second: field names) ·
 * `budget-unbalanced` (costs, funding) · `amount-above-maximum`, `amount-below-minimum` (the limit, asked) ·
 * `declaration-missing` (declarations).
 */
export function canSubmit(proposal: Submittable, now: Date): Verdict<{ document: FrozenDocument }> {
  const { answers, round, form } = proposal
  const first = firstRefusal(
    inState(proposal.state),
    inTime(proposal, now),
    form.track === 'full' ? hostNamed(answers) : allowed(),
    sectionsDone(proposal),
  )
  if (!first.ok) return first
  const document = documentFrom(form, answers)
  if (!document) return refused('sections-not-done', { sections: form.sections.map(({ key }) => key) })
  const second = firstRefusal(
    datesInOrder(document, round.fundEndsOn),
    document.track === 'full' ? balances(document.money) : allowed(),
    judgeAmount(round, document.money.amountAsked),
    declared(form, proposal.declaration),
  )
  return second.ok ? allowed({ document }) : second
}

/** Every date lies in the period of the plan, and the plan ends with the fund or before. */
export function datesInOrder(document: FrozenDocument, fundEndsOn: IsoDate): Verdict {
  const { startDate, endDate } = document.voornemen
  const inside = document.track === 'full' ? datesInside(document) : []
  const pairs: (readonly [string, IsoDate, string, IsoDate])[] = [
    ['startDate', startDate, 'endDate', endDate],
    ['endDate', endDate, 'fundEndsOn', fundEndsOn],
    ...inside.flatMap(([field, day]) =>
      day === null
        ? []
        : [['startDate', startDate, field, day] as const, [field, day, 'endDate', endDate] as const],
    ),
  ]
  const wrong = pairs.find(([, earlier, , later]) => earlier > later)
  return wrong ? refused('dates-out-of-order', { first: wrong[0], second: wrong[2] }) : allowed()
}

function datesInside({ verandering, vooruitgang, verantwoording }: ProposalDocument) {
  return [
    ['reviewDate', verandering.reviewDate],
    ...vooruitgang.indicators.map(({ targetDate }) => ['targetDate', targetDate] as const),
    ...verantwoording.milestones.map(({ milestoneDate }) => ['milestoneDate', milestoneDate] as const),
  ] as const
}

function inState(state: ProposalState): Verdict {
  const verdict = move(state, 'submit')
  if (verdict.ok || state === 'withdrawn') return verdict
  return refused('already-sent', { state })
}

function inTime({ state, round, questionDueOn, reopenedUntil }: Submittable, now: Date): Verdict {
  if (isReopened(reopenedUntil, now)) return allowed()
  if (state === 'returned') {
    const overdue = questionDueOn && dayOf(now) > questionDueOn
    return overdue ? refused('question-overdue', { due: questionDueOn }) : allowed()
  }
  return canApply(round, now)
}

function hostNamed({ aboutUs }: Draft): Verdict {
  return needsFiscalHost(aboutUs) && !aboutUs.fiscalHostName ? refused('fiscal-host-missing') : allowed()
}

function sectionsDone({ form, answers, sections }: Submittable): Verdict {
  const open = form.sections
    .filter(({ key }) => isOpen(form, key, sectionState(form, key, answers[key], sections[key] ?? false)))
    .map(({ key }) => key)
  if (open.length === 0) return allowed()
  const missing = open.flatMap((key) =>
    missingIn(form, key, answers[key]).map((question) => ({ section: key, question })),
  )
  return refused('sections-not-done', { sections: open, missing })
}

function declared({ track }: Form, declaration: Record<string, unknown>): Verdict {
  const open = Object.keys(declarationsOf(track)).filter((key) => declaration[key] !== true)
  return open.length === 0 ? allowed() : refused('declaration-missing', { declarations: open })
}
