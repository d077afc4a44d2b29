import { and, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import { type Refusal, refused } from '#app/domain/verdict.ts'
import type { Tx } from '#db/client.server.ts'
import { operations } from '#db/schema/index.ts'
import { hashOf } from './hash.ts'

/**
 * Runs a command's body at most once per actor and operation. The row is the first statement of the transaction, so a
 * twin that comes at the same time waits and then answers what the first one did; the same operation with another
 * request is refused; a refusal stores nothing, because its transaction is rolled back.
 */
export async function once<Answer extends { ok: true }>(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  request: { command: string; operation: string } & Record<string, unknown>,
  now: Date,
  body: () => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const requestHash = hashOf(request)
  const mine = { actor: actor.id, operation: request.operation }
  const taken = await tx
    .insert(operations)
    .values({ ...mine, requestHash, at: now })
    .onConflictDoNothing()
    .returning({ operation: operations.operation })
  const here = and(eq(operations.actor, mine.actor), eq(operations.operation, mine.operation))
  if (taken.length === 0) {
    const [stored] = await tx.select().from(operations).where(here)
    if (stored?.requestHash !== requestHash || !stored.answer) return refused('operation-reused')
    return stored.answer as Answer
  }
  const answer = await body()
  if (answer.ok) await tx.update(operations).set({ answer }).where(here)
  return answer
}
