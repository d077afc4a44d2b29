import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Opened } from '#app/domain/opening.ts'
import { newId } from '#app/effects/id.ts'
import { transaction } from '#db/client.server.ts'
import { openings } from '#db/schema/index.ts'

/**
 * Notes that somebody of the fund opened what others wrote, before they get it. Once for a person, a row and a day, so that
 * who reads on costs one line.
 */
export async function noteOpenings(actor: Person, opened: readonly Opened[], now: Date): Promise<void> {
  if (opened.length === 0) return
  await transaction(async (tx) => {
    await tx
      .insert(openings)
      .values(
        opened.map(({ what, row, proposal, side }) => ({
          id: newId(now),
          fundId: actor.fund,
          personId: actor.person,
          proposalId: proposal,
          what,
          rowId: row,
          side,
          on: dayOf(now),
          openedAt: now,
        })),
      )
      .onConflictDoNothing()
  })
}
