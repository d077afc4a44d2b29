import { and, eq, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { transaction } from '#db/client.server.ts'
import { notices } from '#db/schema/index.ts'

/** Marks one notice of somebody as read, and answers the page that it is about; null when it is not theirs. */
export async function openNotice(
  { fund, person }: Pick<Person, 'fund' | 'person'>,
  notice: string,
  now: Date,
): Promise<{ path: string | null } | null> {
  return transaction(async (tx) => {
    const theirs = and(eq(notices.mailId, notice), eq(notices.fundId, fund), eq(notices.personId, person))
    const [found] = await tx.select({ path: notices.path }).from(notices).where(theirs)
    if (!found) return null
    await tx
      .update(notices)
      .set({ readAt: now })
      .where(and(theirs, isNull(notices.readAt)))
    return found
  })
}

/** Marks everything that somebody was told until a moment as read. */
export async function readNotices(
  { fund, person }: Pick<Person, 'fund' | 'person'>,
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    await tx
      .update(notices)
      .set({ readAt: now })
      .where(and(eq(notices.fundId, fund), eq(notices.personId, person), isNull(notices.readAt)))
  })
}
