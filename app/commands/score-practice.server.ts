import { can, type Person } from '#app/domain/access.ts'
import { canPractise, type PracticeScores } from '#app/domain/panel/practice.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { ownPractice } from '#db/queries/practice.server.ts'
import { practiceScores } from '#db/schema/index.ts'
import { lockBatch } from '#db/writes/panel.server.ts'

/**
 * A member scores the practice proposal of a batch, all V's at once and once only. The scores lie in a table of their own
 * and never count. Refuses `not-found` to others and what `canPractise` refuses.
 */
export async function scorePractice(
  actor: Person,
  batchId: string,
  form: { operation: string; scores: PracticeScores },
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'score-practice', batch: batchId, ...form }, now, async () => {
      const may = can(actor, 'list-assignments').ok
      const locked = may ? await lockBatch(tx, actor.fund, batchId, 'update') : null
      const batch = locked && (await batchById(tx, actor.fund, locked.id))
      if (!batch) return refused('not-found')
      const verdict = canPractise(batch, (await ownPractice(tx, actor, batch.id)).length > 0)
      if (!verdict.ok) return verdict
      await tx.insert(practiceScores).values(
        criteria.map((criterion) => ({
          fundId: actor.fund,
          batchId: batch.id,
          personId: actor.person,
          criterion,
          score: form.scores[criterion],
          savedAt: now,
        })),
      )
      await record(tx, {
        type: 'practice-scored',
        fund: actor.fund,
        actor: actor.id,
        batch: batch.id,
        person: actor.person,
        at: now,
      })
      return allowed({ batch: batch.id })
    }),
  )
}
