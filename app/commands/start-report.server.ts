import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { takesReports } from '#app/domain/grant/ending.ts'
import { newReport } from '#app/domain/results/report-content.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import type { OwnGrant } from '#db/queries/grants.server.ts'
import { ownerName } from '#db/queries/proposals.server.ts'
import { lastSent, reportAt } from '#db/queries/reports.server.ts'
import { lockGrantOf } from '#db/writes/grants.server.ts'
import { addReport, addReportVersion } from '#db/writes/reports.server.ts'

/**
 * Begins the report on a moment that the terms in force name, filled in with what terms and the last report know; one
 * that was begun already is answered as it is. Refuses what `mayReport` refuses, and `not-found` for a moment that
 * nobody agreed.
 */
export async function startReport(
  actor: Person,
  grantId: string,
  momentId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ report: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'start-report', grant: grantId, moment: momentId, ...form }, now, async () => {
      const may = await mayReport(tx, actor, grantId, momentId)
      if (!may.ok) return may
      const { grant, terms } = may
      if (!terms.reports.some(({ id }) => id === momentId)) return refused('not-found')
      const begun = await reportAt(tx, grant.id, momentId)
      if (begun) return allowed({ report: begun.id })
      const report = newId(now)
      const last = await lastSent(tx, grant.id)
      const content = newReport({ ...terms, last }, dayOf(now), () => newId(now))
      await addReport(tx, { id: report, fund: grant.fund, grant: grant.id, moment: momentId, at: now })
      await addReportVersion(tx, { fund: grant.fund, report, version: 1, content, by: actor.person, at: now })
      await record(tx, {
        type: 'report-started',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        report,
        at: now,
      })
      return allowed({ report })
    }),
  )
}

/**
 * The grant, locked, and its terms in force, for who may write its reports. Refuses `not-found`, `reader-only`,
 * `not-signed`, and `not-in-this-state` when the grant no longer runs.
 */
export async function mayReport(tx: Tx, actor: Person, grantId: string, momentId: string) {
  const grant: OwnGrant | null = await lockGrantOf(tx, actor, grantId)
  if (grant?.relation === 'reader')
    return refused('reader-only', { ownerName: await ownerName(tx, grant.initiative) })
  const may = can(actor, 'write-report', { relation: grant?.relation ?? 'none' })
  if (!may.ok || !grant) return refused('not-found')
  const version = await versionInForce(tx, grant.id)
  if (!version) return refused('not-signed')
  const moment = version.terms.reports.find(({ id }) => id === momentId)
  if (!takesReports(grant.state, moment?.kind ?? 'interim'))
    return refused('not-in-this-state', { state: grant.state, machine: 'grant' })
  return allowed({ grant, terms: version.terms })
}
