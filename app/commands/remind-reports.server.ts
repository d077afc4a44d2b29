import { dayOf } from '#app/domain/calendar.ts'
import { takesReports } from '#app/domain/grant/ending.ts'
import { newsOfReport } from '#app/domain/results/report-days.ts'
import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { openEnding } from '#db/queries/endings.server.ts'
import { reportAt } from '#db/queries/reports.server.ts'
import { reportsToAsk, type ToReport } from '#db/queries/to-report.server.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { firstTime } from '#db/writes/reminders.server.ts'

/**
 * Asks for the reports of every grant three weeks before their day, reminds a week, three days and a day before it, and
 * says once when one is late. A day that moved is told anew. After an announced last day only the final report is asked.
 * Answers how many were told.
 */
export async function remindReports(now: Date): Promise<number> {
  let count = 0
  for (const due of await reportsToAsk(db(), dayOf(now))) if (await remind(due, now)) count += 1
  return count
}

function remind({ fund, grant: id, moment: momentId }: ToReport, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const grant = await lockGrant(tx, fund, id)
    const version = grant && (await versionInForce(tx, grant.id))
    const moment = version?.terms.reports.find((one) => one.id === momentId)
    if (!grant || !moment || !takesReports(grant.state, moment.kind)) return false
    const ending = await openEnding(tx, grant.id)
    const lastDay = ending?.state === 'announced' ? ending.lastDay : null
    if (lastDay !== null && moment.kind !== 'final' && moment.due > lastDay) return false
    const state = (await reportAt(tx, grant.id, moment.id))?.state ?? 'due'
    const news = newsOfReport(moment.due, state, dayOf(now))
    const kind = `report-${news}:${moment.id}:${moment.due}`
    if (!news || !(await firstTime(tx, { fund, subject: grant.id, kind }, now))) return false
    const about = { grant: grant.id, moment: moment.id, news, at: now }
    await record(tx, { type: 'report-reminded', fund, actor: 'system', ...about })
    return true
  })
}
