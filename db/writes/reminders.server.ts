import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '#db/client.server.ts'
import { reminders } from '#db/schema/index.ts'

/** Notes that something is told about a subject; false when it was told before, also by a twin at the same moment. */
export async function firstTime(
  tx: Tx,
  told: { fund: string; subject: string; kind: string },
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .insert(reminders)
    .values({ fundId: told.fund, subjectId: told.subject, kind: told.kind, sentAt: now })
    .onConflictDoNothing()
    .returning({ kind: reminders.kind })
  return rows.length > 0
}

/** When each kind of thing was told about a subject. */
export async function toldAbout(reader: Reader, subject: string): Promise<Map<string, Date>> {
  const rows = await reader.select().from(reminders).where(eq(reminders.subjectId, subject))
  return new Map(rows.map(({ kind, sentAt }) => [kind, sentAt]))
}
