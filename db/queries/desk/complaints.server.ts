import { and, eq, inArray, sql } from 'drizzle-orm'
import { complaintStates, isOpenComplaint } from '#app/domain/complaint.ts'
import type { Reader } from '#db/client.server.ts'
import { complaints, people, proposals } from '#db/schema/index.ts'
import { lastDay } from '../complaints.server.ts'
import { type WorkItem, workItem } from './item.ts'

/** What waits for its answer, by the day that was promised: with the approver when it is about somebody of the fund. */
export async function toAnswerComplaints(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select({ complaint: complaints, name: people.name, on: sql<string>`${lastDay}::text` })
    .from(complaints)
    .leftJoin(people, eq(people.id, complaints.lodgedBy))
    .where(
      and(eq(complaints.fundId, fund), inArray(complaints.state, complaintStates.filter(isOpenComplaint))),
    )
  return rows.map(({ complaint, name, on }) =>
    workItem({
      key: `complaint-${complaint.id}`,
      kind: 'complaint',
      of: complaint.against ? 'approver' : 'manager',
      title: name ?? complaint.name,
      subject: complaint.proposalId,
      on,
      since: complaint.receivedOn,
      href: `/manager/complaints/${complaint.id}`,
    }),
  )
}

/** The day on which the answer was due that brought a proposal up for a new decision: by then that is taken as well. */
export const anewBy = sql<string | null>`(select ${lastDay}::text
  from ${complaints} where ${complaints.proposalId} = ${proposals.id} and ${complaints.reopened}
  order by ${complaints.decidedAt} desc limit 1)`
