import { can, type Person } from '#app/domain/access.ts'
import { adjusted } from '#app/domain/grant/adjust.ts'
import { clausesAfter } from '#app/domain/grant/clause-choice.ts'
import { appliesTo, termsSchema } from '#app/domain/grant/terms.ts'
import type { TermsForm } from '#app/domain/grant/terms-form.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'
import { clauseLibrary } from '#db/queries/clauses.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { changeVersion, lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

/**
 * Sets what the form names in the draft of the terms; articles that no longer apply leave and those that apply from now on
 * come in. A draft may be kept while something is still wrong with it; `prepare-offer` judges. Only the manager does this.
 * Refuses `not-found`, `not-in-this-state` once it is no draft any more, `terms-changed` when somebody changed it since
 * it was seen.
 */
export async function adjustTerms(
  actor: Person,
  grantId: string,
  form: TermsForm,
  now: Date,
): Promise<Verdict<{ termsVersion: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'adjust-terms', grant: grantId, ...form }, now, async () => {
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
      const places = await neighbourhoodsOf(tx, grant.fund)
      const set = adjusted(version.terms, form, places)
      const library = await clauseLibrary(tx, grant.fund)
      const clauses = clausesAfter(version.terms.clauses, library, appliesTo(set))
      const terms = termsSchema.parse({ ...set, clauses })
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
