import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { closedToEach } from '#db/queries/closed.server.ts'
import { type Named, namedWithoutAnswer } from '#db/queries/named-in-panel.server.ts'

/** On which proposals an applicant named a member who did not answer since, each once; nothing that is closed to them. */
export async function namedYou(member: Person, now: Date, proposal?: string): Promise<Named[]> {
  const [named, closed] = await Promise.all([
    namedWithoutAnswer(db(), member.fund, dayOf(now), { person: member, proposal }),
    closedToEach(db(), member.fund, [member.person]),
  ])
  const open = named.filter((one) => !closed(member.person).has(one.proposal))
  return open.filter((one, at) => open.findIndex((other) => other.proposal === one.proposal) === at)
}
