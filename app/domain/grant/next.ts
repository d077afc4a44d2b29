import type { IsoDate } from '../calendar.ts'
import { isAskedFor, type ReportState } from '../results/report.ts'
import { type GrantState, isUnderWay } from './grant.ts'
import type { MilestoneState } from './milestone.ts'

type Work = { id: string; dueOn: IsoDate }

/** What decides what a grant asks of somebody of the initiative on a day. */
export type OwnFacts = {
  state: GrantState
  today: IsoDate
  /** What lies there to sign, and whether this person signs it, has signed it, or leaves that to others. */
  offer: 'mine' | 'signed' | 'others' | null
  /** Both sides signed a version. */
  agreed: boolean
  /** A change of the fund that waits for yes or no. */
  toAnswer: string | null
  reports: readonly (Work & { state: ReportState; final: boolean; milestones: readonly string[] })[]
  milestones: readonly (Work & { state: MilestoneState })[]
  /** A hold that says what the initiative can do. */
  hold: string | null
  lookBack: boolean
  /** A payment that the fund or the bank is busy with. */
  payment: string | null
  settlement: 'decided' | 'to-repay' | null
  /** The account is new to the fund, and a proof of it is still to be sent. */
  proof: boolean
}

/** What comes next. The first group is up to the initiative; `ahead` is work that is not asked for yet. */
export type OwnNext =
  | { turn: true; kind: 'sign' | 'look-back' | 'repay' | 'proof' }
  | { turn: true; kind: 'answer' | 'returned-report' | 'returned-milestone' | 'held'; id: string }
  | { turn: true; kind: 'report' | 'milestone'; id: string }
  | { turn: false; kind: 'agreeing' | 'signed' | 'settled' | 'settling' | 'nothing' }
  | { turn: false; kind: 'sent-report' | 'payment' | 'ahead-report' | 'ahead-milestone'; id: string }

/**
 * The one thing that comes next for an initiative: to sign, then what the fund asked and waits for, then what is due first
 * by its day; else what the fund does. It never says that nothing has to be done while something waits for the initiative.
 */
export function ownNext(facts: OwnFacts): OwnNext {
  const { state, offer, toAnswer, hold, reports, milestones } = facts
  const runs = isUnderWay(state)
  const stopped = state === 'terminated' && facts.agreed
  if (offer === 'mine') return { turn: true, kind: 'sign' }
  if (toAnswer !== null) return { turn: true, kind: 'answer', id: toAnswer }
  const backReport = reports.find((report) => report.state === 'returned')
  if (backReport) return { turn: true, kind: 'returned-report', id: backReport.id }
  const backMilestone = runs && milestones.find((milestone) => milestone.state === 'returned')
  if (backMilestone) return { turn: true, kind: 'returned-milestone', id: backMilestone.id }
  if (runs && hold !== null) return { turn: true, kind: 'held', id: hold }
  if (facts.settlement === 'to-repay') return { turn: true, kind: 'repay' }
  if (runs && facts.lookBack) return { turn: true, kind: 'look-back' }
  const work = workOf(facts, { runs, stopped })
  const first = work.find(({ begun, dueOn }) => begun || isAskedFor(dueOn, facts.today))
  const sent = reports.find((report) => report.state === 'sent')
  if (first && !sent) return { turn: true, kind: first.kind, id: first.id }
  if (runs && facts.proof) return { turn: true, kind: 'proof' }
  if (offer === 'signed' || offer === 'others') return { turn: false, kind: 'signed' }
  if (state === 'agreeing') return { turn: false, kind: 'agreeing' }
  if (sent) return { turn: false, kind: 'sent-report', id: sent.id }
  if (facts.payment !== null) return { turn: false, kind: 'payment', id: facts.payment }
  if (facts.settlement === 'decided') return { turn: false, kind: 'settled' }
  const [ahead] = work
  if (ahead) return { turn: false, kind: `ahead-${ahead.kind}`, id: ahead.id }
  if (state === 'settling' || stopped) return { turn: false, kind: 'settling' }
  return { turn: false, kind: state === 'settled' ? 'settled' : 'nothing' }
}

/**
 * What is still to be sent, by its day; after a stop only the last report. A milestone that a report shows which is asked
 * for, or begun, is told with that report.
 */
function workOf(
  { reports, milestones, today }: OwnFacts,
  { runs, stopped }: { runs: boolean; stopped: boolean },
) {
  const open = reports.filter(
    ({ state, final }) => (state === 'due' || state === 'draft') && (runs || (final && stopped)),
  )
  const told = open
    .filter(({ state, dueOn }) => state === 'draft' || isAskedFor(dueOn, today))
    .flatMap((report) => report.milestones)
  const planned = milestones.filter(({ id, state }) => runs && state === 'planned' && !told.includes(id))
  return [
    ...open.map(({ id, state, dueOn }) => ({
      kind: 'report' as const,
      id,
      dueOn,
      begun: state === 'draft',
    })),
    ...planned.map(({ id, dueOn }) => ({ kind: 'milestone' as const, id, dueOn, begun: false })),
  ].toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
}
