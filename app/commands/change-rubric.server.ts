import { and, eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { type OwnRubric, ownRubricSchema, type Weights } from '#app/domain/panel/rubric.ts'
import { canChangeRubric } from '#app/domain/round.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { rounds } from '#db/schema/index.ts'

/** `words` are what the round words for itself in one language; a V that is absent has the fund's words again. */
export type RubricForm = {
  operation: string
  weightsBp: Weights
  language: 'nl' | 'en' | 'fy'
  words: NonNullable<OwnRubric['nl']>
  practice: boolean
}

/**
 * Sets how a round is read: how heavy each V weighs (basis points), its questions and anchors in one language, and
 * whether members practise first. Refuses `not-found` to others and what `canChangeRubric` refuses; the database holds
 * the same freeze.
 */
export async function changeRubric(
  actor: Person,
  roundId: string,
  form: RubricForm,
  now: Date,
): Promise<Verdict<{ round: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'change-rubric', round: roundId, ...form }, now, async () => {
      if (!can(actor, 'change-rubric').ok || !isUuid(roundId)) return refused('not-found')
      const [round] = await tx
        .select()
        .from(rounds)
        .where(and(eq(rounds.id, roundId), eq(rounds.fundId, actor.fund)))
        .for('update')
      if (!round) return refused('not-found')
      const verdict = canChangeRubric(round, form.weightsBp, now)
      if (!verdict.ok) return verdict
      const rubric = ownRubricSchema.parse({ ...round.rubric, [form.language]: form.words })
      const set = { weightsBp: form.weightsBp, rubric, practice: form.practice }
      await tx
        .update(rounds)
        .set({ ...set, rubricChangedAt: now })
        .where(eq(rounds.id, round.id))
      await record(tx, {
        type: 'rubric-changed',
        fund: actor.fund,
        actor: actor.id,
        round: round.id,
        rubricHash: hashOf(set),
        at: now,
      })
      return allowed({ round: round.id })
    }),
  )
}
