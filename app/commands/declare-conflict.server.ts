import { can, type Person } from '#app/domain/access.ts'
import { type ConflictGrade, type ConflictGround, canDeclare, closedBy } from '#app/domain/panel/conflict.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { hintsOf } from '#db/queries/conflict-hints.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { panelPlace } from '#db/queries/reviewer/place.server.ts'
import { conflicts } from '#db/schema/index.ts'
import { holdBatchesBeside, lockProposals, type ProposalRow } from '#db/writes/panel.server.ts'
import { closeReading, readBeside } from './close-reading.server.ts'

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
      const touched = [subject.id, ...(await besideOf(tx, actor, subject.id, form.grade))]
      const closed = closedBy({ proposal: subject.id, grade: form.grade }, touched)
      await closeReading(tx, { fund: actor.fund, by: actor.id, person: actor.person }, closed, now)
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
  const others = await besideOf(tx, actor, id, grade)
  const locked = await lockProposals(tx, actor.fund, [...new Set([id, ...others])])
  return locked.find((row) => row.id === id) ?? null
}

async function besideOf(tx: Tx, actor: Person, id: string, grade: ConflictGrade): Promise<string[]> {
  return grade === 'interest' ? readBeside(tx, actor.person, [id]) : []
}

async function mayDeclare(tx: Tx, actor: Person, id: string): Promise<boolean> {
  if (can(actor, 'declare-as-staff').ok) return true
  const place = await panelPlace(tx, actor, id)
  return can(actor, 'declare-conflict', { panel: place?.panel ?? 'none' }).ok
}
