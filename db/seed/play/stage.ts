import { randomUUID } from 'node:crypto'
import type { keepEvidenceFile } from '#app/commands/keep-evidence-file.server.ts'
import type { MadeDocument } from '#app/commands/offer-agreement.server.ts'
import type { ReviewTexts } from '#app/commands/settle-review.server.ts'
import type { Person, Role } from '#app/domain/access.ts'
import { amsterdamInstant } from '#app/domain/calendar.ts'
import type { AgreementTexts } from '#app/domain/grant/texts.ts'
import type { ClauseSeed } from '#app/domain/grant/translation.ts'
import type { WordsIn } from '#app/domain/results/annual-report.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import type { Moment } from '../cast/clock.ts'
import type { Cast, CastPerson, InitiativeKey, PersonKey, RoundKey } from '../cast/shape.ts'

/** Something that somebody of the cast does at a moment. */
export type Act = { at: Date; what: string; run(at: Date): Promise<unknown> }

/** What has been made so far, by the names of the cast. */
export type Stage = {
  cast: Cast
  fund: string
  people: Map<PersonKey, { id: string; person: CastPerson }>
  rounds: Map<RoundKey, string>
  batches: Map<RoundKey, string>
  proposals: Map<InitiativeKey, string>
  /** The keys of the rows of a proposal's lists, in order: `milestones`, `indicators`, `budgetLines`. */
  rows: Map<string, string[]>
  decisions: Map<InitiativeKey, string>
  grants: Map<InitiativeKey, string>
}

/** What the demo borrows from the server: the texts of agreements, and what makes their documents. */
/** A file as it is handed in with a report. */
type HandedIn = Parameters<typeof keepEvidenceFile>[2]

export type SeedTools = {
  texts: AgreementTexts
  clauses: ClauseSeed
  review: ReviewTexts
  harvest: WordsIn
  /** A drawing of the demo as a photo that arrived, for as long as it is used. */
  photo<Answer>(drawing: string, use: (file: HandedIn) => Promise<Answer>): Promise<Answer>
  render(termsVersion: string): Promise<MadeDocument>
}

/** The instant of a moment in Amsterdam. */
export function instant(moment: Moment): Date {
  return amsterdamInstant(moment.day, moment.time)
}

/** Somebody of the cast as the actor of a command; whoever acts has just shown who they are. */
export function actor(stage: Stage, key: PersonKey, at: Date): Person & { email: string } {
  const known = stage.people.get(key)
  if (!known) throw new Error(`${key} has no account yet`)
  const { id, person } = known
  const roles: readonly Role[] = person.roles
  return {
    id,
    person: id,
    fund: stage.fund,
    name: person.name,
    email: person.email,
    roles,
    locale: 'nl',
    session: `seed-${key}`,
    steppedUpAt: at,
  }
}

/** What a map must hold by now. */
export function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error(`${String(key)} is not there yet`)
  return value
}

/** The answer of a command that must say yes: a demo that loads proves the rules. */
export async function must<Answer extends Verdict>(
  answer: Promise<Answer>,
): Promise<Extract<Answer, { ok: true }>> {
  const verdict = await answer
  if (!verdict.ok) throw new Error(`the demo was refused: ${JSON.stringify(verdict.reason)}`)
  return verdict as Extract<Answer, { ok: true }>
}

export const operation = () => randomUUID()
