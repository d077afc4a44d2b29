import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { dayOf, mondayOf } from '#app/domain/calendar.ts'
import type { BatchStage } from '#app/domain/panel/batch.ts'
import { usualScoringUntil } from '#app/domain/panel/scoring-until.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Track } from '#app/domain/round.ts'
import type { Tx } from '../client.server.ts'
import { isUuid } from '../queries/ids.ts'
import { isSeenByFund } from '../queries/seen-by-fund.server.ts'
import { assignments, batches, proposals, reviews, rounds } from '../schema/index.ts'

export type ProposalRow = typeof proposals.$inferSelect & { state: ProposalState }
export type BatchRow = typeof batches.$inferSelect & { stage: BatchStage }
export type ReviewRow = typeof reviews.$inferSelect

/** A proposal that the fund may see, locked: sent, or a draft whose writers asked for help; null when there is none. */
export async function lockProposal(tx: Tx, fund: string, id: string): Promise<ProposalRow | null> {
  const [row] = await lockProposals(tx, fund, [id])
  return row ?? null
}

/** Proposals of the fund in the order of their ids, locked; drafts that are their writers' alone are not there. */
export async function lockProposals(tx: Tx, fund: string, ids: readonly string[]): Promise<ProposalRow[]> {
  const possible = ids.filter(isUuid)
  if (possible.length === 0) return []
  const rows = await tx
    .select()
    .from(proposals)
    .where(and(eq(proposals.fundId, fund), inArray(proposals.id, possible), isSeenByFund()))
    .orderBy(asc(proposals.id))
    .for('update')
  return rows as ProposalRow[]
}

/** The proposals of a batch in the order of their ids, locked. */
export async function lockProposalsOfBatch(tx: Tx, batch: string): Promise<ProposalRow[]> {
  const rows = await tx
    .select()
    .from(proposals)
    .where(eq(proposals.batchId, batch))
    .orderBy(asc(proposals.id))
    .for('update')
  return rows as ProposalRow[]
}

/** A batch of the fund: `update` by who changes it, `share` by who only needs its stage to stand still. */
export async function lockBatch(
  tx: Tx,
  fund: string,
  id: string,
  how: 'update' | 'share',
): Promise<BatchRow | null> {
  if (!isUuid(id)) return null
  const [row] = await tx
    .select()
    .from(batches)
    .where(and(eq(batches.fundId, fund), eq(batches.id, id)))
    .for(how)
  return (row as BatchRow | undefined) ?? null
}

/** Lets the stages of the batches in the round of a proposal stand still until the transaction ends. */
export async function holdBatchesBeside(tx: Tx, fund: string, proposal: string): Promise<void> {
  const round = tx.select({ id: proposals.roundId }).from(proposals).where(eq(proposals.id, proposal))
  await tx
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.fundId, fund), inArray(batches.roundId, round)))
    .orderBy(asc(batches.id))
    .for('share')
}

/**
 * The batch that a proposal of a round joins, locked: the newest one that still reads, or a new one. The round is
 * locked first, so that two proposals never make a batch each. `newId` is for the new one. Small starts are read by the
 * week, and at once: their members declare on each proposal before it opens.
 */
export async function joinBatch(
  tx: Tx,
  { fund, round, newId }: { fund: string; round: string; newId: string },
  now: Date,
): Promise<BatchRow> {
  const [of] = await tx.select().from(rounds).where(eq(rounds.id, round)).for('update')
  const all = await tx
    .select()
    .from(batches)
    .where(eq(batches.roundId, round))
    .orderBy(asc(batches.createdAt))
    .for('update')
  const weekly = of?.track === 'small-start'
  const monday = mondayOf(dayOf(now))
  const open = all.findLast(
    (batch) =>
      (batch.stage === 'conflicts' || batch.stage === 'scoring') &&
      (!weekly || mondayOf(dayOf(batch.createdAt)) === monday),
  )
  if (open) return open as BatchRow
  const name = all.length === 0 ? (of?.name ?? '') : `${of?.name} (${all.length + 1})`
  const [made] = await tx
    .insert(batches)
    .values({
      id: newId,
      fundId: fund,
      roundId: round,
      name,
      stage: weekly ? 'scoring' : 'conflicts',
      scoringUntil: of && usualScoringUntil(of as typeof of & { track: Track }, dayOf(now)),
      createdAt: now,
    })
    .returning()
  return made as BatchRow
}

/** The review of a member on a frozen copy, locked; made under `newId` when they begin. */
export async function lockReview(
  tx: Tx,
  of: { newId: string; fund: string; proposal: string; submission: string; person: string },
  now: Date,
): Promise<ReviewRow> {
  await tx
    .insert(reviews)
    .values({
      id: of.newId,
      fundId: of.fund,
      proposalId: of.proposal,
      submissionId: of.submission,
      personId: of.person,
      startedAt: now,
    })
    .onConflictDoNothing()
  const [row] = await tx
    .select()
    .from(reviews)
    .where(and(eq(reviews.submissionId, of.submission), eq(reviews.personId, of.person)))
    .for('update')
  return row as ReviewRow
}

/** Gives members what they read; what was taken away from them before comes back with a new place. */
export async function giveAssignments(
  tx: Tx,
  fund: string,
  pairs: readonly { proposal: string; member: string; place: number }[],
  now: Date,
): Promise<void> {
  for (const { proposal, member, place } of pairs) {
    const given = { place, assignedAt: now, returnedAt: null, returnReason: null, returnNote: null }
    await tx
      .insert(assignments)
      .values({ fundId: fund, proposalId: proposal, personId: member, ...given })
      .onConflictDoUpdate({ target: [assignments.proposalId, assignments.personId], set: given })
  }
}

/** The reviews of a member of these proposals that are not locked and stand. */
export async function openReviewsOf(tx: Tx, person: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .select({ id: reviews.id })
    .from(reviews)
    .where(
      and(
        inArray(reviews.proposalId, [...ids]),
        eq(reviews.personId, person),
        eq(reviews.state, 'open'),
        isNull(reviews.voidedAt),
      ),
    )
  return rows.map((row) => row.id)
}

/** Ends assignments of a member; the rows stay, with the reason and what was written beside it. */
export async function endAssignments(
  tx: Tx,
  person: string,
  ids: readonly string[],
  { reason, note = null }: { reason: string; note?: string | null },
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(assignments)
    .set({ returnedAt: now, returnReason: reason, returnNote: note })
    .where(
      and(
        eq(assignments.personId, person),
        inArray(assignments.proposalId, [...ids]),
        isNull(assignments.returnedAt),
      ),
    )
}

/** Makes reviews void: they stay, and never count again. */
export async function voidReviews(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length > 0)
    await tx
      .update(reviews)
      .set({ voidedAt: now })
      .where(inArray(reviews.id, [...ids]))
}
