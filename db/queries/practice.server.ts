import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { type Spread, spreadOf } from '#app/domain/panel/practice.ts'
import type { Criterion } from '#app/domain/panel/rubric.ts'
import type { Reader } from '#db/client.server.ts'
import { batches, practiceScores, proposals, rounds } from '#db/schema/index.ts'
import { readableByMember } from './reviewer/readable.ts'

type Given = { criterion: Criterion; score: number | null }

/** What a member gave the practice proposal of a batch; empty when they did not practise yet. */
export async function ownPractice(reader: Reader, actor: Person, batch: string): Promise<Given[]> {
  const rows = await reader
    .select({ criterion: practiceScores.criterion, score: practiceScores.score })
    .from(practiceScores)
    .where(and(eq(practiceScores.batchId, batch), eq(practiceScores.personId, actor.person)))
  return rows as Given[]
}

/** How the panel scored the practice proposal, for who scored it themselves; null for anybody else. */
export async function practiceSpread(
  reader: Reader,
  actor: Person,
  batch: string,
): Promise<{ own: Given[]; members: number; spread: Spread[] } | null> {
  const own = await ownPractice(reader, actor, batch)
  if (own.length === 0) return null
  const rows = await reader
    .select({
      person: practiceScores.personId,
      criterion: practiceScores.criterion,
      score: practiceScores.score,
    })
    .from(practiceScores)
    .where(eq(practiceScores.batchId, batch))
  const given = rows as (Given & { person: string })[]
  return { own, members: new Set(given.map(({ person }) => person)).size, spread: spreadOf(given) }
}

/** Does this member still have to practise before they score in this batch? */
export async function practiceDue(reader: Reader, actor: Person, batch: string): Promise<boolean> {
  const [row] = await reader
    .select({
      due: sql<boolean>`${rounds.practice} and not exists (select 1 from ${practiceScores}
        where ${practiceScores.batchId} = ${batches.id} and ${practiceScores.personId} = ${actor.person})`,
    })
    .from(batches)
    .innerJoin(rounds, eq(rounds.id, batches.roundId))
    .where(eq(batches.id, batch))
  return row?.due ?? false
}

/** The batches in which this member reads and still has to practise first. */
export async function practiceAsked(reader: Reader, actor: Person): Promise<{ id: string; name: string }[]> {
  const rows = await reader
    .selectDistinct({ id: batches.id, name: batches.name })
    .from(readableByMember)
    .innerJoin(proposals, eq(proposals.id, readableByMember.proposalId))
    .innerJoin(batches, eq(batches.id, proposals.batchId))
    .where(
      and(
        eq(readableByMember.personId, actor.person),
        eq(proposals.fundId, actor.fund),
        inArray(batches.stage, ['conflicts', 'scoring', 'extra-reviews']),
      ),
    )
    .orderBy(batches.name)
  const due = await Promise.all(rows.map(({ id }) => practiceDue(reader, actor, id)))
  return rows.filter((_row, index) => due[index])
}
