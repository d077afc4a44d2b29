import { inArray } from 'drizzle-orm'
import { type AccessSubject, type Action, can } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { operations } from '#db/schema/index.ts'
import type { Door } from './door.ts'
import { type Kind, type Persona, standingOf, type Visitor } from './personas.ts'
import type { Answer } from './site.ts'

/**
 * What somebody finds behind a door. `in` is the page, or wherever the page leads them next; `closed` is the page that names
 * what they declared; `no` is a form of theirs that did nothing.
 */
export type Outcome = 'in' | 'sign-in' | 'absent' | 'closed' | 'no' | 'no form' | `status ${number}`

/** What the access table says of opening a door. */
export function openingExpected(door: Door, visitor: Visitor, kind = door.kind): Outcome {
  if (door.get === null && door.post) return 'status 405'
  if (door.get === null || door.absentFor?.includes(visitor.persona)) return 'absent'
  if (door.closedFor?.includes(visitor.persona)) return 'closed'
  const outcome = outcomeIn(visitor, door.get, standing(visitor.persona, kind))
  return outcome === 'in' && door.needsPerson && !visitor.actor?.person ? 'sign-in' : outcome
}

/** What the access table says of sending the form of a door. Who may look at least hears why not. */
export function sendingExpected(door: Door, visitor: Visitor, kind = door.kind): Outcome {
  if (door.post === undefined) return door.get === null ? 'absent' : 'no form'
  if (door.absentFor?.includes(visitor.persona)) return 'absent'
  const sending = outcomeIn(visitor, door.post, standing(visitor.persona, kind))
  if (sending === 'in' || sending === 'sign-in') return sending
  return openingExpected(door, visitor, kind) === 'absent' ? 'absent' : 'no'
}

export function opened({ status, location }: Answer): Outcome {
  if (isToSignIn(location)) return 'sign-in'
  if (status === 200 || isLeading(status)) return 'in'
  if (status === 404) return 'absent'
  return status === 403 ? 'closed' : `status ${status}`
}

/** Reads an answer to a form; a form that was refused, in whatever way, must have left nothing behind. */
export async function sending(
  { status, location }: Answer,
  expected: Outcome,
  operation: string | undefined,
): Promise<Outcome> {
  if (status === 405) return 'no form'
  if (isToSignIn(location)) return 'sign-in'
  if (expected === 'no' && [403, 404, 422].includes(status))
    return (await wasDone(operation)) ? `status ${status}` : 'no'
  if (status === 200 || status === 400 || status === 409 || status === 422 || isLeading(status)) return 'in'
  return status === 404 ? 'absent' : `status ${status}`
}

function outcomeIn({ actor }: Visitor, action: Action, subject: AccessSubject): Outcome {
  const verdict = can(actor, action, subject)
  if (verdict.ok) return 'in'
  if (verdict.reason.code === 'sign-in-needed') return 'sign-in'
  return subject.panel === 'closed' ? 'closed' : 'absent'
}

function standing(persona: Persona, kind: Kind | undefined): AccessSubject {
  return kind ? standingOf(persona, kind) : {}
}

function isLeading(status: number): boolean {
  return status === 302 || status === 303
}

function isToSignIn(location: string | null): boolean {
  return location?.startsWith('/account/sign-in?') ?? false
}

async function wasDone(operation: string | undefined): Promise<boolean> {
  if (!operation) return false
  return (await db().$count(operations, inArray(operations.operation, [operation]))) > 0
}
