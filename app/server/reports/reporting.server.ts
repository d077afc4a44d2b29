import { type Action, can, type Person } from '#app/domain/access.ts'
import { takesReports } from '#app/domain/grant/ending.ts'
import type { ReportMoment } from '#app/domain/grant/milestone.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { isWritable } from '#app/domain/results/report.ts'
import { type ReportContent, reportContentSchema } from '#app/domain/results/report-content.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { type Neighbourhood, neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { type Grant, type OwnGrant, ownGrant } from '#db/queries/grants.server.ts'
import { type PhotoOff, photosOff } from '#db/queries/report-photos.server.ts'
import {
  acceptedMilestones,
  acceptedSpending,
  countedIn,
  type Report,
  reportAt,
  type Saved,
  savedAt,
} from '#db/queries/reports.server.ts'
import { notFound } from '../answers.server.ts'

export type Place = { grantId?: string; momentId?: string; part?: string }

/** A report with all that stands beside it: the terms, and what accepted reports said before. */
export type Beside = {
  grant: Grant
  terms: Terms
  moment: ReportMoment
  content: ReportContent
  accepted: Map<string, Date>
  counted: Awaited<ReturnType<typeof countedIn>>
  spentBefore: Awaited<ReturnType<typeof acceptedSpending>>
  neighbourhoods: Neighbourhood[]
  photosOff: Map<string, PhotoOff>
}
export type Reporting = Beside & {
  grant: OwnGrant
  report: Report | null
  saved: Saved | null
  /** Are they one of those who write the reports, whether this one can be written now or not? */
  mayWrite: boolean
  writes: boolean
}

/** One's own report on a moment that was agreed; not found when the grant is not theirs or nobody agreed such a moment. */
export async function reporting(actor: Person, { grantId, momentId }: Place): Promise<Reporting> {
  const grant = await ownGrant(db(), actor, grantId)
  const may = (action: Action) => grant !== null && can(actor, action, { relation: grant.relation }).ok
  const version = grant && may('read-own-grant') ? await versionInForce(db(), grant.id) : null
  const moment = version?.terms.reports.find(({ id }) => id === momentId)
  if (!grant || !version || !moment) throw notFound()
  const report = await reportAt(db(), grant.id, moment.id)
  const saved = report && (await savedAt(db(), report.id, report.version))
  const runs = takesReports(grant.state, moment.kind)
  const beside = await besideOf(
    grant,
    version.terms,
    moment,
    saved?.content ?? reportContentSchema.parse({}),
    report,
  )
  const mayWrite = may('write-report')
  const writes = runs && mayWrite && (report === null || isWritable(report.state))
  return { ...beside, grant, report, saved, mayWrite, writes }
}

/** What is known of a report by its terms and by the reports before it; its own figures, once they count, stay out. */
export async function besideOf(
  grant: Grant,
  terms: Terms,
  moment: ReportMoment,
  content: ReportContent,
  report: Report | null,
): Promise<Beside> {
  const counted = await countedIn(db(), [grant.id])
  return {
    grant,
    terms,
    moment,
    content,
    accepted: await acceptedMilestones(db(), grant.id),
    counted: counted.filter((row) => row.report !== report?.id),
    spentBefore: await acceptedSpending(db(), grant.id, report?.id),
    neighbourhoods: await neighbourhoodsOf(db(), grant.fund),
    photosOff: report ? await photosOff(db(), report.id) : new Map(),
  }
}
