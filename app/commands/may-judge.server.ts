import type { Person } from '#app/domain/access.ts'
import { mayScore } from '#app/domain/panel/conflict.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import type { Reader } from '#db/client.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'

/**
 * May this person of the staff act on a proposal? They said first how they stand to who applies, and it is not near:
 * `conflict-not-declared`, `conflict-close`, `conflict-interest` (also for an interest elsewhere in the round).
 */
export async function mayJudge(
  reader: Reader,
  actor: Person,
  proposal: { id: string; roundId: string },
): Promise<Verdict> {
  const standing = await standingOf(reader, actor.person, proposal)
  return mayScore(standing.grade, standing)
}
