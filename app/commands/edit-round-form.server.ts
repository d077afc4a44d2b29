import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { changedForm, type FormChange } from '#app/domain/proposal/extra/change.ts'
import { type ExtraForm, noExtraForm } from '#app/domain/proposal/extra/extra-form.ts'
import { roundState } from '#app/domain/round.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { formInUse, formWritten } from '#db/queries/round-forms.server.ts'
import { roundForms } from '#db/schema/index.ts'
import { lockedRound } from './edit-round.server.ts'

/**
 * Makes one change to what a round asks of its own. Before the opening it counts at once; from then on it is written in a
 * version beside the one that is asked, until `takeFormIntoUse` puts it to use. `seen` is the hash (`formHash`) of the form
 * that was on the page. Answers the key of a page or question that was added. Refuses `not-found`, `round-closed` (closes),
 * `changed-by-other`, and what `changedForm` refuses.
 */
export async function editRoundForm(
  actor: Person,
  roundId: string,
  { operation, seen, change }: { operation: string; seen: string; change: FormChange },
  now: Date,
): Promise<Verdict<{ added: string | null }>> {
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'edit-round-form', round: roundId, operation, seen, change },
      now,
      async () => {
        const round = await lockedRound(tx, actor, roundId)
        if (!round) return refused('not-found')
        const state = roundState(round, now)
        if (state === 'closed' || state === 'decided')
          return refused('round-closed', { closes: round.closesAt })
        const [written, used] = [await formWritten(tx, round.id), await formInUse(tx, round.id)]
        const before = (written ?? used)?.form ?? noExtraForm
        if (formHash(before) !== seen) return refused('changed-by-other')
        const after = changedForm(before, change)
        if (!after.ok) return after
        const planned = state === 'planned'
        const at = written ?? (planned ? used : null)
        const row = { form: after.form, changedBy: actor.person, changedAt: now }
        if (at) await tx.update(roundForms).set(row).where(eq(roundForms.id, at.id))
        else {
          const version = (used?.version ?? 0) + 1
          const place = { id: newId(now), fundId: actor.fund, roundId: round.id, version }
          await tx.insert(roundForms).values({ ...place, ...row, usedFrom: planned ? now : null })
        }
        await record(tx, {
          type: 'round-form-changed',
          fund: actor.fund,
          actor: actor.id,
          round: round.id,
          formHash: formHash(after.form),
          at: now,
        })
        return allowed({ added: change.act.startsWith('add-') ? keyAdded(before, change) : null })
      },
    ),
  )
}

/**
 * Puts what was written while a round is open to use: a new version, which every draft is asked from now on. What was sent
 * keeps the questions it answered. Refuses `not-found`, `round-closed` (closes), `changed-by-other`, `nothing-changed` when there is nothing to put
 * to use, and `form-reason-missing` without a reason, which applicants read.
 */
export async function takeFormIntoUse(
  actor: Person,
  roundId: string,
  { operation, seen, reason }: { operation: string; seen: string; reason: string },
  now: Date,
): Promise<Verdict<{ version: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'use-round-form', round: roundId, operation, seen, reason }, now, async () => {
      const round = await lockedRound(tx, actor, roundId)
      const written = round && (await formWritten(tx, round.id))
      if (!round) return refused('not-found')
      const state = roundState(round, now)
      if (state === 'closed' || state === 'decided')
        return refused('round-closed', { closes: round.closesAt })
      if (!written) return refused('nothing-changed')
      if (formHash(written.form) !== seen) return refused('changed-by-other')
      if (reason.trim() === '') return refused('form-reason-missing')
      const { version } = written
      await tx
        .update(roundForms)
        .set({ usedFrom: now, reason: reason.trim(), changedBy: actor.person, changedAt: now })
        .where(eq(roundForms.id, written.id))
      const used = { round: round.id, version, formHash: formHash(written.form) }
      await record(tx, { type: 'round-form-used', fund: actor.fund, actor: actor.id, ...used, at: now })
      return allowed({ version })
    }),
  )
}

/** Takes away what was written and is not asked yet. Refuses `not-found`, and `nothing-changed` when there is nothing. */
export async function dropRoundForm(
  actor: Person,
  roundId: string,
  { operation }: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'drop-round-form', round: roundId, operation }, now, async () => {
      const round = await lockedRound(tx, actor, roundId)
      const written = round && (await formWritten(tx, round.id))
      if (!round) return refused('not-found')
      if (!written) return refused('nothing-changed')
      await tx.delete(roundForms).where(eq(roundForms.id, written.id))
      return allowed()
    }),
  )
}

/** Gives a round what another asks of its own, under the same keys. */
export async function copyRoundForm(
  tx: Tx,
  actor: Person,
  from: string,
  to: string,
  now: Date,
): Promise<void> {
  const used = await formInUse(tx, from)
  if (!used) return
  const row = { id: newId(now), fundId: actor.fund, roundId: to, version: 1, form: used.form, usedFrom: now }
  await tx.insert(roundForms).values({ ...row, changedBy: actor.person, changedAt: now })
}

/** What a page showed of a form, in short. */
export function formHash(form: ExtraForm): string {
  return hashOf(form)
}

function keyAdded({ next }: ExtraForm, { act }: FormChange): string {
  return act === 'add-page' ? `p${next}` : `q${next}`
}
