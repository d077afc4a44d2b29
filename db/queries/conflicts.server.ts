import { and, asc, desc, eq, inArray, ne, notExists } from 'drizzle-orm'
import { competes, type Draw } from '#app/domain/panel/competing.ts'
import { type ConflictGrade, type Declaration, mayRead } from '#app/domain/panel/conflict.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Reader } from '#db/client.server.ts'
import { conflicts, proposals, rounds } from '#db/schema/index.ts'
import { interests } from './interests.ts'

/** How somebody stands to a proposal by what they declared. */
export type Standing = {
  grade: ConflictGrade | null
  declaredAt: Date | null
  /** An interest in any proposal that competes with it, declared or by being one of those who apply. */
  interestBeside: boolean
}

/** How a person stands to a proposal: what they declared about it, and whether it competes with an interest of theirs. */
export async function standingOf(
  reader: Reader,
  person: string,
  proposal: { id: string },
): Promise<Standing> {
  const [[declared], draw, held] = await Promise.all([
    reader
      .select({ grade: conflicts.grade, declaredAt: conflicts.declaredAt })
      .from(conflicts)
      .where(and(eq(conflicts.personId, person), eq(conflicts.proposalId, proposal.id)))
      .orderBy(desc(conflicts.declaredAt), desc(conflicts.id))
      .limit(1),
    drawOf(reader, proposal.id),
    interestsOf(reader, [person]),
  ])
  return {
    grade: (declared?.grade ?? null) as ConflictGrade | null,
    declaredAt: declared?.declaredAt ?? null,
    interestBeside: draw !== null && held.some((interest) => competes(interest.draw, draw)),
  }
}

/** What a proposal draws on; null when there is none. */
export async function drawOf(reader: Reader, proposal: string): Promise<Draw | null> {
  const [draw] = (await drawsOf(reader, [proposal])).values()
  return draw ?? null
}

/** What proposals draw on, by proposal. */
export async function drawsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, Draw>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select({
      id: proposals.id,
      pot: rounds.potId,
      batch: proposals.batchId,
      state: proposals.state,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(inArray(proposals.id, [...ids]))
  return new Map(rows.map(({ id, ...draw }) => [id, draw as Draw]))
}

export type Interest = { person: string; proposal: string; applies: boolean; draw: Draw }

/** In which proposals people have an interest, declared or by being one of those who apply. */
export async function interestsOf(reader: Reader, people: readonly string[]): Promise<Interest[]> {
  if (people.length === 0) return []
  const rows = await reader
    .select()
    .from(interests)
    .where(inArray(interests.personId, [...people]))
  return rows.map(({ personId, proposalId, applies, potId, batchId, state }) => ({
    person: personId,
    proposal: proposalId,
    applies,
    draw: { pot: potId, batch: batchId, state: state as ProposalState },
  }))
}

/** Does a person have an interest in anything that competes with a proposal of this batch? */
export async function interestBesideBatch(reader: Reader, person: string, batch: string): Promise<boolean> {
  const [held, draws] = await Promise.all([
    interestsOf(reader, [person]),
    reader
      .select({ pot: rounds.potId, batch: proposals.batchId, state: proposals.state })
      .from(proposals)
      .innerJoin(rounds, eq(rounds.id, proposals.roundId))
      .where(eq(proposals.batchId, batch)),
  ])
  return held.some((interest) => draws.some((draw) => competes(interest.draw, draw as Draw)))
}

/** The grade that each person declared last about a proposal, by person. */
export async function gradesOn(reader: Reader, proposal: string): Promise<Map<string, ConflictGrade>> {
  const rows = await reader
    .selectDistinctOn([conflicts.personId], { person: conflicts.personId, grade: conflicts.grade })
    .from(conflicts)
    .where(eq(conflicts.proposalId, proposal))
    .orderBy(conflicts.personId, desc(conflicts.declaredAt), desc(conflicts.id))
  return new Map(rows.map(({ person, grade }) => [person, grade as ConflictGrade]))
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

/** To whom any proposal of a batch is closed by what they declared last. */
export async function closedInBatch(reader: Reader, batch: string): Promise<Set<string>> {
  const rows = await reader
    .selectDistinctOn([conflicts.proposalId, conflicts.personId], {
      person: conflicts.personId,
      grade: conflicts.grade,
    })
    .from(conflicts)
    .innerJoin(proposals, eq(proposals.id, conflicts.proposalId))
    .where(eq(proposals.batchId, batch))
    .orderBy(conflicts.proposalId, conflicts.personId, desc(conflicts.declaredAt), desc(conflicts.id))
  return new Set(rows.filter(({ grade }) => !mayRead(grade as ConflictGrade).ok).map(({ person }) => person))
}

/** The proposals of a batch about which somebody has not said yet how they stand to who applies. */
export async function undeclaredProposals(
  reader: Reader,
  person: string,
  batch: string,
): Promise<{ id: string; title: string }[]> {
  const declared = reader
    .select({ id: conflicts.proposalId })
    .from(conflicts)
    .where(and(eq(conflicts.personId, person), eq(conflicts.proposalId, proposals.id)))
  return reader
    .select({ id: proposals.id, title: proposals.title })
    .from(proposals)
    .where(and(eq(proposals.batchId, batch), ne(proposals.state, 'withdrawn'), notExists(declared)))
    .orderBy(asc(proposals.reference))
}
