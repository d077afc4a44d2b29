import { can, type Person } from '#app/domain/access.ts'
import { judgeClause } from '#app/domain/grant/clause-judgement.ts'
import type { Clause } from '#app/domain/grant/clauses.ts'
import { keyOf } from '#app/domain/results/programme-edit.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { clauseLibrary } from '#db/queries/clauses.server.ts'
import { addClauseVersions, lockFund } from '#db/writes/clauses.server.ts'

export type ClauseForm = {
  operation: string
  /** The version that was on the page; null for an article that is not there yet. */
  seen: number | null
  clause: Omit<Clause, 'id' | 'version'>
}

/**
 * Writes an article anew: a further version of it, or the first of a new article, whose id is made from its title.
 * Agreements keep the version that they name. An article in use no more is in use again. Only the manager does this.
 * Refuses `not-found`, `clause-changed` when somebody wrote a version since, `clause-exists`, and what `judgeClause`
 * refuses.
 */
export async function writeClause(
  actor: Person,
  clauseId: string | null,
  form: ClauseForm,
  now: Date,
): Promise<Verdict<{ clause: string; version: number }>> {
  return transaction((tx) =>
    once(tx, actor, { ...form, command: 'write-clause', article: clauseId }, now, async () => {
      const may = can(actor, 'write-clause')
      if (!may.ok) return may
      const sound = judgeClause(form.clause)
      if (!sound.ok) return sound
      await lockFund(tx, actor.fund)
      const clause = clauseId ?? (keyOf(form.clause.title) || 'artikel')
      const last = (await clauseLibrary(tx, actor.fund, clause)).at(-1)
      if (clauseId === null && last) return refused('clause-exists')
      if (clauseId !== null && !last) return refused('not-found')
      if (last && last.version !== form.seen) return refused('clause-changed')
      const version = (last?.version ?? 0) + 1
      const written = { ...form.clause, id: clause, version }
      await addClauseVersions(tx, [written], { fund: actor.fund, by: actor.person, at: now })
      await record(tx, {
        type: 'clause-written',
        fund: actor.fund,
        actor: actor.id,
        clause,
        version,
        textHash: hashOf(written),
        at: now,
      })
      return allowed({ clause, version })
    }),
  )
}
