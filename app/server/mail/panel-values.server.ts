import { and, count, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.server.ts'
import { assignments, batches, proposals, rounds } from '#db/schema/index.ts'
import { pageUrl, type Values } from './values.server.ts'

const minutesPerProposal = 20

/** What mails say to a panel member about the batch they read. */
export async function panelValues(batch: string, member: string): Promise<Values> {
  const [row] = await db()
    .select({ decideBy: rounds.decideBy, name: batches.name })
    .from(batches)
    .innerJoin(rounds, eq(rounds.id, batches.roundId))
    .where(eq(batches.id, batch))
  const [mine] = await db()
    .select({ n: count() })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .where(
      and(eq(proposals.batchId, batch), eq(assignments.personId, member), isNull(assignments.returnedAt)),
    )
  const items = mine?.n ?? 0
  return {
    'review.items': { count: items, noun: 'proposal' },
    'review.minutes': items * minutesPerProposal,
    'review.end': row?.decideBy,
    'batch.name': row?.name,
    'url.batch': pageUrl(`/reviewer/batches/${batch}`),
  }
}
