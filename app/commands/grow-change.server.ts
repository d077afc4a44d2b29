import type { Person } from '#app/domain/access.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { TermsForm } from '#app/domain/grant/terms-form.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { lockForChange } from './changing.server.ts'
import { changeBegun, noteChange } from './note-change.server.ts'

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
      const begun = await changeBegun(tx, locked, side)
      if (!begun.ok) return begun
      if (hashOf(begun.terms) !== form.seen) return refused('terms-changed')
      return allowed(await noteChange(tx, actor, locked, { side, by: actor.person }, begun, form, now))
    }),
  )
}
