import { and, count, eq, isNull, notExists } from 'drizzle-orm'
import type { Language } from '#app/i18n/languages.ts'
import { rubricWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import { undeclaredProposals } from '#db/queries/conflicts.server.ts'
import { assignments, batches, people, proposals, reviews, rounds } from '#db/schema/index.ts'
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
  const open = (await undeclaredProposals(db(), member, batch)).length
  return {
    'declare.items': { count: open, noun: 'proposal' },
    'review.items': { count: items, noun: 'proposal' },
    'review.minutes': items * minutesPerProposal,
    'review.end': row?.until ?? row?.decideBy,
    'batch.name': row?.name,
    'url.batch': pageUrl(`/reviewer/batches/${batch}`),
  }
}

/** What mails say of a reading that ended: who gave it back and why, or what was written when it was taken off. */
export async function endedReadingValues(
  proposal: string,
  member: string,
  locale: Language,
): Promise<Values> {
  const [row] = await db()
    .select({
      name: people.name,
      batch: proposals.batchId,
      reason: assignments.returnReason,
      note: assignments.returnNote,
    })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .innerJoin(people, eq(people.id, assignments.personId))
    .where(and(eq(assignments.proposalId, proposal), eq(assignments.personId, member)))
  const { reasons } = rubricWords(locale).scoring.giveBack
  const label = reasons.find(({ value }) => value === row?.reason)?.label
  return {
    'reviewer.name': row?.name,
    'review.reason': label && `${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    'review.note': row?.note ?? undefined,
    'url.readers': pageUrl(`/manager/batches/${row?.batch}/readers`),
  }
}
