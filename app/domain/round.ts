import { addDays, amsterdamInstant, dayOf, daysBetween, type IsoDate } from './calendar.ts'
import { type Cents, cents } from './money.ts'
import { criteria, type Weights, wholeWeight } from './panel/rubric.ts'
import { allowed, refused, type Verdict } from './verdict.ts'

/** How one asks: a few questions and a quick answer the whole year, or the whole plan in a round. */
export const tracks = ['small-start', 'full'] as const
export type Track = (typeof tracks)[number]

/** What a small start gives at most when no small start is there to ask, in cents. */
export const usualSmallMaximum = cents(250_000)

/** Where a round is; always derived from its dates, never stored. */
export const roundStates = ['planned', 'open', 'closed', 'decided'] as const
export type RoundState = (typeof roundStates)[number]

/** `closesAt` is the first instant at which one can no longer apply; null for a track that never closes. */
export type RoundDates = { opensAt: Date; closesAt: Date | null; decidedAt?: Date | null }

/** Time during which the clock of a decision stands still: from the day of a question to the day of its answer. */
export type Pause = { from: IsoDate; to: IsoDate | null }

/** The state of a round at an instant. */
export function roundState(round: RoundDates, now: Date): RoundState {
  if (now < round.opensAt) return 'planned'
  if (!round.closesAt || now < round.closesAt) return 'open'
  return round.decidedAt && now >= round.decidedAt ? 'decided' : 'closed'
}

/** The last day, in Amsterdam, on which one can apply; null for a track that never closes. */
export function lastDay(round: RoundDates): IsoDate | null {
  return round.closesAt && dayOf(new Date(round.closesAt.getTime() - 1))
}

/**
 * The round to begin in: among those that have not closed, of the advised track when there is one of it; then the one
 * that was wished, else one that is open, else the first. Null when there is none.
 */
export function roundToBeginIn<Candidate extends RoundDates & { slug: string; track: Track }>(
  candidates: readonly Candidate[],
  choice: { track: Track | null; wished: string | null },
  now: Date,
): Candidate | null {
  const ofTrack = candidates.filter(({ track }) => track === choice.track)
  const among = ofTrack.length > 0 ? ofTrack : candidates
  return (
    among.find(({ slug }) => slug === choice.wished) ??
    among.find((round) => roundState(round, now) === 'open') ??
    among[0] ??
    null
  )
}

/** The last minute that counts, as people say it: a round that closes at midnight closes at 23.59 the day before. */
export function closingMoment({ closesAt }: { closesAt: Date }): Date {
  const isMidnight = amsterdamInstant(dayOf(closesAt)).getTime() === closesAt.getTime()
  return isMidnight ? new Date(closesAt.getTime() - 60_000) : closesAt
}

/** May one apply at this instant? Refuses before the opening (`round-not-open`) and from the closing on (`round-closed`), with that instant. */
export function canApply(round: RoundDates, now: Date): Verdict {
  const state = roundState(round, now)
  if (state === 'planned') return refused('round-not-open', { opens: round.opensAt })
  return state === 'open' ? allowed() : refused('round-closed', { closes: round.closesAt })
}

/** May one begin to write at this instant? A round that is not open yet can be prepared for; refuses `round-closed`. */
export function canBegin(round: RoundDates, now: Date): Verdict {
  return roundState(round, now) === 'planned' ? allowed() : canApply(round, now)
}

/** Is this amount one that the round gives? Both limits are included; all in cents. */
export function judgeAmount(round: { minCents: Cents; maxCents: Cents }, asked: number): Verdict {
  if (asked > round.maxCents) return refused('amount-above-maximum', { maximum: round.maxCents, asked })
  if (asked < round.minCents) return refused('amount-below-minimum', { minimum: round.minCents, asked })
  return allowed()
}

/** Do the weights of the V's, in basis points, make a whole? No weight is negative or broken. */
export function judgeWeights(weights: Weights): Verdict {
  const each = criteria.map((criterion) => weights[criterion])
  const total = each.reduce((sum, weight) => sum + weight, 0)
  const sound = each.every((weight) => Number.isInteger(weight) && weight >= 0)
  return sound && total === wholeWeight ? allowed() : refused('weights-not-hundred', { total })
}

/**
 * May the rubric of a round be changed at this instant: weights, words, whether members practise first? Refuses
 * `round-frozen` from the opening on, because who applies has to know how is read, and `weights-not-hundred`.
 */
export function canChangeRubric(round: RoundDates, weights: Weights, now: Date): Verdict {
  if (roundState(round, now) !== 'planned') return refused('round-frozen', { opened: round.opensAt })
  return judgeWeights(weights)
}

/**
 * The last day for a decision: so many weeks after the submission (8 unless set; Awb 4:13), moved by every day that
 * the clock stood still for a question to the applicant (Awb 4:15). Days in two pauses count once; a pause that begins
 * after the term has run out moves nothing. Null while a question is open: then there is no last day yet.
 */
