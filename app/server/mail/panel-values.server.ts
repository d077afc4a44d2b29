import { and, count, eq, isNull, notExists } from 'drizzle-orm'
import { db } from '#db/client.server.ts'
import { assignments, batches, proposals, reviews, rounds } from '#db/schema/index.ts'
import { pageUrl, type Values } from './values.server.ts'

const minutesPerProposal = 20

/** What mails say to a panel member about the batch they read: what they did not lock yet, and until when. */
export async function panelValues(batch: string, member: string): Promise<Values> {
  const [row] = await db()
    .select({ decideBy: rounds.decideBy, until: batches.scoringUntil, name: batches.name })
    .from(batches)
    .innerJoin(rounds, eq(rounds.id, batches.roundId))
    .where(eq(batches.id, batch))
  const [mine] = await db()
    .select({ n: count() })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .where(
      and(
        eq(proposals.batchId, batch),
        eq(assignments.personId, member),
        isNull(assignments.returnedAt),
        notExists(
          db()
            .select({ id: reviews.id })
            .from(reviews)
            .where(
              and(
                eq(reviews.proposalId, proposals.id),
                eq(reviews.personId, member),
                eq(reviews.state, 'locked'),
                isNull(reviews.voidedAt),
              ),
            ),
        ),
      ),
    )
  const items = mine?.n ?? 0
  return {
    'review.items': { count: items, noun: 'proposal' },
    'review.minutes': items * minutesPerProposal,
    'review.end': row?.until ?? row?.decideBy,
    'batch.name': row?.name,
    'url.batch': pageUrl(`/reviewer/batches/${batch}`),
  }
}
