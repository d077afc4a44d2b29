import { asc, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { meetingPresences, people } from '#db/schema/index.ts'

/** Lets what members get for meetings be counted by one transaction at a time. */
export async function lockMembers(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, [...ids]))
    .orderBy(asc(people.id))
    .for('no key update')
}

/** Writes whether a member was at a meeting, over what was written of it before. */
export async function writePresence(tx: Tx, row: typeof meetingPresences.$inferInsert): Promise<void> {
  const { present, dueCents, recordedBy, recordedAt } = row
  await tx
    .insert(meetingPresences)
    .values(row)
    .onConflictDoUpdate({
      target: [meetingPresences.batchId, meetingPresences.heldOn, meetingPresences.personId],
      set: { present, dueCents, recordedBy, recordedAt },
    })
}
