import { can, type Person } from '#app/domain/access.ts'
import { type AttestationForm, canAttest } from '#app/domain/grant/attestation.ts'
import { takesReports } from '#app/domain/grant/ending.ts'
import { outcomeOf } from '#app/domain/grant/instrument.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'
import { attestationsOf } from '#db/queries/outcome-results.server.ts'
import { settlementOf } from '#db/queries/settlements.server.ts'
import { liveReleases } from '#db/queries/tranches.server.ts'
import { outcomeAttestations } from '#db/schema/index.ts'
import { lockGrantOf } from '#db/writes/grants.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

/**
 * The initiative says that so many results are there, with what shows it: a list of that many, from which the fund may
 * draw. It counts once it was accepted. Refuses `not-found` for another's grant or file, or one that pays no results;
 * `not-signed`; `not-in-this-state` when the grant is at its end; and what `canAttest` refuses.
 */
export async function attestResults(
  actor: Person,
  grantId: string,
  form: AttestationForm & { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string; attestation: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'attest-results', grant: grantId, ...form }, now, async () => {
      const grant = await lockGrantOf(tx, actor, grantId)
      if (!grant || !can(actor, 'send-evidence', { relation: grant.relation }).ok) return refused('not-found')
      const version = await versionInForce(tx, grant.id)
      if (!version) return refused('not-signed')
      const outcome = outcomeOf(version.terms)
      if (!outcome) return refused('not-found')
      const settled = (await settlementOf(tx, grant.id))?.decidedAt
      if (settled || !takesReports(grant.state, 'final'))
        return refused('not-in-this-state', { state: grant.state, machine: 'grant' })
      const known = form.file === null || (await ownFiles(tx, actor, grant.proposal, form.file)).length === 1
      if (!known) return refused('not-found')
      const before = await attestationsOf(tx, grant.id)
      const open = before.some(({ state }) => state === 'sent')
      const verdict = canAttest(form, { attestor: outcome.attestor, open })
      if (!verdict.ok) return verdict
      const attestation = newId(now)
      await tx.insert(outcomeAttestations).values({
        id: attestation,
        fundId: grant.fund,
        grantId: grant.id,
        number: before.length + 1,
        trancheId: await nextPart(tx, grant.id, version.terms),
        state: 'sent',
        count: form.count,
        text: form.text,
        fileId: form.file,
        sentBy: actor.person,
        sentAt: now,
      })
      const about = { grant: grant.id, attestation, count: form.count }
      await record(tx, { type: 'results-attested', fund: grant.fund, actor: actor.id, ...about, at: now })
      await refreshGrant(tx, grant.id, now)
      return allowed({ grant: grant.id, attestation })
    }),
  )
}

/** The tranche whose moment comes next: the first that pays results and is not paid or being paid, else the last. */
async function nextPart(tx: Tx, grant: string, terms: Terms): Promise<string> {
  const parts = terms.tranches
    .filter(({ instrument }) => instrument === 'outcome')
    .toSorted((one, other) => one.number - other.number)
  const live = await liveReleases(tx, grant)
  const next = parts.find(({ id }) => !live.has(id)) ?? parts.at(-1)
  return next?.id ?? ''
}
