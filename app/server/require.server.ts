import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access.ts'
import {
  type AccessSubject,
  type Action,
  can,
  needsSecondFactor,
  type Person,
  type Role,
} from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { relationToProposal } from '#db/queries/proposals.server.ts'
import { notFound } from './answers.server.ts'
import { hereOf } from './back.server.ts'
import { clock } from './clock.server.ts'
import { keepPost } from './kept-posts.server.ts'
import { isPerson, type Visitor, visitor } from './session.server.ts'
import { textsOf } from './uploads/receive.server.ts'

/** Anybody who is signed in. */
export async function requirePerson(request: Request): Promise<Person> {
  const visit = await visitor(request, clock(request))
  if (!visit || !isPerson(visit.actor)) throw await toSignIn(request, visit)
  return visit.actor
}

/**
 * Somebody who applies: a signed-in person, or the anonymous writer of a draft. With a proposal's id it also demands
 * that the proposal is theirs to see.
 */
export async function requireApplicant(request: Request, proposal?: string): Promise<Actor> {
  const visit = await visitor(request, clock(request))
  if (!visit) throw await toSignIn(request, null)
  if (proposal === undefined) return visit.actor
  const relation = await relationToProposal(db(), visit.actor, proposal)
  await demand(request, visit, 'read-own-proposal', { relation })
  return visit.actor
}

/** A panel member (resident, professional or chair) with both factors. */
export async function requireReviewer(request: Request): Promise<Person> {
  return requireRole(request, ['reviewer', 'chair'])
}

export async function requireChair(request: Request): Promise<Person> {
  return requireRole(request, ['chair'])
}

/** The office: the manager, the approver, and the auditor who may look at everything and change nothing. */
export async function requireOffice(request: Request): Promise<Person> {
  if (!['GET', 'HEAD'].includes(request.method)) return requireRole(request, ['manager', 'approver'])
  return requireRole(request, ['manager', 'approver', 'auditor'])
}

export async function requireManager(request: Request): Promise<Person> {
  return requireRole(request, ['manager'])
}

export async function requireApprover(request: Request): Promise<Person> {
  return requireRole(request, ['approver'])
}

export async function requireAdministrator(request: Request): Promise<Person> {
  return requireRole(request, ['administrator'])
}

/** Whoever may do this according to the access table; used where an action belongs to several roles. */
export async function requireAction(request: Request, action: Action): Promise<Person> {
  const visit = await visitor(request, clock(request))
  await demand(request, visit, action, {})
  const actor = visit?.actor
  if (!actor || !isPerson(actor)) throw await toSignIn(request, visit)
  await demandSecondFactor(request, visit)
  return actor
}

async function requireRole(request: Request, wanted: readonly Role[]): Promise<Person> {
  const visit = await visitor(request, clock(request))
  if (!visit || !isPerson(visit.actor)) throw await toSignIn(request, visit)
  if (!wanted.some((role) => visit.actor.roles.includes(role))) throw notFound()
  await demandSecondFactor(request, visit)
  return visit.actor
}

async function demand(
  request: Request,
  visit: Visitor | null,
  action: Action,
  subject: AccessSubject,
): Promise<void> {
  const verdict = can(visit?.actor ?? null, action, subject)
  if (verdict.ok) return
  if (verdict.reason.code === 'sign-in-needed') throw await toSignIn(request, visit)
  throw notFound()
}

async function demandSecondFactor(request: Request, visit: Visitor): Promise<void> {
  if (!needsSecondFactor(visit.actor.roles) || visit.session.factors.includes('totp')) return
  throw await away(request, visit, '/account/second-factor')
}

async function toSignIn(request: Request, visit: Visitor | null): Promise<Response> {
  return away(request, visit, '/account/sign-in')
}

/** Sends somebody away to prove who they are; what they posted is kept and offered again afterwards. */
async function away(request: Request, visit: Visitor | null, to: string): Promise<Response> {
  const here = hereOf(request)
  if (['GET', 'HEAD'].includes(request.method)) return redirect(`${to}?back=${encodeURIComponent(here)}`)
  const form = await textsOf(request)
  const { back, headers } = await keepPost(form, visit?.session.idHash ?? null, here, clock(request))
  return redirect(`${to}?back=${encodeURIComponent(back)}`, { headers })
}
