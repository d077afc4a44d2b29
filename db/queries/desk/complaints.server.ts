import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type ComplaintSubject, complaintStates, isOfGrant, isOpenComplaint } from '#app/domain/complaint.ts'
import { answeringRoles, answersIt } from '#app/domain/complaint-desk.ts'
import type { Reader } from '#db/client.server.ts'
import { complaints, decisions, people, proposals } from '#db/schema/index.ts'
import { closedToEach } from '../closed.server.ts'
import { lastDay } from '../complaints.server.ts'
import { doersOfEach } from '../grant-decisions.server.ts'
import { holdersOn } from '../stand-ins.server.ts'
import { type WorkItem, workItem } from './item.ts'

/** What waits for the answer of who looks, by the day that was promised: never of who it is about while another may give it. */
export async function toAnswerComplaints(
  reader: Reader,
  { fund, person }: Pick<Person, 'fund' | 'person'>,
  today: IsoDate,
): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      complaint: complaints,
      name: people.name,
      on: sql<string>`${lastDay}::text`,
      preparedBy: decisions.preparedBy,
      decidedBy: decisions.decidedBy,
    })
    .from(complaints)
    .leftJoin(people, eq(people.id, complaints.lodgedBy))
    .leftJoin(decisions, eq(decisions.id, complaints.decisionId))
    .where(
      and(eq(complaints.fundId, fund), inArray(complaints.state, complaintStates.filter(isOpenComplaint))),
    )
  if (rows.length === 0) return []
  const [doers, staff] = await Promise.all([
    doersOfEach(
      reader,
      rows.flatMap(({ complaint: { subjectId: id, about } }) => {
        const of = about as ComplaintSubject
        return id && isOfGrant(of) ? [{ about: of, id }] : []
      }),
    ),
    holdersOn(reader, fund, answeringRoles, today),
  ])
  const usual = staff.flatMap(({ held }) => held.flatMap(({ standsInFor }) => standsInFor?.usual ?? []))
  const closedTo = await closedToEach(reader, fund, [...staff.map((one) => one.person), ...usual])
  return rows.flatMap(({ complaint, name, on, preparedBy, decidedBy }) => {
    const { against, proposalId, subjectId } = complaint
    const who = [preparedBy, decidedBy, against, ...(doers.get(subjectId ?? '') ?? [])]
    const answering = answersIt(
      { involved: who.filter((one) => one !== null), aboutSomebody: against !== null },
      staff,
      (one) => proposalId !== null && closedTo(one).has(proposalId),
    )
    if (!answering.people.includes(person)) return []
    return workItem({
      key: `complaint-${complaint.id}`,
      kind: 'complaint',
      of: answering.role,
      title: name ?? complaint.name,
      subject: proposalId,
      on,
      since: complaint.receivedOn,
      href: `/manager/complaints/${complaint.id}`,
    })
  })
}

/** The day on which the answer was due that brought a proposal up for a new decision: by then that is taken as well. */
export const anewBy = sql<string | null>`(select ${lastDay}::text
  from ${complaints} where ${complaints.proposalId} = ${proposals.id} and ${complaints.reopened}
  order by ${complaints.decidedAt} desc limit 1)`
