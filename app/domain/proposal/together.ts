import { addDays, dayOf, type IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** What somebody who is invited may do: change the text, or only read it. Sending stays with the owners. */
export const invitedRelations = ['editor', 'reader'] as const
export type InvitedRelation = (typeof invitedRelations)[number]

/** How many invitations of one group may be open, and how many it may send in a day. */
export const mostOpenInvitations = 10
export const mostInvitationsADay = 20
const daysToAccept = 30

/** What is known of a group when it invites: addresses in lower case, and how many it invited in the last 24 hours. */
export type Group = { members: readonly string[]; invited: readonly string[]; sentToday: number }

/**
 * May a group invite this address (in lower case)? Refuses `already-takes-part`, `already-invited`, and
 * `too-many-invitations` (count: how many may be open) when ten are open or twenty went out in a day.
 */
export function canInvite({ members, invited, sentToday }: Group, email: string): Verdict {
  if (members.includes(email)) return refused('already-takes-part')
  if (invited.includes(email)) return refused('already-invited')
  const full = invited.length >= mostOpenInvitations || sentToday >= mostInvitationsADay
  return full ? refused('too-many-invitations', { count: mostOpenInvitations }) : allowed()
}

/** The last day in Amsterdam on which an invitation can be accepted. */
export function acceptableUntil(invitedAt: Date): IsoDate {
  return addDays(dayOf(invitedAt), daysToAccept)
}

/** May an open invitation be accepted at this instant? Refuses `invitation-expired` (inviterName) after its last day. */
export function canAcceptInvitation(
  { invitedAt, inviterName }: { invitedAt: Date; inviterName: string | null },
  now: Date,
): Verdict {
  return dayOf(now) > acceptableUntil(invitedAt) ? refused('invitation-expired', { inviterName }) : allowed()
}

export type Standing = { person: string; relation: 'owner' | 'editor' | 'reader'; helper: boolean }

/** May this person leave a group, or be taken off? A group always keeps an owner: `last-owner`. */
export function canEndMembership(members: readonly Standing[], person: string): Verdict {
  const owners = members.filter(({ relation }) => relation === 'owner')
  return owners.length === 1 && owners[0]?.person === person ? refused('last-owner') : allowed()
}

/** May this person become an owner beside the others? Not who only reads, nor who helps from outside: `cannot-own`. */
export function canOwn({ relation, helper }: Standing): Verdict {
  return relation === 'reader' || helper ? refused('cannot-own') : allowed()
}
