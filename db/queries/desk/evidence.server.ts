import { and, eq } from 'drizzle-orm'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, milestoneEvidence } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

/** Days in which the fund answers what was handed in for a milestone. */
const daysToJudge = 14

export async function evidenceToJudge(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: milestoneEvidence.id,
      milestone: milestoneEvidence.milestoneId,
      grant: grants.id,
      title: grants.title,
      at: milestoneEvidence.sentAt,
    })
    .from(milestoneEvidence)
    .innerJoin(grants, eq(grants.id, milestoneEvidence.grantId))
    .where(and(eq(milestoneEvidence.fundId, fund), eq(milestoneEvidence.state, 'sent')))
  return rows.map(({ id, milestone, grant, title, at }) =>
    workItem({
      key: `evidence-${id}`,
      subject: grant,
      kind: 'evidence-judge',
      of: 'manager',
      title,
      on: addDays(dayOf(at), daysToJudge),
      since: dayOf(at),
      href: `/manager/grants/${grant}/milestones/${milestone}`,
    }),
  )
}
