import { can, type Person } from '#app/domain/access.ts'
import { endedUnsigned } from '#app/domain/grant/agreement.ts'
import { newestClauses } from '#app/domain/grant/clause-choice.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { termsFrom } from '#app/domain/grant/terms-from.ts'
import type { AgreementTexts } from '#app/domain/grant/texts.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'
import { clauseLibrary } from '#db/queries/clauses.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { termsSource } from '#db/queries/terms-source.server.ts'
import { addVersion, lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

/**
 * Writes the terms of an award down: the first version from the frozen proposal, the award and the round; after an offer
 * that ended unsigned, another version that begins with what that one said. First terms name the newest articles. Only the manager does this. Refuses
 * `not-found` (also when the proposal was erased) and `not-in-this-state` (state) while a version is open or in force.
 */
export async function draftTerms(
  actor: Person,
  grantId: string,
  form: { operation: string },
  texts: Pick<AgreementTexts, 'locale' | 'reportWords' | 'smallStartWords'>,
  now: Date,
): Promise<Verdict<{ termsVersion: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'draft-terms', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'make-agreement')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      if (!grant) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      if (grant.state !== 'agreeing')
        return refused('not-in-this-state', { state: grant.state, machine: 'grant' })
      const before = await newestVersion(tx, grant.id)
      if (before && !endedUnsigned.has(before.state)) {
        return refused('not-in-this-state', { state: before.state, machine: 'termsVersion' })
      }
      const terms = before?.terms ?? (await firstTerms(tx, grant, texts))
      if (!terms) return refused('not-found')
      const id = newId(now)
      const version = (before?.version ?? 0) + 1
      await addVersion(tx, {
        id,
        fund: grant.fund,
        grant: grant.id,
        version,
        terms,
        locale: texts.locale,
        by: actor.person,
        at: now,
      })
      await record(tx, {
        type: 'terms-drafted',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        termsVersion: id,
        at: now,
      })
      return allowed({ termsVersion: id })
    }),
  )
}

async function firstTerms(
  tx: Tx,
  grant: Grant,
  texts: Pick<AgreementTexts, 'reportWords' | 'smallStartWords'>,
): Promise<Terms | null> {
  const source = await termsSource(tx, grant)
  if (!source) return null
  const clauses = newestClauses(await clauseLibrary(tx, grant.fund))
  return termsFrom(source.submission, source.award, { ...source.round, ...texts, clauses })
}
