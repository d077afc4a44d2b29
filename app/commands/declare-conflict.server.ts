import { and, asc, eq, isNull } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { type ConflictGrade, type ConflictGround, canDeclare, voidedBy } from '#app/domain/panel/conflict.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { panelPlace } from '#db/queries/reviewer/place.server.ts'
import { assignments, conflicts, proposals, reviews } from '#db/schema/index.ts'
import {
  endAssignments,
  holdBatchesBeside,
  lockProposals,
  type ProposalRow,
  voidReviews,
} from '#db/writes/panel.server.ts'

export type ConflictForm = {
  operation: string
  grade: ConflictGrade
  grounds: readonly ConflictGround[]
  note: string | null
}

/**
 * Says how somebody of the panel or the staff stands to who applies. `close` ends their reading of the proposal and
 * voids what they scored; `interest` does so for every proposal of the round. Refuses `not-found` when the proposal is
 * not theirs to declare about, and what `canDeclare` refuses.
 */
export async function declareConflict(
  actor: Person,
  proposalId: string,
  form: ConflictForm,
  now: Date,
): Promise<Verdict<{ grade: ConflictGrade }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'declare-conflict', proposal: proposalId, ...form }, now, async () => {
      const subject = isUuid(proposalId) ? await lockTouched(tx, actor, proposalId, form.grade) : null
      if (!subject || !(await mayDeclare(tx, actor, proposalId))) return refused('not-found')
      const standing = await standingOf(tx, actor.person, subject)
      const verdict = canDeclare(form, standing.grade)
      if (!verdict.ok) return verdict
      await tx.insert(conflicts).values({
        id: newId(now),
        fundId: actor.fund,
        proposalId: subject.id,
        personId: actor.person,
        grade: form.grade,
        grounds: [...form.grounds],
        note: form.note,
        declaredAt: now,
      })
      await record(tx, {
        type: 'conflict-declared',
        fund: actor.fund,
        actor: actor.id,
        proposal: subject.id,
        person: actor.person,
        grade: form.grade,
        at: now,
      })
      await closeReading(tx, actor, subject, form.grade, now)
      return allowed({ grade: form.grade })
    }),
  )
}

/** The proposal itself and, for an interest, what this person reads in its round: all locked, in one order. */
async function lockTouched(
  tx: Tx,
  actor: Person,
  id: string,
  grade: ConflictGrade,
): Promise<ProposalRow | null> {
  await holdBatchesBeside(tx, actor.fund, id)
  const others = grade === 'interest' ? await readBeside(tx, actor, id) : []
  const locked = await lockProposals(tx, actor.fund, [...new Set([id, ...others])])
  return locked.find((row) => row.id === id) ?? null
}

/** What this person was assigned in the round of a proposal. */
async function readBeside(tx: Tx, actor: Person, id: string): Promise<string[]> {
  const rows = await tx
    .select({ proposal: assignments.proposalId })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .where(
      and(
        eq(assignments.personId, actor.person),
        isNull(assignments.returnedAt),
        eq(
          proposals.roundId,
          tx.select({ id: proposals.roundId }).from(proposals).where(eq(proposals.id, id)),
        ),
      ),
    )
  return rows.map((row) => row.proposal)
}

async function mayDeclare(tx: Tx, actor: Person, id: string): Promise<boolean> {
  if (can(actor, 'declare-as-staff').ok) return true
  const place = await panelPlace(tx, actor, id)
  return can(actor, 'declare-conflict', { panel: place?.panel ?? 'none' }).ok
}

/** Ends the reading that a declaration closes, and voids the scores that were given. */
async function closeReading(
  tx: Tx,
  actor: Person,
  subject: ProposalRow,
  grade: ConflictGrade,
  now: Date,
): Promise<void> {
  if (grade !== 'close' && grade !== 'interest') return
  const given = await reviewsInRound(tx, actor, subject.roundId)
  const voided = voidedBy({ proposal: subject.id, grade }, given, () => subject.roundId)
  await voidReviews(
    tx,
    voided.map((review) => review.id),
    now,
  )
  const reading = grade === 'interest' ? await readBeside(tx, actor, subject.id) : []
  await endAssignments(tx, actor.person, [subject.id, ...reading], 'conflict', now)
  for (const review of voided) {
    await record(tx, {
      type: 'review-voided',
      fund: actor.fund,
      actor: actor.id,
      proposal: review.proposal,
      person: actor.person,
      review: review.id,
      at: now,
    })
  }
}

async function reviewsInRound(tx: Tx, actor: Person, round: string) {
  return tx
    .select({ id: reviews.id, proposal: reviews.proposalId })
    .from(reviews)
    .innerJoin(proposals, eq(proposals.id, reviews.proposalId))
    .where(and(eq(reviews.personId, actor.person), eq(proposals.roundId, round), isNull(reviews.voidedAt)))
    .orderBy(asc(reviews.proposalId))
}
