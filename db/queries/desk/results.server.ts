import { and, eq } from 'drizzle-orm'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, outcomeAttestations } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

/** Days in which the fund looks at results that were attested. */
const daysToJudge = 14

export async function resultsToJudge(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: outcomeAttestations.id,
      count: outcomeAttestations.count,
      grant: grants.id,
      title: grants.title,
      at: outcomeAttestations.sentAt,
    })
    .from(outcomeAttestations)
    .innerJoin(grants, eq(grants.id, outcomeAttestations.grantId))
    .where(and(eq(outcomeAttestations.fundId, fund), eq(outcomeAttestations.state, 'sent')))
  return rows.map(({ id, count, grant, title, at }) =>
    workItem({
      key: `results-${id}`,
      subject: grant,
      kind: 'results-judge',
      of: 'manager',
      title,
      number: count,
      on: addDays(dayOf(at), daysToJudge),
      since: dayOf(at),
      href: `/manager/grants/${grant}/results/${id}`,
    }),
  )
}
