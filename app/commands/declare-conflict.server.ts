import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { competes, type Draw } from '#app/domain/panel/competing.ts'
import { type ConflictGrade, type ConflictGround, canDeclare, voidedBy } from '#app/domain/panel/conflict.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { hintsOf } from '#db/queries/conflict-hints.server.ts'
import { drawsOf, standingOf } from '#db/queries/conflicts.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { panelPlace } from '#db/queries/reviewer/place.server.ts'
import { assignments, conflicts, reviews } from '#db/schema/index.ts'
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
 * voids what they scored; `interest` does so for every proposal that competes with it. What the fund knows that may tie
 * them is kept beside it, as it was shown to them. Refuses `not-found` when the proposal is
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
      const hints = await hintsOf(tx, actor, subject.id)
      const verdict = canDeclare(form, standing.grade, hints)
      if (!verdict.ok) return verdict
      await tx.insert(conflicts).values({
        id: newId(now),
        fundId: actor.fund,
        proposalId: subject.id,
        personId: actor.person,
        grade: form.grade,
        grounds: [...form.grounds],
        note: form.note,
        hints,
        declaredAt: now,
      })
      await record(tx, {
        type: 'conflict-declared',
        fund: actor.fund,
        actor: actor.id,
        proposal: subject.id,
        person: actor.person,
        grade: form.grade,
        grounds: [...form.grounds],
        hints,
        at: now,
      })
      await closeReading(tx, actor, subject, form.grade, now)
      return allowed({ grade: form.grade })
    }),
  )
}

/** The proposal itself and, for an interest, what this person reads that competes with it: all locked, in one order. */
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

/** What this person was asked to read, or scored, that competes with a proposal. */
async function readBeside(tx: Tx, actor: Person, id: string): Promise<string[]> {
  const asked = await tx
    .select({ proposal: assignments.proposalId })
    .from(assignments)
    .where(and(eq(assignments.personId, actor.person), isNull(assignments.returnedAt)))
  const scored = await tx
    .select({ proposal: reviews.proposalId })
    .from(reviews)
    .where(and(eq(reviews.personId, actor.person), isNull(reviews.voidedAt)))
  const read = [...new Set([...asked, ...scored].map((row) => row.proposal))]
  const draws = await drawsOf(tx, [id, ...read])
  return read.filter((other) => competing(draws, other, id))
}

function competing(draws: ReadonlyMap<string, Draw>, one: string, other: string): boolean {
  const [first, second] = [draws.get(one), draws.get(other)]
  return first !== undefined && second !== undefined && competes(first, second)
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
  const beside = grade === 'interest' ? await readBeside(tx, actor, subject.id) : []
  const given = await standingReviews(tx, actor, [subject.id, ...beside])
  const voided = voidedBy({ proposal: subject.id, grade }, given, (one) => beside.includes(one))
  await voidReviews(
    tx,
    voided.map((review) => review.id),
    now,
  )
  await endAssignments(tx, actor.person, [subject.id, ...beside], 'conflict', now)
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

async function standingReviews(tx: Tx, actor: Person, ids: readonly string[]) {
  return tx
    .select({ id: reviews.id, proposal: reviews.proposalId })
    .from(reviews)
    .where(
      and(
        eq(reviews.personId, actor.person),
        inArray(reviews.proposalId, [...ids]),
        isNull(reviews.voidedAt),
      ),
    )
    .orderBy(asc(reviews.proposalId))
}
