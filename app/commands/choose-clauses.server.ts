import { can, type Person } from '#app/domain/access.ts'
import { chooseClauses } from '#app/domain/grant/clause-choice.ts'
import { appliesTo } from '#app/domain/grant/terms.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'
import { clauseLibrary } from '#db/queries/clauses.server.ts'
import { changeVersion, lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

export type ClauseChoiceForm = {
  operation: string
  /** The hash of the terms that were on the page. */
  seen: string
  /** Ids of articles by choice that shall be in the agreement. */
  chosen: string[]
  /** Ids of articles of which the newest version is taken over. */
  renewed: string[]
}

/**
 * Sets the articles of a draft of the terms: which by choice are in it, and of which the newest version is taken over.
 * Only the manager does this. Refuses `not-found`, `not-in-this-state` once it is no draft any more, and `terms-changed`
 * when somebody changed it since it was seen.
 */
export async function chooseClausesOf(
  actor: Person,
  grantId: string,
  form: ClauseChoiceForm,
  now: Date,
): Promise<Verdict<{ termsVersion: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'choose-clauses', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'make-agreement')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      const version = grant && (await newestVersion(tx, grant.id))
      if (!version) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      if (version.state !== 'drafted')
        return refused('not-in-this-state', { state: version.state, machine: 'termsVersion' })
      if (hashOf(version.terms) !== form.seen) return refused('terms-changed')
      const library = await clauseLibrary(tx, grant.fund)
      const clauses = chooseClauses(version.terms.clauses, library, appliesTo(version.terms), form)
      const terms = { ...version.terms, clauses }
      await changeVersion(tx, version.id, { terms, clauses })
      await record(tx, {
        type: 'terms-adjusted',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        termsVersion: version.id,
        termsHash: hashOf(terms),
        at: now,
      })
      return allowed({ termsVersion: version.id })
    }),
  )
}
