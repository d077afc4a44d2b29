import { acceptInvitation } from '#app/commands/accept-invitation.server.ts'
import { askHelp } from '#app/commands/ask-help.server.ts'
import { enterPaperForm } from '#app/commands/enter-paper-form.server.ts'
import { inviteCoApplicant } from '#app/commands/invite-co-applicant.server.ts'
import type { Actor, Person } from '#app/domain/access.ts'
import type { InvitedRelation } from '#app/domain/proposal/together.ts'
import { begun } from './applying.ts'
import { later, operation, type World, yes } from './base.ts'

type Asked = { relation?: InvitedRelation; helper?: boolean }

/** An owner invites an address. */
export async function invited(
  owner: Actor,
  proposal: string,
  email: string,
  { relation = 'editor', helper = false }: Asked = {},
  at = later({ minutes: 3 }),
): Promise<string> {
  const form = { operation: operation(), email, relation, helper }
  return (await yes(inviteCoApplicant(owner, proposal, form, at))).invitation
}

/** Somebody who was invited and takes part. */
export async function joined(
  owner: Actor,
  proposal: string,
  person: Person & { email: string },
  asked: Asked = {},
  at = later({ minutes: 3 }),
): Promise<void> {
  const invitation = await invited(owner, proposal, person.email, asked, at)
  await yes(acceptInvitation(person, invitation, { operation: operation() }, later({ minutes: 1 }, at)))
}

/** A draft of which its writers let the fund read along, with what they need. */
export async function helped(
  world: World,
  owner: Person,
  text = 'Wij komen niet uit de begroting.',
  at = later({ minutes: 3 }),
): Promise<string> {
  const proposal = await begun(world, owner)
  await yes(askHelp(owner, proposal, { operation: operation(), text }, at))
  return proposal
}

/** A form on paper that the manager begins to type over. */
export async function onPaper(world: World, manager: Person, at = later({ minutes: 3 })): Promise<string> {
  const form = {
    operation: operation(),
    round: world.round,
    receivedOn: '2026-03-09',
    groupName: 'Bingo in de flat',
    contactName: 'Klaas Visser',
    email: null,
    phone: '0581234567',
  }
  return (await yes(enterPaperForm(manager, form, at))).proposal
}
