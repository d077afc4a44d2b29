import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canTakeBack } from '#app/domain/grant/release.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { releaseById } from '#db/queries/tranches.server.ts'
import { releases } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'

/**
 * Takes a prepared or approved payment back before it is in a file, with a reason: its tranche is ready again, and who
 * prepared it hears why. Manager or approver does this. Refuses `not-found` and what `canTakeBack` refuses.
 */
export async function takeBackRelease(
  actor: Person,
  releaseId: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ grant: string; tranche: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'take-back-release', release: releaseId, ...form }, now, async () => {
      const may = can(actor, 'take-back-release')
      if (!may.ok) return may
      const found = await releaseById(tx, actor.fund, releaseId)
      const grant = found && (await lockGrant(tx, actor.fund, found.grant))
      const release = grant && (await releaseById(tx, actor.fund, releaseId))
      if (!release) return refused('not-found')
      const role = actor.roles.includes('approver') ? 'approver' : 'manager'
      const clear = await handles(tx, actor, grant, role, now)
      if (!clear.ok) return clear
      const verdict = canTakeBack(release, form.reason)
      if (!verdict.ok) return { ok: false, reason: { machine: 'tranche', ...verdict.reason } }
      await tx
        .update(releases)
        .set({ cancelledAt: now, takenBackBy: actor.person, takeBackReason: form.reason.trim() })
        .where(eq(releases.id, release.id))
      await record(tx, {
        type: 'payment-taken-back',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        tranche: release.tranche,
        release: release.id,
        preparedBy: release.preparedBy,
        at: now,
      })
      return allowed({ grant: grant.id, tranche: release.tranche })
    }),
  )
}
