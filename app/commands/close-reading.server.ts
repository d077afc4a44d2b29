import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import { nearReason } from '#app/domain/panel/by-hand.ts'
import { competes } from '#app/domain/panel/competing.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { drawsOf, interestsOf } from '#db/queries/conflicts.server.ts'
import { assignments, reviews } from '#db/schema/index.ts'
import { endAssignments, lockProposals, voidReviews } from '#db/writes/panel.server.ts'

/** What this person was asked to read, or scored, that competes with one of these proposals. */
export async function readBeside(tx: Tx, person: string, ids: readonly string[]): Promise<string[]> {
  return competing(tx, await readBy(tx, [person]), ids)
}

type Reading = { person: string; proposal: string }

/** What these people were asked to read, or scored. */
function readBy(tx: Tx, people: readonly string[]): Promise<Reading[]> {
  const asked = tx
    .select({ person: assignments.personId, proposal: assignments.proposalId })
    .from(assignments)
    .where(and(inArray(assignments.personId, [...people]), isNull(assignments.returnedAt)))
  const scored = tx
    .select({ person: reviews.personId, proposal: reviews.proposalId })
    .from(reviews)
    .where(and(inArray(reviews.personId, [...people]), isNull(reviews.voidedAt)))
  return union(asked, scored)
}

async function competing(tx: Tx, readings: readonly Reading[], ids: readonly string[]): Promise<string[]> {
  const read = readings.map(({ proposal }) => proposal)
  const draws = await drawsOf(tx, [...ids, ...read])
  const own = ids.flatMap((id) => draws.get(id) ?? [])
  return read.filter((id) => {
    const draw = draws.get(id)
    return draw !== undefined && own.some((interest) => competes(interest, draw))
  })
}

/**
 * Whoever takes part in what was sent has an interest in it: what they read that competes with it is closed, and what they
 * scored of that is void. Called when somebody joins those who apply, and for all of them when they send; nearly always none
 * of them reads anything, and that is one question.
 */
export async function closeBesideOwn(
  tx: Tx,
  { fund, by, people }: { fund: string; by: string; people: readonly string[] },
  now: Date,
): Promise<void> {
  const readings = people.length > 0 ? await readBy(tx, people) : []
  for (const person of new Set(readings.map((reading) => reading.person))) {
    const own = (await interestsOf(tx, [person])).filter(({ applies }) => applies)
    const theirs = readings.filter((reading) => reading.person === person)
    const touched = await competing(
      tx,
      theirs,
      own.map(({ proposal }) => proposal),
    )
    await lockProposals(tx, fund, touched)
    await closeReading(tx, { fund, by, person }, touched, now)
  }
}

/** Ends what a person reads of these proposals and voids what they scored of them, each void in the log. */
export async function closeReading(
  tx: Tx,
  { fund, by, person }: { fund: string; by: string; person: string },
  proposals: readonly string[],
  now: Date,
): Promise<void> {
  if (proposals.length === 0) return
  const voided = await tx
    .select({ id: reviews.id, proposal: reviews.proposalId })
    .from(reviews)
    .where(
      and(
        eq(reviews.personId, person),
        inArray(reviews.proposalId, [...proposals]),
        isNull(reviews.voidedAt),
      ),
    )
    .orderBy(asc(reviews.proposalId))
  const ids = voided.map(({ id }) => id)
  await voidReviews(tx, ids, now)
  await endAssignments(tx, person, proposals, { reason: nearReason }, now)
  for (const { id: review, proposal } of voided)
    await record(tx, { type: 'review-voided', fund, actor: by, proposal, person, review, at: now })
}
