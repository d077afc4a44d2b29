import { and, eq, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import type { Tx } from '#db/client.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { contactMoments } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'

type MomentRow = typeof contactMoments.$inferSelect

/**
 * Something that was noted and not taken away, with its proposal locked. Refuses `not-found`, and what `mayRead` refuses who
 * stands near.
 */
export async function notedMoment(
  tx: Tx,
  actor: Person,
  id: string,
): Promise<Verdict<{ moment: MomentRow; proposal: string }>> {
  const read = async () => {
    const here = and(
      eq(contactMoments.id, id),
      eq(contactMoments.fundId, actor.fund),
      isNull(contactMoments.removedAt),
    )
    const [row] = isUuid(id) ? await tx.select().from(contactMoments).where(here) : []
    return row ?? null
  }
  const found = await read()
  const proposal = found && (await lockProposal(tx, actor.fund, found.proposalId))
  if (!proposal) return refused('not-found')
  const clear = mayRead((await standingOf(tx, actor.person, proposal)).grade)
  if (!clear.ok) return clear
  const moment = await read()
  return moment ? allowed({ moment, proposal: proposal.id }) : refused('not-found')
}
