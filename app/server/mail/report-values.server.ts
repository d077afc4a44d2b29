import { and, asc, eq, gt } from 'drizzle-orm'
import { db } from '#db/client.server.ts'
import { reportMoments, reports } from '#db/schema/index.ts'
import { pageUrl, placeOf, type Values } from './values.server.ts'

/** What mails say about one report; `report.next` is the day of the one after it, if there is one. */
export async function reportValues(id: string, template: string): Promise<Values> {
  const [row] = await db()
    .select({ report: reports, moment: reportMoments })
    .from(reports)
    .innerJoin(
      reportMoments,
      and(eq(reportMoments.grantId, reports.grantId), eq(reportMoments.id, reports.momentId)),
    )
    .where(eq(reports.id, id))
  if (!row) return {}
  const [next] = await db()
    .select({ dueOn: reportMoments.dueOn })
    .from(reportMoments)
    .where(and(eq(reportMoments.grantId, row.report.grantId), gt(reportMoments.dueOn, row.moment.dueOn)))
    .orderBy(asc(reportMoments.dueOn))
    .limit(1)
  return {
    'report.name': row.moment.title,
    'report.next': next?.dueOn,
    'report.question': row.report.question,
    'question.due': row.moment.dueOn,
    'url.report': pageUrl(
      placeOf(template) === '/manager'
        ? `/manager/reports/${id}`
        : `/applicant/grants/${row.report.grantId}/reports/${row.report.momentId}`,
    ),
  }
}
