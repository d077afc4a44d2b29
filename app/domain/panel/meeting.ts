import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import type { BatchStage } from './batch.ts'
import type { RankedProposal } from './ranking.ts'
import { type Criterion, criteria, highestScore, lowestScore } from './rubric.ts'
import type { CriterionScore } from './score.ts'

/** What the meeting advises about a proposal. */
export const meetingAdvices = ['fund', 'fund-with-conditions', 'do-not-fund', 'wait'] as const
export type MeetingAdvice = (typeof meetingAdvices)[number]

/** Why a proposal is talked about, or that it may be short. */
export const agendaReasons = ['grey-zone', 'divided', 'no-score', 'clear'] as const
export type AgendaReason = (typeof agendaReasons)[number]

type Ranked = Pick<RankedProposal, 'proposal' | 'rank' | 'place' | 'agreement' | 'spread'>
export type AgendaItem = { proposal: string; why: AgendaReason[] }

/**
 * The order in which the meeting speaks: first what lies in the grey zone and divides its readers, then the rest of the
 * grey zone, then what else divides, then what has no score, and last what is clear. Within each the widest spread
 * comes first, then the rank, then the id.
 */
export function agenda(rows: readonly Ranked[]): AgendaItem[] {
  const weighed = rows.map((row) => ({ row, why: reasonsFor(row) }))
  return weighed
    .sort(
      (one, other) =>
        weight(other.why) - weight(one.why) ||
        (other.row.spread ?? 0) - (one.row.spread ?? 0) ||
        (one.row.rank ?? Number.POSITIVE_INFINITY) - (other.row.rank ?? Number.POSITIVE_INFINITY) ||
        (one.row.proposal < other.row.proposal ? -1 : 1),
    )
    .map(({ row, why }) => ({ proposal: row.proposal, why }))
}

/**
 * May the chair record what the meeting says of a proposal? Only while the batch meets (`stage-out-of-order`); an
 * advice with conditions names them in the note (`advice-condition-missing`); nothing at all is not recorded
 * (`meeting-record-empty`).
 */
export function canRecordMeeting(
  record: { advice: MeetingAdvice | null; note: string | null },
  stage: BatchStage,
): Verdict {
  const said = record.note?.trim()
  if (stage !== 'meeting') return outOfOrder(stage)
  if (!said && record.advice === null) return refused('meeting-record-empty')
  return record.advice === 'fund-with-conditions' && !said ? refused('advice-condition-missing') : allowed()
}

/**
 * May a member's new score of one V be written beside the locked one? Only while the batch meets
 * (`stage-out-of-order`), for a review that is locked and stands (`no-review-to-change`), on the scale of 1 to 5
 * (`score-out-of-scale`), and always with a reason (`meeting-score-needs-reason`).
 */
export function canScoreInMeeting(
  given: { score: number; reason: string | null },
  subject: { stage: BatchStage; reviewStands: boolean },
): Verdict {
  const onScale = Number.isInteger(given.score) && given.score >= lowestScore && given.score <= highestScore
  return firstRefusal(
    subject.stage === 'meeting' ? allowed() : outOfOrder(subject.stage),
    subject.reviewStands ? allowed() : refused('no-review-to-change'),
    onScale ? allowed() : refused('score-out-of-scale'),
    given.reason?.trim() ? allowed() : refused('meeting-score-needs-reason'),
  )
}

/**
 * The scores of one review that count after the meeting: the new one of a V where there is one, else the locked one.
 * What was locked is not changed by it.
 */
export function afterMeeting(
  locked: readonly CriterionScore[],
  given: readonly { criterion: Criterion; score: number; reason: string | null }[],
): CriterionScore[] {
  return criteria.flatMap((criterion) => {
    const anew = given.find((one) => one.criterion === criterion)
    if (anew) return [{ criterion, score: anew.score, cannotJudge: false, reason: anew.reason }]
    return locked.filter((one) => one.criterion === criterion)
  })
}

function reasonsFor({ place, agreement }: Ranked): AgendaReason[] {
  const why: AgendaReason[] = []
  if (place === null) why.push('no-score')
  if (place === 'grey-zone') why.push('grey-zone')
  if (agreement === 'divided') why.push('divided')
  return why.length > 0 ? why : ['clear']
}

const weights: Record<AgendaReason, number> = { 'grey-zone': 4, divided: 2, 'no-score': 1, clear: 0 }

function weight(why: readonly AgendaReason[]): number {
  return why.reduce((total, reason) => total + weights[reason], 0)
}

function outOfOrder(stage: BatchStage): Verdict {
  return refused('stage-out-of-order', { state: stage, machine: 'batch' })
}
