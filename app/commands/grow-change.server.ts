import type { Person } from '#app/domain/access.ts'
import { adjusted } from '#app/domain/grant/adjust.ts'
import { clausesAfter } from '#app/domain/grant/clause-choice.ts'
import { applyDiff, diffTerms, rebased } from '#app/domain/grant/diff.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { appliesTo, termsSchema } from '#app/domain/grant/terms.ts'
import type { TermsForm } from '#app/domain/grant/terms-form.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { openChange } from '#db/queries/changes.server.ts'
import { clauseLibrary } from '#db/queries/clauses.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { startChange, updateChange } from '#db/writes/changes.server.ts'
import { lockForChange } from './changing.server.ts'

/**
 * Notes what one side wants to be different in an agreement that is in force; nothing changes until it is sent. More can be
 * added to the same change, and what is set back leaves it. Refuses what `lockForChange` refuses, and `terms-changed` when
 * the terms or the change are not those that were seen.
 */
export async function growChange(
  actor: Person,
  grantId: string,
  side: Side,
  form: TermsForm,
  now: Date,
): Promise<Verdict<{ change: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'grow-change', grant: grantId, side, ...form }, now, async () => {
      const locked = await lockForChange(tx, actor, grantId, side, now)
      if (!locked.ok) return locked
      const { grant, version } = locked
      const open = await openChange(tx, grant.id, side)
      const fitting = rebased(open?.diff ?? [], version.terms).diff
      const before = applyDiff(fitting, version.terms)
      if (!before.ok) return before
      if (hashOf(before.terms) !== form.seen) return refused('terms-changed')
      const set = adjusted(before.terms, form, await neighbourhoodsOf(tx, grant.fund))
      const library = await clauseLibrary(tx, grant.fund)
      const clauses = clausesAfter(before.terms.clauses, library, appliesTo(set))
      const diff = diffTerms(version.terms, termsSchema.parse({ ...set, clauses }))
      const change = open?.id ?? newId(now)
      if (!open) {
        await startChange(tx, {
          id: change,
          fundId: grant.fund,
          grantId: grant.id,
          baseVersionId: version.id,
          side,
          startedBy: actor.person,
          startedAt: now,
        })
      }
      await updateChange(tx, change, { diff, baseVersionId: version.id })
      await record(tx, {
        type: 'change-noted',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        change,
        diffHash: hashOf(diff),
        at: now,
      })
      return allowed({ change })
    }),
  )
}
