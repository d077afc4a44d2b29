import { addDays, type IsoDate } from '../calendar.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import { judgeMeasurement, type Measurement, type WithBaseline } from './measurement.ts'
import { type IndicatorReport, milestonesReached, type ReportContent } from './report-content.ts'

/** From each state of a report, what can be done with it and where that leads. */
export const reportMoves = {
  due: { start: 'draft', skip: 'skipped' },
  draft: { send: 'sent', skip: 'skipped' },
  sent: { return: 'returned', accept: 'accepted' },
  returned: { send: 'sent' },
  accepted: {},
  skipped: {},
} as const

export type ReportState = keyof typeof reportMoves
type VerbsOf<Moves> = Moves extends unknown ? keyof Moves : never
export type ReportVerb = VerbsOf<(typeof reportMoves)[ReportState]>
export const reportStates = Object.keys(reportMoves) as [ReportState, ...ReportState[]]

/** The terms in force, as far as a report answers to them. */
export type ReportTerms = {
  milestones: readonly { id: string }[]
  indicators: readonly WithBaseline[]
  budgetLines: readonly { id: string }[]
}
export type Sendable = { state: ReportState; content: ReportContent; earlier: readonly Measurement[] }

/** The parts of a report, in the order in which they are asked. */
export const reportParts = ['story', 'measurements', 'voices', 'photos', 'spending', 'lesson'] as const
export type ReportPart = (typeof reportParts)[number]

/** The state a report comes in by this verb; refuses `report-accepted` and `not-in-this-state` with its state. */
export function moveReport(state: ReportState, verb: ReportVerb): Verdict<{ state: ReportState }> {
  const moves: Partial<Record<ReportVerb, ReportState>> = reportMoves[state]
  const next = moves[verb]
  if (next) return allowed({ state: next })
  return state === 'accepted'
    ? refused('report-accepted')
    : refused('not-in-this-state', { state, machine: 'report' })
}

/** So many days before its day the fund asks for a report. */
export const askedBefore = 21

/** Is it time to write the report that is due on this day? It may be written earlier. */
export function isAskedFor(dueOn: IsoDate, today: IsoDate): boolean {
  return today >= addDays(dueOn, -askedBefore)
}

/** May a report be written to: is it a draft, or did the fund send it back? */
export function isWritable(state: ReportState): boolean {
  return state === 'draft' || state === 'returned'
}

/**
 * May this report be sent? It names only what is in the terms (`not-found`), says something in every part
 * (`sections-not-done` with the open ones; see `openParts`), and every figure may be measured: its baseline first,
 * here or before (`baseline-missing`), in a period that is over (`dates-out-of-order`; see `judgeMeasurement`).
 */
export function canSend(
  report: Sendable,
  terms: ReportTerms,
  today: IsoDate,
): Verdict<{ state: ReportState }> {
  const move = moveReport(report.state, 'send')
  if (!move.ok) return move
  const verdict = firstRefusal(
    namesTheTerms(report.content, terms),
    saysEverything(report, terms),
    ...report.content.indicators.flatMap((one) => figuresOf(one, report, terms, today)),
  )
  return verdict.ok ? move : verdict
}

/**
 * The parts that still have to be filled in. The story: what happened for each milestone that is reached, or what
 * changed; a delay with its length and reason. Measurements: `isMeasured` for each indicator. Spending: an amount for
 * each budget line, nought included. One lesson, with title and words. What changed for whom and photos need not be
 * there, but a photo says what is seen on it and who may see it.
 */
export function openParts(content: ReportContent, terms: ReportTerms): ReportPart[] {
  const done: Record<ReportPart, boolean> = {
    story: isStoryTold(content),
    measurements: terms.indicators.every((indicator) => isMeasured(content, indicator.id)),
    voices: true,
    photos: content.photos.every(({ shows, consent }) => shows.trim() !== '' && consent !== null),
    spending: terms.budgetLines.every(({ id }) => content.spending.some((line) => line.budgetLine === id)),
    lesson: content.lesson.title.trim() !== '' && content.lesson.text.trim() !== '',
  }
  return reportParts.filter((part) => !done[part])
}

