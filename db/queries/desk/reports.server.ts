import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { addDays, amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, reportMoments, reports } from '#db/schema/index.ts'
import { workItem } from './item.ts'
import { counted, inSight, keyOf, type Pile, pileOf, type Sight } from './pile.ts'

/** Days in which the fund answers a report. */
const daysToJudge = 14

/** Reports that were sent and wait for the fund. */
export async function toJudge(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const lateBefore = amsterdamInstant(addDays(today, -daysToJudge)).toISOString()
  const rows = await reader
    .select({
      id: reports.id,
      grant: grants.id,
      title: grants.title,
      sentAt: sql<Date>`${reports.sentAt}`.mapWith(reports.sentAt),
      ...counted(sql`${reports.sentAt} < ${lateBefore}`),
    })
    .from(reports)
    .innerJoin(grants, eq(grants.id, reports.grantId))
    .where(
      and(
        eq(reports.fundId, fund),
        eq(reports.state, 'sent'),
        isNotNull(reports.sentAt),
        inSight(sight, grants.id, keyOf('report', reports.id)),
      ),
    )
    .orderBy(asc(reports.sentAt), asc(reports.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, grant, title, sentAt }) =>
    workItem({
      key: `report-${id}`,
      subject: grant,
      kind: 'report-judge',
      of: 'manager',
      title,
      on: addDays(dayOf(sentAt), daysToJudge),
      since: dayOf(sentAt),
      href: `/manager/reports/${id}`,
    }),
  )
}

/** Reports whose day has passed and that are not there: somebody calls. */
export async function lateReports(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const rows = await reader
    .select({
      id: reportMoments.id,
      grant: grants.id,
      title: grants.title,
      dueOn: reportMoments.dueOn,
      ...counted(sql`true`),
    })
    .from(reportMoments)
    .innerJoin(grants, eq(grants.id, reportMoments.grantId))
    .leftJoin(
      reports,
      and(eq(reports.grantId, reportMoments.grantId), eq(reports.momentId, reportMoments.id)),
    )
    .where(
      and(
        eq(reportMoments.fundId, fund),
        inArray(grants.state, ['running', 'settling']),
        lt(reportMoments.dueOn, today),
        or(isNull(reports.id), inArray(reports.state, ['draft', 'returned'])),
        inSight(sight, grants.id, keyOf('late', grants.id, reportMoments.id)),
      ),
    )
    .orderBy(asc(reportMoments.dueOn), asc(grants.id), asc(reportMoments.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, grant, title, dueOn }) =>
    workItem({
      key: `late-${grant}-${id}`,
      subject: grant,
      kind: 'report-late',
      of: 'manager',
      title,
      on: dueOn,
      since: dueOn,
      href: `/manager/grants/${grant}`,
    }),
  )
}
