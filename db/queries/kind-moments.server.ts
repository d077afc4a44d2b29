import { and, eq, isNull, notExists, sql } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { fundSettingsSchema } from '#app/domain/fund.ts'
import { type KindFacts, milestoneKind } from '#app/domain/near/kind-moment.ts'
import { rhythmOf } from '#app/domain/near/rhythm.ts'
import type { Reader } from '#db/client.server.ts'
import {
  funds,
  grants,
  milestoneAcceptances,
  milestoneEvidence,
  milestones,
  reportMoments,
  reports,
} from '#db/schema/index.ts'
import { toldAbout } from '../writes/reminders.server.ts'

/** Every grant that runs and wants kind mails, with how many days ahead its fund is kind; funds that want none are left out. */
export async function grantsToBeNear(
  reader: Reader,
): Promise<{ fund: string; grant: string; usual: number; days: number }[]> {
  const rows = await reader
    .select({ fund: grants.fundId, grant: grants.id, settings: funds.settings })
    .from(grants)
    .innerJoin(funds, eq(funds.id, grants.fundId))
    .where(and(eq(grants.state, 'running'), eq(grants.kindMails, true)))
    .orderBy(grants.id)
  return rows.flatMap(({ fund, grant, settings }) => {
    const { contactRhythmDays: usual, kindDays: days } = fundSettingsSchema.parse(settings)
    return days === 0 ? [] : { fund, grant, usual, days }
  })
}

/** What says whether a grant has a moment for a kind word; null when it does not run any more. */
export async function kindFactsOf(reader: Reader, grant: string, usual: number): Promise<KindFacts | null> {
  const [row] = await reader
    .select({ heardAt: grants.heardAt, own: grants.contactRhythmDays })
    .from(grants)
    .where(and(eq(grants.id, grant), eq(grants.state, 'running')))
  if (!row) return null
  const [open, dues, told] = [
    await openMilestones(reader, grant),
    await openReports(reader, grant),
    await toldAbout(reader, grant),
  ]
  const known = open.map((one) => ({ ...one, told: told.has(milestoneKind(one.id, one.due)) }))
  return { heardOn: dayOf(row.heardAt), rhythm: rhythmOf(row.own, usual), milestones: known, dues }
}

/** The milestones that nobody accepted and of which no proof was sent. */
function openMilestones(reader: Reader, grant: string): Promise<{ id: string; due: IsoDate }[]> {
  const accepted = reader
    .select({ one: sql`1` })
    .from(milestoneAcceptances)
    .where(
      and(
        eq(milestoneAcceptances.grantId, milestones.grantId),
        eq(milestoneAcceptances.milestoneId, milestones.id),
      ),
    )
  const proven = reader
    .select({ one: sql`1` })
    .from(milestoneEvidence)
    .where(
      and(
        eq(milestoneEvidence.grantId, milestones.grantId),
        eq(milestoneEvidence.milestoneId, milestones.id),
      ),
    )
  return reader
    .select({ id: milestones.id, due: milestones.dueOn })
    .from(milestones)
    .where(and(eq(milestones.grantId, grant), notExists(accepted), notExists(proven)))
}

/** The days of the reports that were not sent. */
async function openReports(reader: Reader, grant: string): Promise<IsoDate[]> {
  const rows = await reader
    .select({ due: reportMoments.dueOn })
    .from(reportMoments)
    .leftJoin(
      reports,
      and(eq(reports.grantId, reportMoments.grantId), eq(reports.momentId, reportMoments.id)),
    )
    .where(and(eq(reportMoments.grantId, grant), isNull(reports.sentAt)))
  return rows.map(({ due }) => due)
}
