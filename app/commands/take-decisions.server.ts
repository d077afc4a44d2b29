import type { Person } from '#app/domain/access.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import { idWithin } from '#app/effects/id.ts'
import { type Taken, takeDecision } from './take-decision.server.ts'

/** Prepared decisions in the order in which they are taken, each with the hash of the letter that was seen. */
export type DecisionsForm = {
  operation: string
  decisions: readonly { decision: string; letter: string }[]
}

/**
 * Takes prepared decisions one after the other, each whole or not at all and in the order given, so that the money goes
 * to the first ones it suffices for. Every answer is that of `takeDecision`; the same form again answers the same.
 */
export async function takeDecisions(
  actor: Person,
  { operation, decisions }: DecisionsForm,
  now: Date,
): Promise<{ decision: string; verdict: Verdict<Taken> }[]> {
  const answers = []
  for (const { decision, letter } of decisions) {
    const form = { operation: idWithin(operation, decision), letter }
    answers.push({ decision, verdict: await takeDecision(actor, decision, form, now) })
  }
  return answers
}
