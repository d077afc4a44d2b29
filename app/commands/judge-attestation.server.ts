import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canAcceptAttestation, canReturnAttestation } from '#app/domain/grant/attestation.ts'
import { outcomeOf } from '#app/domain/grant/instrument.ts'
import type { Outcome } from '#app/domain/grant/outcome.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { type AttestationRow, attestationById } from '#db/queries/outcome-results.server.ts'
import { outcomeAttestations } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { handles } from './may-judge.server.ts'
import { refreshGrant } from './refresh-conditions.server.ts'

export type AttestationPlace = { grant: string; attestation: string }

/**
 * Accepts what was attested: it counts from now on, corrected by its sample, and tranches that waited for results become
 * ready at their moment. Who accepts may prepare their payment but never approve it. Refuses what `mayLookAt` and
 * `canAcceptAttestation` refuse.
 */
export async function acceptAttestation(
  actor: Person,
  of: AttestationPlace,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string; counted: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'accept-attestation', ...of, ...form }, now, async () => {
      const may = await mayLookAt(tx, actor, of, now)
      if (!may.ok) return may
      const { grant, attestation, outcome } = may
      const verdict = canAcceptAttestation(attestation, outcome)
      if (!verdict.ok) return verdict
      await judge(tx, actor, attestation, { state: 'accepted', question: null }, now)
      const { counted } = verdict
      const about = { grant: grant.id, attestation: attestation.id, counted }
      await record(tx, { type: 'results-accepted', fund: grant.fund, actor: actor.id, ...about, at: now })
      await refreshGrant(tx, grant.id, now)
      return allowed({ grant: grant.id, counted })
    }),
  )
}

/**
 * Gives it back with a question: none of it counts, and it is attested again. Refuses what `mayLookAt` and
 * `canReturnAttestation` refuse.
 */
export async function returnAttestation(
  actor: Person,
  of: AttestationPlace,
  form: { operation: string; question: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'return-attestation', ...of, ...form }, now, async () => {
      const may = await mayLookAt(tx, actor, of, now)
      if (!may.ok) return may
      const { grant, attestation } = may
      const verdict = canReturnAttestation(attestation, form.question)
      if (!verdict.ok) return verdict
      await judge(tx, actor, attestation, { state: 'returned', question: form.question.trim() }, now)
      const about = { grant: grant.id, attestation: attestation.id }
      await record(tx, { type: 'results-returned', fund: grant.fund, actor: actor.id, ...about, at: now })
      await refreshGrant(tx, grant.id, now)
      return allowed({ grant: grant.id })
    }),
  )
}

type LookedAt = { grant: Grant; attestation: AttestationRow; outcome: Outcome }

/**
 * May this person judge what was attested? Only the manager of the fund (`not-found` to others, and for what is not there),
 * who stands not too near (`conflict-…`) and acts in nobody's place without need (`stand-in-not-needed`). Locks the grant.
 */
export async function mayLookAt(
  tx: Tx,
  actor: Person,
  of: AttestationPlace,
  now: Date,
): Promise<Verdict<LookedAt>> {
  const may = can(actor, 'judge-report')
  const grant = may.ok ? await lockGrant(tx, actor.fund, of.grant) : null
  const attestation = grant && (await attestationById(tx, grant.id, of.attestation))
  const version = attestation && (await versionInForce(tx, grant.id))
  const outcome = version && outcomeOf(version.terms)
  if (!outcome) return refused('not-found')
  const clear = await handles(tx, actor, grant, 'manager', now)
  return clear.ok ? allowed({ grant, attestation, outcome }) : clear
}

async function judge(
  tx: Tx,
  actor: Person,
  { id }: Pick<AttestationRow, 'id'>,
  to: { state: 'accepted' | 'returned'; question: string | null },
  now: Date,
): Promise<void> {
  await tx
    .update(outcomeAttestations)
    .set({ ...to, judgedBy: actor.person, judgedAt: now })
    .where(eq(outcomeAttestations.id, id))
}