/** Has this indicator a whole figure, a baseline that was measured now, or the reason why it has no figure? */
export function isMeasured(content: ReportContent, indicator: string): boolean {
  const said = content.indicators.find((one) => one.indicator === indicator)
  if (!said) return false
  const { baseline } = said
  const filled = said.figures.filter(({ value }) => value !== null)
  const whole = filled.every(({ from, to, method }) => from !== null && to !== null && method.trim() !== '')
  const based =
    baseline === null || (baseline.value !== null && baseline.on !== null && baseline.method.trim() !== '')
  const answered = filled.length > 0 || baseline !== null || said.noFigureReason.trim() !== ''
  return answered && whole && based
}

function isStoryTold({ story }: ReportContent): boolean {
  const reached = story.milestones.filter((one) => one.reached)
  const told = reached.every((one) => one.reachedOn !== null && one.whatHappened.trim() !== '')
  const said = reached.length > 0 || story.whatChanged.trim() !== ''
  return told && said && (story.delay === null || (story.delay.weeks !== null && story.delay.reason !== null))
}

function namesTheTerms(content: ReportContent, terms: ReportTerms): Verdict {
  const lists = [
    [content.story.milestones.map(({ milestone }) => milestone), terms.milestones],
    [content.indicators.map(({ indicator }) => indicator), terms.indicators],
    [content.spending.map(({ budgetLine }) => budgetLine), terms.budgetLines],
  ] as const
  const sound = lists.every(
    ([named, known]) =>
      new Set(named).size === named.length && named.every((id) => known.some((one) => one.id === id)),
  )
  return sound ? allowed() : refused('not-found')
}

function saysEverything({ content }: Sendable, terms: ReportTerms): Verdict {
  const open = openParts(content, terms)
  return open.length === 0 ? allowed() : refused('sections-not-done', { sections: open })
}

function figuresOf(
  said: IndicatorReport,
  { earlier }: Sendable,
  terms: ReportTerms,
  today: IsoDate,
): Verdict[] {
  const known = terms.indicators.find(({ id }) => id === said.indicator)
  if (!known) return []
  const { baseline } = said
  const indicator = {
    ...known,
    baseline: known.baseline ?? baseline?.value ?? null,
    noBaselineReason: said.noBaselineReason.trim() || known.noBaselineReason,
  }
  const before = baseline?.on
    ? [
        judgeMeasurement(
          { baseline: true, period: { from: baseline.on, to: baseline.on } },
          indicator,
          earlier,
          today,
        ),
      ]
    : []
  const now = said.figures.flatMap(({ value, from, to }) =>
    value === null || from === null || to === null
      ? []
      : [judgeMeasurement({ baseline: false, period: { from, to } }, indicator, earlier, today)],
  )
  return [...before, ...now]
}

/** May it be given back? Only one that was sent, and with a question in words (`question-empty`). */
export function canReturn(state: ReportState, question: string): Verdict<{ state: ReportState }> {
  const move = moveReport(state, 'return')
  if (!move.ok) return move
  return question.trim() === '' ? refused('question-empty') : move
}

/** May the fund do without it? Never the final one (`final-report-needed`), and only unsent, with a `reason-needed`. */
export function canSkip(
  state: ReportState,
  kind: 'interim' | 'final',
  reason: string,
): Verdict<{ state: ReportState }> {
  if (kind === 'final') return refused('final-report-needed')
  const move = moveReport(state, 'skip')
  if (!move.ok) return move
  return reason.trim() === '' ? refused('reason-needed') : move
}

/** May it be accepted with these milestones ticked? Only milestones that the report says are reached (`not-found`). */
export function canAccept(
  state: ReportState,
  content: ReportContent,
  ticked: readonly string[],
): Verdict<{ state: ReportState }> {
  const move = moveReport(state, 'accept')
  if (!move.ok) return move
  const reached = milestonesReached(content)
  return ticked.every((id) => reached.includes(id)) ? move : refused('not-found')
}
