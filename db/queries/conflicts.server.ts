import { and, asc, eq, ne, not, or, type SQLWrapper, sql } from 'drizzle-orm'
import { type ConflictGrade, type Declaration, gradeOf, hasInterest } from '#app/domain/panel/conflict.ts'
import type { Reader } from '#db/client.server.ts'
import { conflicts, memberships, proposals, roles } from '#db/schema/index.ts'

/** How somebody stands to a proposal by what they declared. */
export type Standing = {
  grade: ConflictGrade | null
  declaredAt: Date | null
  /** An interest in any proposal of the same round, declared or by being a member of who applies. */
  interestInSameRound: boolean
}

/** How a person stands to a proposal: what they declared about it, and whether its round touches their own interest. */
export async function standingOf(
  reader: Reader,
  person: string,
  proposal: { id: string; roundId: string },
): Promise<Standing> {
  const declarations = await declarationsIn(reader, person, proposal.roundId)
  const ofProposal = declarations.filter((declaration) => declaration.proposal === proposal.id)
  return {
    grade: gradeOf(declarations, proposal.id),
    declaredAt: ofProposal.at(-1)?.declaredAt ?? null,
    interestInSameRound:
      hasInterest(declarations, proposal.roundId, () => proposal.roundId) ||
      (await appliesIn(reader, person, proposal.roundId)),
  }
}

/** Everything a person declared about the proposals of a round, the newest last. */
export async function declarationsIn(reader: Reader, person: string, round: string): Promise<Declaration[]> {
  const rows = await reader
    .select({ proposal: conflicts.proposalId, grade: conflicts.grade, declaredAt: conflicts.declaredAt })
    .from(conflicts)
    .innerJoin(proposals, eq(proposals.id, conflicts.proposalId))
    .where(and(eq(conflicts.personId, person), eq(proposals.roundId, round)))
    .orderBy(asc(conflicts.declaredAt), asc(conflicts.id))
  return rows as Declaration[]
}

/** Is this person a member of an initiative that sent a proposal in this round? Typing a paper form over is no interest. */
async function appliesIn(reader: Reader, person: string, round: string): Promise<boolean> {
  const rows = await reader
    .select({ id: proposals.id })
    .from(proposals)
    .innerJoin(memberships, eq(memberships.initiativeId, proposals.initiativeId))
    .where(
      and(
        eq(memberships.personId, person),
        eq(proposals.roundId, round),
        ne(proposals.state, 'draft'),
        or(
          ne(proposals.source, 'paper'),
          eq(memberships.helper, false),
          not(isManager(memberships.personId)),
        ),
      ),
    )
    .limit(1)
  return rows.length > 0
}

function isManager(person: SQLWrapper) {
  return sql`exists (select 1 from ${roles} where ${roles.personId} = ${person} and ${roles.role} = 'manager')`
}
