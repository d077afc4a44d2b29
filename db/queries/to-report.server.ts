import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import { underWayStates } from '#app/domain/grant/grant.ts'
import { askedBefore } from '#app/domain/results/report.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, reportMoments, reports } from '#db/schema/index.ts'

export type ToReport = { fund: string; grant: string; moment: string }

/** Every report of a running or held grant that is asked for by now and that nobody sent. */
export async function reportsToAsk(reader: Reader, today: IsoDate): Promise<ToReport[]> {
  return reader
    .select({ fund: reportMoments.fundId, grant: reportMoments.grantId, moment: reportMoments.id })
    .from(reportMoments)
    .innerJoin(grants, eq(grants.id, reportMoments.grantId))
    .leftJoin(
      reports,
      and(eq(reports.grantId, reportMoments.grantId), eq(reports.momentId, reportMoments.id)),
    )
    .where(
      and(
        inArray(grants.state, underWayStates),
        lte(reportMoments.dueOn, addDays(today, askedBefore)),
        or(isNull(reports.state), eq(reports.state, 'draft')),
      ),
    )
    .orderBy(reportMoments.dueOn, reportMoments.grantId)
}
