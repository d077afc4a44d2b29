import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import {
  canDrawSample,
  canRecordFindings,
  drawnPlaces,
  type SampleFinding,
} from '#app/domain/grant/attestation.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { outcomeAttestations, outcomeSamples } from '#db/schema/index.ts'
import { type AttestationPlace, mayLookAt } from './judge-attestation.server.ts'

/**
 * The manager draws which of the attested results are looked at: once, with a seed that nobody knew before and that is
 * recorded, so that anybody can draw again. Refuses what `mayLookAt` and `canDrawSample` refuse.
 */
export async function drawSample(
  actor: Person,
  of: AttestationPlace,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'draw-sample', ...of, ...form }, now, async () => {
      const may = await mayLookAt(tx, actor, of, now)
      if (!may.ok) return may
      const { grant, attestation, outcome } = may
      const verdict = canDrawSample(attestation, outcome)
      if (!verdict.ok) return verdict
      const seed = randomBytes(32).toString('hex')
      const places = drawnPlaces(attestation.count, verdict.size, seed, sha256)
      await tx
        .update(outcomeAttestations)
        .set({ seed, drawnBy: actor.person, drawnAt: now })
        .where(eq(outcomeAttestations.id, attestation.id))
      await tx.insert(outcomeSamples).values(
        places.map((place) => ({
          fundId: grant.fund,
          grantId: grant.id,
          attestationId: attestation.id,
          place,
        })),
      )
      const about = { grant: grant.id, attestation: attestation.id, seed, size: verdict.size }
      await record(tx, { type: 'results-sample-drawn', fund: grant.fund, actor: actor.id, ...about, at: now })
      return allowed({ grant: grant.id })
    }),
  )
}

/**
 * The manager records what was found of results that were drawn: there, or not there and why. It may be done in parts and
 * put right until it is judged. Refuses what `mayLookAt` and `canRecordFindings` refuse.
 */
export async function recordFindings(
  actor: Person,
  of: AttestationPlace,
  form: { operation: string; findings: readonly SampleFinding[] },
  now: Date,
): Promise<Verdict<{ grant: string; left: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'record-findings', ...of, ...form }, now, async () => {
      const may = await mayLookAt(tx, actor, of, now)
      if (!may.ok) return may
      const { grant, attestation } = may
      const verdict = canRecordFindings(attestation, form.findings)
      if (!verdict.ok) return verdict
      for (const { place, confirmed, reason } of form.findings) {
        await tx
          .update(outcomeSamples)
          .set({ confirmed, reason: confirmed ? null : reason, lookedBy: actor.person, lookedAt: now })
          .where(and(eq(outcomeSamples.attestationId, attestation.id), eq(outcomeSamples.place, place)))
      }
      const found = new Set(form.findings.map(({ place }) => place))
      const left = attestation.sample.filter(
        ({ place, confirmed }) => confirmed === null && !found.has(place),
      ).length
      const about = { grant: grant.id, attestation: attestation.id, looked: found.size, left }
      await record(tx, { type: 'results-looked-at', fund: grant.fund, actor: actor.id, ...about, at: now })
      return allowed({ grant: grant.id, left })
    }),
  )
}
