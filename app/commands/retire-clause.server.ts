import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { clauseLibrary } from '#db/queries/clauses.server.ts'
import { addClauseVersions, lockFund } from '#db/writes/clauses.server.ts'

/**
 * Takes an article out of use: new terms do not name it any more, and what was made with it keeps it. Only the manager
 * does this. Refuses `not-found`, `clause-changed` when somebody wrote a version since it was seen, and
 * `clause-retired` when it is out of use already.
 */
export async function retireClause(
  actor: Person,
  clauseId: string,
  form: { operation: string; seen: number },
  now: Date,
): Promise<Verdict<{ clause: string; version: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'retire-clause', clause: clauseId, ...form }, now, async () => {
      const may = can(actor, 'write-clause')
      if (!may.ok) return may
      await lockFund(tx, actor.fund)
      const last = (await clauseLibrary(tx, actor.fund, clauseId)).at(-1)
      if (!last) return refused('not-found')
      if (last.retired) return refused('clause-retired')
      if (last.version !== form.seen) return refused('clause-changed')
      const version = last.version + 1
      const { writtenBy: _by, writtenAt: _at, ...clause } = last
      const writing = { fund: actor.fund, by: actor.person, at: now }
      await addClauseVersions(tx, [{ ...clause, version, retired: true }], writing)
      const event = { fund: actor.fund, actor: actor.id, clause: clauseId, version, at: now }
      await record(tx, { type: 'clause-retired', ...event })
      return allowed({ clause: clauseId, version })
    }),
  )
}
