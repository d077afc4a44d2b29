import { attestResults } from '#app/commands/attest-results.server.ts'
import { drawSample, recordFindings } from '#app/commands/draw-sample.server.ts'
import { acceptAttestation } from '#app/commands/judge-attestation.server.ts'
import { db } from '#db/client.server.ts'
import { attestationById } from '#db/queries/outcome-results.server.ts'
import type { AttestationStep, CastInitiative } from '../cast/shape.ts'
import { type Act, actor, instant, known, must, operation, type Stage } from './stage.ts'

/** Results that an initiative attests, and what the manager found of those that chance drew. */
export function outcomeActs(stage: Stage, one: CastInitiative): Act[] {
  if (!('attestations' in one) || !one.attestations) return []
  return one.attestations.flatMap((step) => {
    const made = { attestation: '' }
    const { acceptance } = step
    const attest: Act = {
      at: instant(step.at),
      what: `attest ${step.count} results ${one.key}`,
      run: async (at) => {
        made.attestation = await sayThere(stage, one, step, at)
      },
    }
    if (!acceptance) return [attest]
    const judge: Act = {
      at: instant(acceptance.at),
      what: `look at results ${one.key}`,
      run: (at) => lookAt(stage, one, acceptance.by, made.attestation, at),
    }
    return [attest, judge]
  })
}

async function sayThere(stage: Stage, one: CastInitiative, step: AttestationStep, at: Date): Promise<string> {
  const form = { operation: operation(), count: Number(step.count), text: step.text, file: null }
  const attested = await must(
    attestResults(actor(stage, step.by, at), known(stage.grants, one.key), form, at),
  )
  return attested.attestation
}

async function lookAt(
  stage: Stage,
  one: CastInitiative,
  by: 'sipke',
  attestation: string,
  at: Date,
): Promise<void> {
  const manager = actor(stage, by, at)
  const of = { grant: known(stage.grants, one.key), attestation }
  await must(drawSample(manager, of, { operation: operation() }, at))
  const { sample = [] } = (await attestationById(db(), of.grant, attestation)) ?? {}
  const findings = sample.map(({ place }) => ({ place, confirmed: true, reason: null }))
  await must(recordFindings(manager, of, { operation: operation(), findings }, at))
  await must(acceptAttestation(manager, of, { operation: operation() }, at))
}
