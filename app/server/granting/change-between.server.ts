import { classOf } from '#app/domain/grant/change-judgement.ts'
import type { Change } from '#app/domain/grant/change-kind.ts'
import { applyDiff } from '#app/domain/grant/diff.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { db } from '#db/client.server.ts'
import { type Version, versionsOf } from '#db/queries/agreements.server.ts'
import type { TermsChange } from '#db/queries/changes.server.ts'

/** The two versions that a change lies between, and how heavy the step is; null when its version is not there. */
export async function changeBetween(
  change: TermsChange,
): Promise<{ base: Version; after: Terms; weight: Change } | null> {
  const versions = await versionsOf(db(), change.grant)
  const base = versions.find((one) => one.id === change.baseVersion)
  if (!base) return null
  const made = applyDiff(change.diff, base.terms)
  const after = made.ok ? made.terms : base.terms
  const signed = versions.find((one) => one.version <= base.version && one.offeredAt && one.inForceAt) ?? base
  return { base, after, weight: classOf(signed.terms, base.terms, after) }
}
