import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import {
  type ComplaintOutcome,
  correctionBy,
  type GrantSubject,
  grantSubjects,
} from '#app/domain/complaint.ts'
import { isLookedAtAgain } from '#app/domain/complaint-again.ts'
import type { EndingState } from '#app/domain/grant/ending.ts'
import type { ReportState } from '#app/domain/results/report.ts'
import type { Reader } from '#db/client.server.ts'
import {
  complaints,
  grantEndings,
  grantHolds,
  grantSettlements,
  reports,
  termsVersions,
} from '#db/schema/index.ts'

/** Something that was done on a grant and that somebody was right about; `own` when its writers can read the answer. */
export type LookedAtAgain = {
  complaint: string
  about: GrantSubject
  outcome: ComplaintOutcome
  /** When it was done. */
  on: IsoDate | null
  answeredOn: IsoDate
  own: boolean
}

/** What the fund looks at again on a grant, the newest answer first. */
export async function lookedAtAgain(reader: Reader, grant: string): Promise<LookedAtAgain[]> {
  const changedAt = sql<Date | null>`(select max(${termsVersions.inForceAt}) from ${termsVersions}
    where ${termsVersions.grantId} = ${complaints.grantId})`.mapWith(termsVersions.inForceAt)
  const rows = await reader
    .select({
      complaint: complaints,
      hold: grantHolds.id,
      heldUntil: grantHolds.endedAt,
      ending: grantEndings.state,
      report: reports.state,
      settledAt: grantSettlements.decidedAt,
      changedAt,
    })
    .from(complaints)
    .leftJoin(grantHolds, eq(grantHolds.id, complaints.subjectId))
    .leftJoin(grantEndings, eq(grantEndings.id, complaints.subjectId))
    .leftJoin(reports, eq(reports.id, complaints.subjectId))
    .leftJoin(grantSettlements, eq(grantSettlements.grantId, complaints.grantId))
    .where(
      and(
        eq(complaints.grantId, grant),
        eq(complaints.state, 'decided'),
        inArray(complaints.about, [...grantSubjects]),
      ),
    )
    .orderBy(desc(complaints.decidedAt))
  return rows.flatMap(({ complaint, hold, heldUntil, ending, report, settledAt, changedAt }) => {
    const about = complaint.about as GrantSubject
    const outcome = complaint.outcome as ComplaintOutcome | null
    const answeredAt = complaint.decidedAt
    if (outcome === null || answeredAt === null) return []
    const since = {
      holdLives: hold !== null && heldUntil === null,
      ending: ending as EndingState | null,
      report: report as ReportState | null,
      settledAt,
      changedAt,
    }
    const again = correctionBy(outcome, about, null) === 'look-again'
    if (!again || !isLookedAtAgain(about, answeredAt, since)) return []
    return {
      complaint: complaint.id,
      about,
      outcome,
      on: complaint.subjectOn,
      answeredOn: dayOf(answeredAt),
      own: complaint.way === 'portal',
    }
  })
}
