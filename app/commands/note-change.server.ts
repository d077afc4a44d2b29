import type { Person } from '#app/domain/access.ts'
import { adjusted } from '#app/domain/grant/adjust.ts'
import { clausesAfter } from '#app/domain/grant/clause-choice.ts'
import { applyDiff, diffTerms, rebased } from '#app/domain/grant/diff.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { appliesTo, type Terms, termsSchema } from '#app/domain/grant/terms.ts'
import type { TermsPatch } from '#app/domain/grant/terms-form.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { openChange, type TermsChange } from '#db/queries/changes.server.ts'
import { clauseLibrary } from '#db/queries/clauses.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { startChange, updateChange } from '#db/writes/changes.server.ts'
import type { Changing } from './changing.server.ts'

/** What one side is putting together, and the terms as they would be with it. */
export type Begun = { open: TermsChange | null; terms: Terms }

/** What one side is putting together of a locked grant, as far as it still fits the version in force. */
export async function changeBegun(tx: Tx, { grant, version }: Changing, side: Side): Promise<Verdict<Begun>> {
  const open = await openChange(tx, grant.id, side)
  const made = applyDiff(rebased(open?.diff ?? [], version.terms).diff, version.terms)
  return made.ok ? allowed({ open, terms: made.terms }) : made
}

/** Adds to what one side is putting together; nothing changes until it is sent. `by` is whose change it is. */
export async function noteChange(
  tx: Tx,
  actor: Pick<Person, 'id'>,
  { grant, version }: Changing,
  { side, by }: { side: Side; by: string },
  { open, terms }: Begun,
  patch: TermsPatch,
  now: Date,
): Promise<{ change: string }> {
  const set = adjusted(terms, patch, await neighbourhoodsOf(tx, grant.fund))
  const clauses = clausesAfter(terms.clauses, await clauseLibrary(tx, grant.fund), appliesTo(set))
  const diff = diffTerms(version.terms, termsSchema.parse({ ...set, clauses }))
  const change = open?.id ?? newId(now)
  if (!open) {
    await startChange(tx, {
      id: change,
      fundId: grant.fund,
      grantId: grant.id,
      baseVersionId: version.id,
      side,
      startedBy: by,
      startedAt: now,
    })
  }
  await updateChange(tx, change, { diff, baseVersionId: version.id })
  const about = { grant: grant.id, change, diffHash: hashOf(diff) }
  await record(tx, { type: 'change-noted', fund: grant.fund, actor: actor.id, ...about, at: now })
  return { change }
}
