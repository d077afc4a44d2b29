import { and, asc, eq } from 'drizzle-orm'
import {
  type Evidence,
  type MilestoneState,
  milestoneState,
  type ReportOnMilestones,
} from '#app/domain/grant/milestone.ts'
import { milestonesReached } from '#app/domain/results/report-content.ts'
import type { Reader } from '#db/client.server.ts'
import { files, milestoneEvidence, people } from '#db/schema/index.ts'
import { acceptedMilestones, reportsOf, savedAt } from './reports.server.ts'

export type EvidenceRow = Evidence & {
  id: string
  milestone: string
  version: number
  state: ReportOnMilestones['state']
  fileName: string | null
  sentByName: string
  sentAt: Date
  question: string | null
}

/** Everything that was handed in for the milestones of a grant, the oldest first. */
export async function evidenceOf(reader: Reader, grant: string, milestone?: string): Promise<EvidenceRow[]> {
  const rows = await reader
    .select({ row: milestoneEvidence, fileName: files.name, sentByName: people.name })
    .from(milestoneEvidence)
    .innerJoin(people, eq(people.id, milestoneEvidence.sentBy))
    .leftJoin(files, eq(files.id, milestoneEvidence.fileId))
    .where(
      and(
        eq(milestoneEvidence.grantId, grant),
        milestone === undefined ? undefined : eq(milestoneEvidence.milestoneId, milestone),
      ),
    )
    .orderBy(asc(milestoneEvidence.sentAt), asc(milestoneEvidence.version))
  return rows.map(({ row, fileName, sentByName }) => ({
    id: row.id,
    milestone: row.milestoneId,
    version: row.version,
    state: row.state as EvidenceRow['state'],
    text: row.text,
    number: row.number,
    file: row.fileId,
    fileName,
    sentByName,
    sentAt: row.sentAt,
    question: row.question,
  }))
}

/** Where a milestone is, by the reports that were sent and by what was handed in for it alone. */
export async function milestoneStanding(
  reader: Reader,
  grant: string,
  milestone: string,
): Promise<MilestoneState> {
  if ((await acceptedMilestones(reader, grant)).has(milestone)) return 'accepted'
  const handedIn = (await evidenceOf(reader, grant, milestone)).map(({ state, sentAt }) => ({
    at: sentAt,
    told: { state, milestones: [milestone] },
  }))
  const reports = await Promise.all(
    (await reportsOf(reader, grant)).flatMap((report) =>
      report.sentAt && (report.state === 'sent' || report.state === 'returned')
        ? [toldBy(reader, report.id, report.version, report.state, report.sentAt)]
        : [],
    ),
  )
  const all = [...handedIn, ...reports].toSorted((one, other) => one.at.getTime() - other.at.getTime())
  return milestoneState(
    milestone,
    all.map(({ told }) => told),
  )
}

async function toldBy(
  reader: Reader,
  report: string,
  version: number,
  state: 'sent' | 'returned',
  at: Date,
): Promise<{ at: Date; told: ReportOnMilestones }> {
  const { content } = await savedAt(reader, report, version)
  return { at, told: { state, milestones: milestonesReached(content) } }
}