export function decisionDue(submittedOn: IsoDate, pauses: readonly Pause[], weeks = 8): IsoDate | null {
  let due = addDays(submittedOn, weeks * 7)
  let counted = submittedOn
  for (const pause of [...pauses].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const from = addDays(counted, Math.max(0, daysBetween(counted, pause.from)))
    if (from > due) continue
    if (pause.to === null) return null
    if (pause.to <= from) continue
    due = addDays(due, daysBetween(from, pause.to))
    counted = pause.to
  }
  return due
}

/** For how many days a clock stood still up to a day; days in two pauses count once. */
export function pausedFor(pauses: readonly Pause[], today: IsoDate): number {
  let counted: IsoDate | null = null
  let days = 0
  for (const { from, to } of [...pauses].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const begin: IsoDate = counted !== null && counted > from ? counted : from
    const end = to ?? today
    if (end <= begin) continue
    days += daysBetween(begin, end)
    counted = end
  }
  return days
}

/**
 * The day an applicant is promised a decision: the last day of the proposal's own term, or the day on which its round
 * decides when that is earlier and has not passed yet. Null while there is no last day.
 */
export function promisedDecision(due: IsoDate | null, decideBy: IsoDate, today: IsoDate): IsoDate | null {
  return due && decideBy >= today && decideBy < due ? decideBy : due
}

/** A round as a manager makes it: days are those in Amsterdam, `closesOn` is the last one; amounts in cents. */
export type RoundPlan = {
  name: string
  track: Track
  /** The key of the pot that it draws on. */
  pot: string
  opensOn: IsoDate
  closesOn: IsoDate
  decideBy: IsoDate
  ceilingCents: Cents
  minCents: Cents
  maxCents: Cents
  twoSignaturesAboveCents: Cents
  reviewersPerProposal: number
  /** Weeks from sending to decision, where the round has its own. */
  decisionWeeks: number | null
  isTest: boolean
}

/**
 * Can there be such a round in this fund? Its days follow each other (`dates-out-of-order`, with the names of the two days)
 * and lie in those of the fund (`round-outside-fund`); the least is no more than the most, nor that more than the ceiling
 * (`amounts-out-of-order`), nor that more than what the pot gives (`round-above-pot`, cents). Each refusal names the `fields`
 * of the plan that it is about.
 */
export function judgeRoundPlan(
  plan: RoundPlan,
  around: { fund: { startsOn: IsoDate; endsOn: IsoDate }; potCeilingCents: Cents },
): Verdict {
  const { opensOn, closesOn, decideBy } = plan
  if (opensOn > closesOn)
    return refused('dates-out-of-order', { from: 'opensAt', to: 'closesAt', fields: ['opensOn', 'closesOn'] })
  if (decideBy < closesOn && plan.track === 'full')
    return refused('dates-out-of-order', {
      from: 'closesAt',
      to: 'decideBy',
      fields: ['closesOn', 'decideBy'],
    })
  const { startsOn, endsOn } = around.fund
  const days = { opensOn, closesOn, decideBy }
  const outside = dayNames.filter((name) => days[name] < startsOn || days[name] > endsOn)
  if (outside.length > 0) return refused('round-outside-fund', { fields: outside })
  if (plan.minCents > plan.maxCents)
    return refused('amounts-out-of-order', { fields: ['minCents', 'maxCents'] })
  if (plan.maxCents > plan.ceilingCents)
    return refused('amounts-out-of-order', { fields: ['maxCents', 'ceilingCents'] })
  return plan.ceilingCents > around.potCeilingCents
    ? refused('round-above-pot', { ceilingTotal: around.potCeilingCents, fields: ['ceilingCents'] })
    : allowed()
}

const dayNames = ['opensOn', 'closesOn', 'decideBy'] as const

/** What of a round may still change once it is open: those who apply rely on the rest. */
export const changeableWhenOpen = ['name', 'closesOn', 'decideBy'] as const satisfies (keyof RoundPlan)[]

/**
 * May a round become this? Before anybody knew of it everything may change. A round that is shown stays what it is, for
 * everybody or to try: what was tried never counts (`round-kind-fixed`); and once somebody writes in it (`inUse`) it asks
 * what it asked (`track-in-use`). Of one that everybody knows and that is open only its name and its days change, and it
 * closes no earlier than it said; once it is closed it does not open again (`round-frozen`).
 */
export function canChangeRound(
  before: RoundPlan,
  next: RoundPlan,
  round: RoundDates & { publishedAt: Date | null; inUse: boolean },
  now: Date,
): Verdict {
  const state = roundState(round, now)
  if (round.publishedAt === null) return allowed()
  if (before.isTest !== next.isTest) return refused('round-kind-fixed')
  if (round.inUse && before.track !== next.track) return refused('track-in-use')
  if (before.isTest || state === 'planned') return allowed()
  const open: readonly string[] = state === 'open' ? changeableWhenOpen : ['name', 'decideBy']
  const changed = (Object.keys(before) as (keyof RoundPlan)[]).filter((name) => before[name] !== next[name])
  const frozen = changed.filter((name) => !open.includes(name))
  const sooner = changed.includes('closesOn') && next.closesOn < before.closesOn
  return frozen.length > 0 || sooner ? refused('round-frozen', { opened: round.opensAt }) : allowed()
}
