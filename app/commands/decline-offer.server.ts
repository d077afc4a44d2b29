import { can, type Person } from '#app/domain/access.ts'
import { moveVersion } from '#app/domain/grant/agreement.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'
import { ownGrant } from '#db/queries/grants.server.ts'
import { settleOffered } from '#db/writes/changes.server.ts'
import { changeVersion, lockGrantOf } from '#db/writes/grants.server.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { say } from './send-message.server.ts'

/**
 * Declines an offer: an owner of the initiative does not want these terms. Why stands in the thread with the fund, which
 * hears of it and may offer again or end the award. Refuses `not-found`, `document-changed` when it is not the offer that
 * was seen, `not-in-this-state` (state) when there is none to decline, and what `canSendMessage` refuses.
 */
export async function declineOffer(
  actor: Person,
  grantId: string,
  form: { operation: string; termsVersion: string; reason: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'decline-offer', grant: grantId, ...form }, now, async () => {
      const known = await ownGrant(tx, actor, grantId)
      if (!known || !(await lockProposalOf(tx, actor, known.proposal))) return refused('not-found')
      const grant = await lockGrantOf(tx, actor, grantId)
      const may = can(actor, 'sign-for-initiative', { relation: grant?.relation ?? 'none' })
      const version = grant && may.ok ? await newestVersion(tx, grant.id) : null
      if (!grant || !version?.offeredAt) return refused('not-found')
      if (version.id !== form.termsVersion) return refused('document-changed')
      const move = moveVersion(version.state, 'decline')
      if (!move.ok) return { ok: false, reason: { ...move.reason, machine: 'termsVersion' } }
      const said = await say(tx, actor, grant.proposal, 'applicant', { text: form.reason }, now)
      if (!said.ok) return said
      await changeVersion(tx, version.id, { state: move.state, endedAt: now })
      await settleOffered(tx, grant.id, 'lapsed')
      await record(tx, {
        type: 'offer-declined',
        fund: grant.fund,
        actor: actor.id,
        grant: grant.id,
        termsVersion: version.id,
        message: said.message,
        at: now,
      })
      return allowed({ grant: grant.id })
    }),
  )
}
