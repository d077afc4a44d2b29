import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { db, type Tx } from '../client.server.ts'
import { codeRequests } from '../schema/index.ts'

export type CodeRequest = typeof codeRequests.$inferSelect
export type CodePurpose = 'sign-in' | 'step-up' | 'sign-agreement'

/** Counts a try on the newest open request of a session, in a statement of its own that no later refusal undoes. */
export async function countTry(
  session: string,
  purpose: CodePurpose,
  subject: string | null,
): Promise<CodeRequest | null> {
  const newest = db()
    .select({ id: codeRequests.id })
    .from(codeRequests)
    .where(
      and(
        eq(codeRequests.sessionHash, session),
        eq(codeRequests.purpose, purpose),
        isNull(codeRequests.usedAt),
        subject ? eq(codeRequests.subjectId, subject) : undefined,
      ),
    )
    .orderBy(desc(codeRequests.createdAt))
    .limit(1)
  const [row] = await db()
    .update(codeRequests)
    .set({ tries: sql`${codeRequests.tries} + 1` })
    .where(eq(codeRequests.id, newest))
    .returning()
  return row ?? null
}

/** Marks a request as used; answers false when a twin was first. */
export async function takeRequest(tx: Tx, id: string, now: Date): Promise<boolean> {
  const taken = await tx
    .update(codeRequests)
    .set({ usedAt: now })
    .where(and(eq(codeRequests.id, id), isNull(codeRequests.usedAt)))
    .returning({ id: codeRequests.id })
  return taken.length === 1
}
