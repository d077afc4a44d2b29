import { and, eq, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { transaction } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { mentions } from '#db/schema/index.ts'

/** Somebody saw a note in which they are mentioned; for anybody else nothing changes. */
export async function readMention(actor: Person, momentId: string, now: Date): Promise<void> {
  if (!isUuid(momentId)) return
  await transaction(async (tx) => {
    const own = and(eq(mentions.momentId, momentId), eq(mentions.personId, actor.person))
    await tx
      .update(mentions)
      .set({ readAt: now })
      .where(and(own, isNull(mentions.readAt)))
    return { ok: true }
  })
}
