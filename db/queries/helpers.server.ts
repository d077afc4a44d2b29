import { aliasedTable, and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Helper } from '#app/domain/proposal/helper.ts'
import type { Reader } from '#db/client.server.ts'
import { funds, helperRecords, memberships, people, roles, submissions } from '#db/schema/index.ts'

export type HelperRecord = Helper & { id: string; confirmedBy: string | null; confirmedAt: Date | null }

/** Who helped with the newest frozen copy of a proposal, and when the group confirmed it. */
export async function helperRecordsOf(reader: Reader, proposal: string): Promise<HelperRecord[]> {
  const [newest] = await reader
    .select({ id: submissions.id })
    .from(submissions)
    .where(eq(submissions.proposalId, proposal))
    .orderBy(desc(submissions.number))
    .limit(1)
  if (!newest) return []
  const confirmer = aliasedTable(people, 'confirmer')
  return reader
    .select({
      id: helperRecords.id,
      name: helperRecords.name,
      organisation: helperRecords.organisation,
      confirmedBy: confirmer.name,
      confirmedAt: helperRecords.confirmedAt,
    })
    .from(helperRecords)
    .leftJoin(confirmer, eq(confirmer.id, helperRecords.confirmedBy))
    .where(eq(helperRecords.submissionId, newest.id))
    .orderBy(helperRecords.recordedAt, helperRecords.id)
}

/** Who takes part in a group as a helper; somebody of the fund with the fund's name. */
export async function helpersIn(reader: Reader, initiative: string): Promise<Helper[]> {
  const rows = await reader
    .selectDistinctOn([people.id], { name: people.name, email: people.email, organisation: funds.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(roles, and(eq(roles.personId, people.id), eq(roles.role, 'manager')))
    .leftJoin(funds, eq(funds.id, roles.fundId))
    .where(
      and(eq(memberships.initiativeId, initiative), eq(memberships.helper, true), isNotNull(people.email)),
    )
  return rows.map(({ name, email, organisation }) => ({ name: name || (email ?? ''), organisation }))
}
